// The cleaning steps of a crosswalk: each takes the list of values and leaves another. A new step is one
// function in steps.cpp, its line in the table there, a test and a paragraph in schemas/README.md.
#pragma once

#include "schemas/model/crosswalk.hpp"
#include "schemas/model/mapped_record.hpp"
#include "schemas/model/table.hpp"

#include <string>
#include <vector>

namespace tsunagi::normalizer {

using SourceValues = std::vector<model::SourceValue>;

/// Applies the steps from left to right. An unknown step does nothing: `tsunagi check` has refused it before.
void apply_steps(SourceValues &values, std::vector<model::Step> const &steps, model::Vocabularies const &);

} // namespace tsunagi::normalizer
