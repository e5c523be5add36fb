// records -> index: whatever changed since the index's last commit.
#pragma once

#include "app/workspace.hpp"

#include <cstdint>
#include <string>

namespace tsunagi::app {

struct IndexUpdate {
    std::uint64_t put = 0, removed = 0;
    std::string generation;
};

/// Brings the index up to the record store, also after a crash; `rebuild` makes a new generation and switches
/// to it. Throws indexer::IndexError.
IndexUpdate bring_up_index(Workspace &workspace, bool rebuild = false);

} // namespace tsunagi::app
