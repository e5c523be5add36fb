#include "normalizer/normalize/dates/value.hpp"

#include <algorithm>

namespace tsunagi::normalizer::dates {

Span span_of_years(std::int64_t first, std::int64_t last) {
    return {CivilDay{first, 1, 1}, CivilDay{last, 12, 31}};
}

Span span_of_months(std::int64_t year, int first, int last) {
    return {CivilDay{year, first, 1}, CivilDay{year, last, model::days_in_month(year, last)}};
}

Span span_of_day(CivilDay const &day) { return {day, day}; }

bool overlap(Span const &a, Span const &b) {
    return !(a.end && b.start && *a.end < *b.start) && !(b.end && a.start && *b.end < *a.start);
}

bool inside(Span const &inner, Span const &outer) {
    return (!outer.start || (inner.start && *inner.start >= *outer.start)) &&
           (!outer.end || (inner.end && *inner.end <= *outer.end));
}

Span hull(Span const &a, Span const &b) {
    Span all;
    if (a.start && b.start) all.start = std::min(*a.start, *b.start);
    if (a.end && b.end) all.end = std::max(*a.end, *b.end);
    return all;
}

Span common(Span const &a, Span const &b) {
    Span both;
    both.start = !a.start ? b.start : !b.start ? a.start : std::max(a.start, b.start);
    both.end = !a.end ? b.end : !b.end ? a.end : std::min(a.end, b.end);
    return both;
}

bool Value::is_point() const {
    return precision == Precision::year || precision == Precision::month || precision == Precision::day;
}

Value invalid_value() {
    Value value;
    value.status = Value::Status::invalid;
    value.rule = "DT-INVALID";
    return value;
}

Value year_value(std::int64_t year, std::string_view rule) {
    Value value;
    value.span = span_of_years(year, year);
    value.precision = Precision::year;
    value.rule = rule;
    return value;
}

} // namespace tsunagi::normalizer::dates
