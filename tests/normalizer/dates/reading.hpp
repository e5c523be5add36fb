// A few words for speaking about dates in tests.
#pragma once

#include <string>
#include <string_view>

#include "normalizer/normalize/time_span.hpp"

namespace tsunagi::tests {

/// Reads with the vocabularies of the source tree.
normalizer::DateReader const &date_reader();

model::TimeSpan read_date(std::string_view text);
model::TimeSpan read_typed(std::string_view text);
model::TimeSpan read_outside_date_field(std::string_view text);
model::TimeSpan read_in_region(std::string_view text, std::string region);

std::string interval(model::TimeSpan const &); ///< "1958-01-01/1958-12-31", "../1868-12-31", "" without one
std::string told(model::TimeSpan const &);     ///< interval, precision and certainty, parted by spaces
std::string eras(model::TimeSpan const &);     ///< codes joined by a space

} // namespace tsunagi::tests
