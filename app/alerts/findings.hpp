// The rules of alerts (cli contract 7): values in, findings out. score_drop and links_failing_percent need
// what later versions measure, and find nothing.
#pragma once

#include "config/settings.hpp"
#include "schemas/model/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tsunagi::app {

/// What the rules look at of one dataset.
struct DatasetHealth {
    std::vector<model::HarvestRun> runs;       ///< that asked the source and have ended, newest first
    std::optional<model::HarvestRun> complete; ///< the newest of them that was complete
    std::optional<model::Time> known_since;    ///< first seen, or the first run
    std::string certificate_ends; ///< last day of its host's certificate, 2026-12-31; empty = not known
};

struct Finding {
    std::string rule;
    model::DatasetId dataset; ///< empty = the whole service
    model::RunId run;         ///< the evidence; empty = none
    std::string severity;     ///< error | warn
    model::LocalText message;
};

std::vector<Finding> findings_of(model::Dataset const &, config::AlertRules const &, DatasetHealth const &,
                                 model::Time now);

/// disk_free_percent.
std::optional<Finding> finding_of_disk(config::AlertRules const &, double free_percent);

} // namespace tsunagi::app
