// What a harvest would bring, without keeping it: the whole way in a workspace that is thrown away.
#pragma once

#include "app/workspace.hpp"

#include <cstdint>
#include <vector>

namespace tsunagi::app {

/// Prints up to `records` normalised records of each dataset as JSON Lines. Returns the exit status.
int dry_run(Workspace const &workspace, std::vector<model::Dataset const *> const &datasets,
            std::uint64_t records);

} // namespace tsunagi::app
