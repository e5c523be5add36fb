// Deciding rights in one line of a test.
#pragma once

#include <string>
#include <vector>

#include "normalizer/normalize/rights.hpp"

namespace tsunagi::tests {

normalizer::RightsReader const &rights_reader();

normalizer::RightsDecision decide(std::vector<normalizer::ProvidedRights> const &provided,
                                  normalizer::RightsDefaults const &defaults = {});

/// One text in a field for content rights.
normalizer::RightsDecision decide(std::string const &text, normalizer::RightsDefaults const &defaults = {});

bool has_problem(normalizer::RightsDecision const &, std::string const &rule);

} // namespace tsunagi::tests
