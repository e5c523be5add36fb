// Extended Date/Time Format (ISO 8601-2), levels 0 to 2, with the older forms (u, unknown, open, ?~), and
// W3CDTF within it (dates contract 3, EDTF).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalizer/normalize/dates/value.hpp"

namespace tsunagi::normalizer::dates {

/// None when the text has not the form of EDTF; invalid when it has, but tells no day of the calendar or ends
/// before it starts. With `typed` false only forms count that nobody writes otherwise (no [1958], no season
/// that may be the end of a range: 1939-41).
std::optional<Value> read_edtf(std::string_view text, bool typed);

/// A plain expression of the interval with its qualifier; reading it gives the same interval.
std::string write_edtf(Value const &);

} // namespace tsunagi::normalizer::dates
