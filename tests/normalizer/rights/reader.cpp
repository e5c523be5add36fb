#include "tests/normalizer/rights/reader.hpp"

#include "tests/normalizer/vocabularies.hpp"

#include <algorithm>

namespace tsunagi::tests {

normalizer::RightsReader const &rights_reader() {
    static normalizer::RightsReader const reader(vocabularies());
    return reader;
}

normalizer::RightsDecision decide(std::vector<normalizer::ProvidedRights> const &provided,
                                  normalizer::RightsDefaults const &defaults) {
    return rights_reader().decide(provided, defaults, "2026-01-01T00:00:00Z");
}

normalizer::RightsDecision decide(std::string const &text, normalizer::RightsDefaults const &defaults) {
    return decide(std::vector<normalizer::ProvidedRights>{{"content", text, "dc:rights[1]"}}, defaults);
}

bool has_problem(normalizer::RightsDecision const &decision, std::string const &rule) {
    return std::any_of(decision.problems.begin(), decision.problems.end(),
                       [&](model::Problem const &problem) { return problem.rule == rule; });
}

} // namespace tsunagi::tests
