#include "schemas/model/civil_day.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace tsunagi::model {

namespace {

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

template <class Number>
bool read_number(std::string_view text, Number &out) {
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

} // namespace

int days_in_month(std::int64_t year, int month) {
    static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days.at(static_cast<std::size_t>(month - 1));
}

bool is_valid(CivilDay const &day) {
    return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= days_in_month(day.year, day.month);
}

// Years counted from 1 March of year 0 in eras of 400 years: the leap day is the last day of its year.
std::int64_t day_number(CivilDay const &day) {
    auto const year = day.month <= 2 ? day.year - 1 : day.year;
    auto const era = floor_div(year, 400);
    auto const year_of_era = year - era * 400;
    auto const day_of_year = (153 * (day.month > 2 ? day.month - 3 : day.month + 9) + 2) / 5 + day.day - 1;
    auto const day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

CivilDay civil_day(std::int64_t number) {
    number += 719468;
    auto const era = floor_div(number, 146097);
    auto const day_of_era = number - era * 146097;
    auto const year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    auto const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    auto const shifted = (5 * day_of_year + 2) / 153;
    auto const month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
            static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

std::string to_string(CivilDay const &day) {
    std::array<char, 48> text{};
    auto const year = day.year < 0 ? -day.year : day.year;
    auto const size = std::snprintf(text.data(), text.size(), "%s%04lld-%02d-%02d", day.year < 0 ? "-" : "",
                                    static_cast<long long>(year), day.month, day.day);
    return {text.data(), static_cast<std::size_t>(size)};
}

std::optional<CivilDay> parse_civil_day(std::string_view text) {
    bool const negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.size() < 10 || text[text.size() - 3] != '-' || text[text.size() - 6] != '-') return std::nullopt;
    CivilDay day;
    if (!read_number(text.substr(0, text.size() - 6), day.year) ||
        !read_number(text.substr(text.size() - 5, 2), day.month) ||
        !read_number(text.substr(text.size() - 2), day.day))
        return std::nullopt;
    if (negative) day.year = -day.year;
    return is_valid(day) ? std::optional(day) : std::nullopt;
}

} // namespace tsunagi::model
