// When a run must not do what it found without a person's word (harvesting contract 7).
#pragma once

#include "schemas/model/dataset.hpp"
#include "schemas/model/run.hpp"

#include <cstdint>
#include <optional>

namespace tsunagi::app {

/// What a run is about to do, counted before anything is written.
struct Intent {
    std::uint64_t received = 0;
    std::uint64_t held_back = 0; ///< of the received
    std::uint64_t live = 0;      ///< records of the dataset before the run
    std::uint64_t told = 0;      ///< live records whose deletion the source tells
    std::uint64_t absent = 0;    ///< live records that a complete list did not name
    bool lists_none = false;     ///< a complete list that names nothing

    std::uint64_t withdrawn() const { return told + absent; }
};

/// More than max(`least`, `percent` of `whole`)?
bool exceeds(std::uint64_t count, int least, int percent, std::uint64_t whole);

bool too_many_held_back(Intent const &intent, model::Guards const &guards);
/// A dataset without live records has no baseline: its first run passes.
bool too_many_withdrawn(Intent const &intent, model::Guards const &guards);

} // namespace tsunagi::app
