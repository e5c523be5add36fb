// Full list or only what changed, and since when (harvesting contract 6).
#pragma once

#include <chrono>
#include <optional>

#include "harvester/harvest.hpp"

namespace tsunagi::harvester {

struct Stretch {
    std::optional<model::Time> from, until; ///< absent = open
};

/// Sets kind and partial of a new run and says what to ask for: what the request names, else everything on a
/// first or full run or a reconciliation, else from the cursor less the overlap. Failure `configuration`: a date cannot be read.
model::Result<Stretch> choose_stretch(HarvestRequest const &request, model::Dataset const &dataset,
                                      store::Ledger const &ledger, model::Time now,
                                      std::chrono::seconds overlap, model::HarvestRun &run);

} // namespace tsunagi::harvester
