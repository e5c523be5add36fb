#include "normalizer/normalize/dates/combine.hpp"

#include <algorithm>

namespace tsunagi::normalizer::dates {

namespace {

bool is_year_like(Precision precision) {
    return precision == Precision::year || precision == Precision::year_range;
}

Precision coarsest(Precision a, Precision b) {
    for (auto const precision : {Precision::period, Precision::century, Precision::decade})
        if (a == precision || b == precision) return precision;
    return is_year_like(a) && is_year_like(b) ? Precision::year_range : Precision::day_range;
}

// What both say beside their intervals.
Value merged(Value a, Value const &b) {
    a.flags |= b.flags;
    a.approximate |= b.approximate;
    a.uncertain |= b.uncertain;
    if (b.calendar != a.calendar && b.calendar != "gregorian") a.calendar = b.calendar;
    a.named.insert(a.named.end(), b.named.begin(), b.named.end());
    return a;
}

// 文化 and 文政 share the year 1818 only; 昭和 and 戦後 share decades.
bool share_more_than_a_border(Span const &a, Span const &b) {
    if (!overlap(a, b)) return false;
    auto const both = common(a, b);
    return !both.start || !both.end || both.start->year < both.end->year;
}

Value in_conflict(Value value) {
    value.uncertain = true;
    value.flags |= flag_conflict;
    return value;
}

} // namespace

int class_of(Value const &value) {
    switch (value.precision) {
    case Precision::period:
        return 2;
    case Precision::century:
    case Precision::decade:
        return 1;
    default:
        return 0;
    }
}

Value range_of(Value const &from, Value const &to) {
    auto value = merged(from, to);
    value.span = {from.span.start, to.span.end};
    value.precision = coarsest(from.precision, to.precision);
    value.rule = "DT-RANGE";
    if (value.span.start && value.span.end && *value.span.end < *value.span.start) {
        value.span = hull(from.span, to.span);
        return in_conflict(value);
    }
    return value;
}

Value set_of(Value const &a, Value const &b) {
    auto value = merged(a, b);
    if (a.span == b.span) return value;
    value.span = hull(a.span, b.span);
    value.precision = coarsest(a.precision, b.precision);
    value.flags |= flag_alternative;
    value.rule = "DT-SET";
    return value;
}

Value parts_together(Value const &a, Value const &b, bool listed) {
    auto const class_a = class_of(a), class_b = class_of(b);
    if (class_a == class_b && a.span != b.span) {
        bool const nested = inside(a.span, b.span) || inside(b.span, a.span);
        if (class_a != 2 && listed) return set_of(a, b);
        if (!nested && class_a == 2 && (listed || !share_more_than_a_border(a.span, b.span))) {
            auto both = set_of(a, b);
            if (!listed) both.flags &= ~static_cast<unsigned>(flag_alternative);
            both.precision = Precision::period;
            return both;
        }
    }
    auto value = merged(a, b);
    value.rule = a.span == b.span && class_a == class_b ? a.rule : "DT-COMBINED";
    if (!overlap(a.span, b.span)) {
        value.span = hull(a.span, b.span);
        value.precision = coarsest(a.precision, b.precision);
        return in_conflict(value);
    }
    // The most precise part wins whole, with its own flags.
    if (a.is_point() != b.is_point()) {
        auto point = a.is_point() ? a : b;
        point.named = value.named;
        point.rule = value.rule;
        point.flags |= value.flags & flag_supplied;
        return point;
    }
    value.span = common(a.span, b.span);
    if (class_a == 2 || class_b == 2)
        value.precision = Precision::period;
    else
        value.precision = class_a != class_b ? (class_a < class_b ? a : b).precision
                                             : (inside(a.span, b.span) ? a : b).precision;
    return value;
}

Value opened(Value value, bool at_start, bool at_end) {
    if (at_start) {
        value.span.start.reset();
        value.flags |= flag_open_start;
    }
    if (at_end) {
        value.span.end.reset();
        value.flags |= flag_open_end;
    }
    if (value.precision == Precision::year) value.precision = Precision::year_range;
    if (value.precision == Precision::month || value.precision == Precision::day)
        value.precision = Precision::day_range;
    return value;
}

} // namespace tsunagi::normalizer::dates
