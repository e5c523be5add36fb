#include "api/render/moment.hpp"

#include <charconv>

#include "schemas/model/civil_day.hpp"

namespace tsunagi::api {
namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;

std::optional<std::int64_t> two_digits(std::string_view text, std::size_t at) {
    std::int64_t value = 0;
    if (at + 2 > text.size()) return std::nullopt;
    auto const read = std::from_chars(text.data() + at, text.data() + at + 2, value);
    if (read.ec != std::errc{} || read.ptr != text.data() + at + 2) return std::nullopt;
    return value;
}

/// ".25" -> 250; the text begins behind the point.
std::int64_t milliseconds(std::string_view digits) {
    std::int64_t value = 0;
    for (std::size_t i = 0; i < 3; ++i) value = value * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return value;
}

/// "Z", "+09:00", "-05:30"
std::optional<std::int64_t> offset(std::string_view zone) {
    if (zone == "Z" || zone == "z") return 0;
    auto const hours = two_digits(zone, 1), minutes = two_digits(zone, 4);
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || !hours || !minutes) return std::nullopt;
    return (zone[0] == '-' ? -1 : 1) * (*hours * hour + *minutes * minute);
}

} // namespace

std::optional<std::int64_t> epoch_milliseconds(std::string_view text) {
    if (text.size() < 20) return std::nullopt;
    auto const civil = model::parse_civil_day(text.substr(0, 10));
    auto const hours = two_digits(text, 11), minutes = two_digits(text, 14), seconds = two_digits(text, 17);
    if (!civil || !hours || !minutes || !seconds) return std::nullopt;
    auto zone = text.substr(19);
    std::int64_t fraction = 0;
    if (zone.starts_with('.')) {
        auto const end = zone.find_first_not_of("0123456789", 1);
        if (end == zone.npos || end == 1) return std::nullopt;
        fraction = milliseconds(zone.substr(1, end - 1));
        zone.remove_prefix(end);
    }
    auto const shift = offset(zone);
    if (!shift) return std::nullopt;
    return model::day_number(*civil) * day + *hours * hour + *minutes * minute + *seconds * 1000 + fraction -
           *shift;
}

} // namespace tsunagi::api
