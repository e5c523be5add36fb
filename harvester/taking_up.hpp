// Which run goes on where it stopped, and which begins anew (harvesting contract 5 and 6.5).
#pragma once

#include <vector>

#include "harvester/harvest.hpp"
#include "store/windows.hpp"

namespace tsunagi::harvester {

/// The request asks for everything that the source has for us: no dates, no set, no limit.
bool asks_everything(HarvestRequest const &request);

/// Does this request ask for the same as that run did?
bool asks_the_same(HarvestRequest const &request, model::HarvestRun const &run);

/// It ended incomplete only for reasons that pass, and less than a day ago: its tokens may still hold.
bool stopped_in_passing(model::HarvestRun const &run, model::Time now);

/// The run as it is received on: its reasons, which have passed, are forgotten.
model::HarvestRun taken_up(model::HarvestRun run);

/// Waiting, or not walked to its end.
bool is_open(store::Window const &window);

/// Windows of another prefix that come after an open one are walked again: in the ledger the last place wins,
/// and that is to be the preferred prefix.
void walk_in_order(std::vector<store::Window> &windows);

} // namespace tsunagi::harvester
