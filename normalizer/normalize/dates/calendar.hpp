// Year, month, day and the words beside them -> an interval, in the western and in the lunisolar calendar
// (contract 2).
#pragma once

#include "normalizer/normalize/dates/atom.hpp"
#include "normalizer/normalize/dates/value.hpp"

namespace tsunagi::normalizer::dates {

/// The months, days and parts of `atom` in the western year; invalid for days that no calendar has.
Value western_date(std::int64_t year, Atom const &, std::string_view rule);

/// The same in a lunisolar year, without a table of its months: no finer than the contract allows.
/// `last_of_japan`: 明治5年, whose months 11 and 12 are known.
Value lunisolar_date(std::int64_t year, Atom const &, std::string_view rule, bool last_of_japan);

Value season_value(std::int64_t year, int season); ///< 21–24
Value fiscal_year(std::int64_t year);              ///< 年度
bool cycle_agrees(std::int64_t year, int cycle);   ///< 0 = 甲子

} // namespace tsunagi::normalizer::dates
