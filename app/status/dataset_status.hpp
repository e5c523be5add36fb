// How a dataset stands, gathered once for the page and for JSON.
#pragma once

#include "app/work/due.hpp"
#include "app/workspace.hpp"
#include "store/alerts.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tsunagi::app {

struct DatasetStatus {
    model::Dataset const *dataset = nullptr;
    std::string institution; ///< its name
    std::uint64_t records = 0;
    std::optional<model::HarvestRun> last_run; ///< of an unfinished one `received` is what came so far
    std::optional<NextRun> next_run;
    std::optional<long> freshness_days;    ///< since the last complete run that asked for everything began
    std::vector<model::HarvestRun> holds;  ///< runs whose proposal waits
    std::optional<model::Time> not_before; ///< the host wants to be left alone until then
    std::vector<std::pair<std::string, std::string>> held_back; ///< identifier, why
    std::vector<store::Alert> alerts;                           ///< that last
};

DatasetStatus status_of(Workspace const &, model::Dataset const &, model::Time now);

} // namespace tsunagi::app
