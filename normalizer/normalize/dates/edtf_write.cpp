#include "normalizer/normalize/dates/edtf.hpp"

namespace tsunagi::normalizer::dates {

namespace {

std::string_view qualifier(Value const &value) {
    return value.approximate && value.uncertain ? "%" : value.approximate ? "~" : value.uncertain ? "?" : "";
}

// Years beyond four digits are written with Y.
std::string day_text(CivilDay const &day) {
    constexpr std::int64_t longest_plain = 9999;
    bool const plain = day.year >= -longest_plain && day.year <= longest_plain;
    return (plain ? "" : "Y") + model::to_string(day);
}

std::string year_text(std::int64_t year) {
    auto const text = day_text({year, 1, 1});
    return text.substr(0, text.size() - 6);
}

std::string month_text(CivilDay const &day) {
    auto const text = day_text(day);
    return text.substr(0, text.size() - 3);
}

bool begins_year(CivilDay const &day) { return day.month == 1 && day.day == 1; }
bool ends_year(CivilDay const &day) { return day.month == 12 && day.day == 31; }
bool ends_month(CivilDay const &day) { return day.day == model::days_in_month(day.year, day.month); }

// The shortest form that begins, or ends, on this day.
std::string side_text(CivilDay const &day, bool whole_years, bool whole_months) {
    if (whole_years) return year_text(day.year);
    return whole_months ? month_text(day) : day_text(day);
}

// 195X and 19XX, when that is exactly the interval.
std::string masked_years(std::int64_t first, std::int64_t last) {
    if (first < 0 || last > 9999) return {};
    auto const text = year_text(first);
    if (last == first + 9 && first % 10 == 0) return text.substr(0, 3) + "X";
    if (last == first + 99 && first % 100 == 0) return text.substr(0, 2) + "XX";
    return {};
}

std::string closed_text(CivilDay const &start, CivilDay const &end, std::string_view mark) {
    bool const years = begins_year(start) && ends_year(end), months = start.day == 1 && ends_month(end);
    auto const first = side_text(start, years, months), last = side_text(end, years, months);
    auto const with_mark = [mark](std::string text) { return text + std::string(mark); };
    if (first == last) return with_mark(first);
    if (years)
        if (auto masked = masked_years(start.year, end.year); !masked.empty())
            return with_mark(std::move(masked));
    return with_mark(first) + "/" + with_mark(last);
}

} // namespace

std::string write_edtf(Value const &value) {
    auto const mark = qualifier(value);
    auto const &[start, end] = value.span;
    if (start && end) return closed_text(*start, *end, mark);
    if (start) return side_text(*start, begins_year(*start), start->day == 1) + std::string(mark) + "/..";
    if (end) return "../" + side_text(*end, ends_year(*end), ends_month(*end)) + std::string(mark);
    return {};
}

} // namespace tsunagi::normalizer::dates
