// Problems about rights in words: the value, what is expected, what the provider can do (R11 – R19).
#pragma once

#include <string>
#include <string_view>

#include "normalizer/normalize/rights/finding.hpp"
#include "schemas/model/problem.hpp"

namespace tsunagi::normalizer::rights {

model::Problem fault_found(Fault const &);
model::Problem not_understood(std::string_view text);                                     ///< R11
model::Problem own_terms(std::string_view text);                                          ///< R11
model::Problem statements_conflict(std::string_view texts, std::string_view published);   ///< R13
model::Problem condition_without_effect(std::string_view text, std::string_view licence); ///< R13
model::Problem label_disagrees(std::string_view label, std::string_view licence);         ///< R14
model::Problem public_domain_limited(std::string_view text);                              ///< R18
model::Problem speaks_of_metadata(std::string_view text);                                 ///< R19
model::Problem speaks_of_description(std::string_view text);                              ///< R19

} // namespace tsunagi::normalizer::rights
