#include "api/query/ranges.hpp"

#include <charconv>
#include <cmath>

namespace tsunagi::api {
namespace {

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(' ');
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

/// Reads a number at the start of the text and leaves the rest behind.
template <class T>
bool take(std::string_view &text, T &value) {
    auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    return true;
}

bool read_year(std::string_view text, std::string_view open, std::optional<std::int64_t> &year) {
    if (text.empty() || text == open) return true;
    std::int64_t value = 0;
    if (!take(text, value) || !text.empty()) return false;
    year = value;
    return true;
}

std::optional<double> metres_of(std::string_view unit) {
    if (unit.empty() || unit == "m") return 1;
    if (unit == "km") return 1000;
    if (unit == "mi") return 1609.344;
    if (unit == "nmi") return 1852;
    return std::nullopt;
}

bool take_comma(std::string_view &text) {
    text = trimmed(text);
    if (!text.starts_with(',')) return false;
    text = trimmed(text.substr(1));
    return true;
}

} // namespace

std::optional<indexer::YearRange> read_years(std::string_view text) {
    auto const comma = text.find(',');
    if (comma == text.npos) return std::nullopt;
    indexer::YearRange range;
    if (!read_year(trimmed(text.substr(0, comma)), "0000", range.from)) return std::nullopt;
    if (!read_year(trimmed(text.substr(comma + 1)), "9999", range.to)) return std::nullopt;
    return range;
}

std::optional<indexer::Circle> read_circle(std::string_view text) {
    text = trimmed(text);
    indexer::Circle circle;
    double radius = 0;
    if (!take(text, circle.lat) || !take_comma(text) || !take(text, circle.lon) || !take_comma(text) ||
        !take(text, radius))
        return std::nullopt;
    auto const unit = metres_of(trimmed(text));
    bool const on_globe = std::abs(circle.lat) <= 90 && std::abs(circle.lon) <= 180;
    if (!unit || !on_globe || !std::isfinite(radius) || radius < 0) return std::nullopt;
    circle.metres = radius * *unit;
    return circle;
}

} // namespace tsunagi::api
