// A value as the record keeps it.
#pragma once

#include <string>

#include "normalizer/normalize/dates/facets.hpp"
#include "normalizer/normalize/dates/value.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::normalizer::dates {

std::string_view precision_name(Precision);

/// Main word, then the flags in their order, then the kind when one is told (contract 1).
std::string certainty_text(Value const &, std::string_view told_kind);

/// Interval, precision, certainty, calendar, rule, era and EDTF; `provided`, kind and events are the
/// caller's.
void assemble(Value const &, std::string_view told_kind, Facets const &, model::TimeSpan &);

} // namespace tsunagi::normalizer::dates
