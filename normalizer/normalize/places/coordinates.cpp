#include "normalizer/normalize/places/coordinates.hpp"

#include "normalizer/normalize/text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace tsunagi::normalizer::places {

namespace {

/// The numbers of an angle and its sign, without the marks between them.
struct Angle {
    std::vector<std::string> numbers;
    bool negative = false, hemisphere = false, strange = false;
};

bool is_number_part(char c) { return (c >= '0' && c <= '9') || c == '.'; }

struct Mark {
    std::string_view text;
    bool negative = false, hemisphere = false;
};

constexpr std::array marks{Mark{"北緯", false, true},
                           Mark{"南緯", true, true},
                           Mark{"東経", false, true},
                           Mark{"西経", true, true},
                           Mark{"n", false, true},
                           Mark{"s", true, true},
                           Mark{"e", false, true},
                           Mark{"w", true, true},
                           Mark{"-", true},
                           Mark{"−", true},
                           Mark{"+"},
                           Mark{"°"},
                           Mark{"º"},
                           Mark{"度"},
                           Mark{"分"},
                           Mark{"秒"},
                           Mark{"′"},
                           Mark{"″"},
                           Mark{"'"},
                           Mark{"\""},
                           Mark{"’"},
                           Mark{"”"},
                           Mark{" "},
                           Mark{":"}};

std::size_t take_mark(std::string_view rest, Angle &angle) {
    for (auto const &mark : marks)
        if (rest.starts_with(mark.text)) {
            angle.negative = angle.negative || mark.negative;
            angle.hemisphere = angle.hemisphere || mark.hemisphere;
            return mark.text.size();
        }
    angle.strange = true;
    return 1;
}

Angle angle_of(std::string_view text) {
    Angle angle;
    bool in_number = false;
    for (std::size_t at = 0; at < text.size() && !angle.strange;) {
        if (is_number_part(text[at])) {
            if (!in_number) angle.numbers.emplace_back();
            angle.numbers.back() += text[at++];
            in_number = true;
            continue;
        }
        in_number = false;
        at += take_mark(text.substr(at), angle);
    }
    return angle;
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// MARC 034: hdddmmss, in practice with two or three digits for the degrees.
std::vector<std::string> run_of_digits(std::string const &digits) {
    auto const seconds = digits.size() - 2, minutes = digits.size() - 4;
    return {digits.substr(0, minutes), digits.substr(minutes, 2), digits.substr(seconds)};
}

bool is_run_of_digits(Angle const &angle) {
    if (angle.numbers.size() != 1 || !angle.hemisphere) return false;
    auto const &digits = angle.numbers.front();
    return (digits.size() == 6 || digits.size() == 7) && digits.find('.') == digits.npos;
}

} // namespace

std::optional<double> degrees(std::string_view written) {
    std::size_t constexpr longest = 64; // bytes
    if (written.size() > longest) return {};
    auto const text = lower(squash(nfkc(written)));
    auto angle = angle_of(text);
    if (is_run_of_digits(angle)) angle.numbers = run_of_digits(angle.numbers.front());
    if (angle.strange || angle.numbers.empty() || angle.numbers.size() > 3) return {};
    double value = 0, unit = 1;
    for (auto const &part : angle.numbers) {
        auto const amount = number(part);
        if (!amount || (unit < 1 && *amount >= 60)) return {};
        value += *amount * unit;
        unit /= 60;
    }
    double constexpr six_digits = 1e6;
    value = std::round(value * six_digits) / six_digits;
    return angle.negative ? -value : value;
}

bool is_in_range(double lat, double lon) {
    return std::abs(lat) <= 90 && std::abs(lon) <= 180 && (lat != 0 || lon != 0);
}

double distance_km(double lat_a, double lon_a, double lat_b, double lon_b) {
    double constexpr earth_radius_km = 6371, radians = std::numbers::pi / 180;
    auto const half_lat = std::sin((lat_b - lat_a) * radians / 2),
               half_lon = std::sin((lon_b - lon_a) * radians / 2);
    auto const h =
        half_lat * half_lat + std::cos(lat_a * radians) * std::cos(lat_b * radians) * half_lon * half_lon;
    return 2 * earth_radius_km * std::asin(std::sqrt(std::min(1.0, h)));
}

} // namespace tsunagi::normalizer::places
