#pragma once

#include "app/status/dataset_status.hpp"

#include <string>
#include <vector>

namespace tsunagi::app {

/// `status --json` (cli contract 3.2). `queue`: datasets that are due and wait for their turn. `score` and
/// `link_failures` are null: nothing measures them yet.
std::string status_json(std::vector<DatasetStatus> const &, std::string const &generation, std::size_t queue);

} // namespace tsunagi::app
