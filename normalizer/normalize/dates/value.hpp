// What a piece of date text says: an interval of days, how fine it is and what makes it less than exact
// (dates contract 1).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "schemas/model/civil_day.hpp"

namespace tsunagi::normalizer::dates {

using model::CivilDay;

enum class Precision { none, day, day_range, month, year, year_range, decade, century, period };

/// Flags of `certainty`, one bit each; written in this order.
enum Flag : unsigned {
    flag_lunisolar = 1u << 0,
    flag_supplied = 1u << 1,
    flag_period = 1u << 2,
    flag_part = 1u << 3,
    flag_alternative = 1u << 4,
    flag_open_start = 1u << 5,
    flag_open_end = 1u << 6,
    flag_conflict = 1u << 7,
    flag_ambiguous = 1u << 8,
    flag_placeholder = 1u << 9,
    flag_events = 1u << 10,
};

/// Both days inclusive; an absent one is an open side.
struct Span {
    std::optional<CivilDay> start, end;
    bool operator==(Span const &) const = default;
};

Span span_of_years(std::int64_t first, std::int64_t last);
Span span_of_months(std::int64_t year, int first, int last); ///< of one year
Span span_of_day(CivilDay const &);
bool overlap(Span const &, Span const &);
bool inside(Span const &inner, Span const &outer);
Span hull(Span const &, Span const &);
Span common(Span const &, Span const &); ///< only meaningful when they overlap

/// An era or a period that the text names, with its years: the era facet and `era.name` need it.
struct Named {
    std::string_view name;
    std::int64_t first = 0, last = 0;
    bool is_era = true;
};

struct Value {
    enum class Status { read, invalid, unknown } status = Status::read;
    Span span;
    Precision precision = Precision::none;
    unsigned flags = 0;
    bool approximate = false, uncertain = false;
    std::string_view rule; ///< DT-…
    std::string_view calendar = "gregorian";
    std::vector<Named> named;

    bool is_point() const; ///< a year, a month or a day
    bool has(Flag flag) const { return (flags & flag) != 0; }
};

Value invalid_value();
Value year_value(std::int64_t year, std::string_view rule);

} // namespace tsunagi::normalizer::dates
