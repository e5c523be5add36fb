// A failure that costs a run its completeness and not its further work.
#pragma once

#include "harvester/run_messages.hpp"
#include "schemas/model/result.hpp"

namespace tsunagi::harvester {

/// The run ends incomplete with this reason and sentence, each said once; it goes on until then.
inline void tell_failure(model::HarvestRun &run, model::Failure const &failure) {
    auto &reasons = run.reasons;
    if (std::find(reasons.begin(), reasons.end(), failure.code) == reasons.end())
        reasons.push_back(failure.code);
    tell_once(run, failure.message);
}

} // namespace tsunagi::harvester
