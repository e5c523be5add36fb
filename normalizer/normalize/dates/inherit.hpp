// What one side of a range or set leaves out, the other tells: 昭和20〜30年, 17-18世紀, June-July 1964,
// 1946-71.
#pragma once

#include "normalizer/normalize/dates/atom.hpp"

namespace tsunagi::normalizer::dates {

void inherit_from_left(Atom const &left, Atom &right);
/// `range`: joined by a dash, so that an epoch behind the right side holds for both (1000-700 BCE).
void inherit_from_right(Atom &left, Atom const &right, bool range);

} // namespace tsunagi::normalizer::dates
