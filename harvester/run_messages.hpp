// What a run tells the coordinator.
#pragma once

#include <algorithm>
#include <string>

#include "schemas/model/run.hpp"

namespace tsunagi::harvester {

/// Adds a sentence, unless the run has told it already.
inline void tell_once(model::HarvestRun &run, std::string sentence) {
    auto &told = run.messages;
    if (std::find(told.begin(), told.end(), sentence) == told.end()) told.push_back(std::move(sentence));
}

} // namespace tsunagi::harvester
