#include "api/http/http_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "schemas/model/civil_day.hpp"

namespace tsunagi::api {
namespace {

constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t seconds_per_day = 86400;

std::optional<int> number(std::string_view text, std::size_t at, std::size_t length) {
    int value = 0;
    auto const *first = text.data() + at;
    auto const read = std::from_chars(first, first + length, value);
    if (read.ec != std::errc{} || read.ptr != first + length) return std::nullopt;
    return value;
}

} // namespace

std::string http_date(std::int64_t seconds) {
    auto day = seconds / seconds_per_day;
    auto rest = seconds % seconds_per_day;
    if (rest < 0) --day, rest += seconds_per_day;
    auto const civil = model::civil_day(day);
    auto const weekday = static_cast<std::size_t>(((day + 4) % 7 + 7) % 7); // 1970-01-01 was a Thursday
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04lld %02d:%02d:%02d GMT", days.at(weekday),
                  civil.day, months.at(static_cast<std::size_t>(civil.month - 1)),
                  static_cast<long long>(civil.year), static_cast<int>(rest / 3600),
                  static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    return text.data();
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
    if (text.size() != 29 || text.substr(25) != " GMT") return std::nullopt;
    auto const month = std::find(months.begin(), months.end(), text.substr(8, 3));
    auto const day = number(text, 5, 2), year = number(text, 12, 4);
    auto const hour = number(text, 17, 2), minute = number(text, 20, 2), second = number(text, 23, 2);
    if (month == months.end() || !day || !year || !hour || !minute || !second) return std::nullopt;
    model::CivilDay const civil{*year, static_cast<int>(month - months.begin()) + 1, *day};
    if (!model::is_valid(civil)) return std::nullopt;
    return model::day_number(civil) * seconds_per_day + *hour * 3600 + *minute * 60 + *second;
}

} // namespace tsunagi::api
