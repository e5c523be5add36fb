// The records that lists of headers have named: fetched one by one at the end of a run (harvesting contract 6.7
// and 6.3).
#pragma once

#include "harvester/run_state.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

/// More unknown or changed records than this are better fetched as a whole list, which is then due.
constexpr std::size_t max_single_records = 200;

/// A record that breaks a page and cannot be had by itself either is noted as unreadable, with the reason; any
/// other failure becomes a reason of the run.
void fetch_wanted(RunState &state, Source &source);

} // namespace tsunagi::harvester
