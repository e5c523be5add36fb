// Values put together: ranges, sets, and several parts of one value (contract 3.6, 3.7, 3.9).
#pragma once

#include "normalizer/normalize/dates/value.hpp"

namespace tsunagi::normalizer::dates {

Value range_of(Value const &from, Value const &to);
Value set_of(Value const &, Value const &);

/// Period, century and year beside each other: the narrowest wins; what contradicts itself is kept whole with
/// `conflict`. Two of one class make a set when `listed`, else they tell the same twice.
Value parts_together(Value const &, Value const &, bool listed);

/// Coarse classes, finest first: dates, then decades and centuries, then periods.
int class_of(Value const &);

/// Without its end (`later`) or its beginning.
Value opened(Value, bool at_start, bool at_end);

} // namespace tsunagi::normalizer::dates
