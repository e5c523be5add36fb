// `status` and `runs` as a coordinator reads and forwards them.
#pragma once

#include "app/status/dataset_status.hpp"
#include "config/schedule/time_zone.hpp"
#include "store/journal.hpp"

#include <string>
#include <vector>

namespace tsunagi::app {

/// A paragraph about one dataset; times as the clock of `zone` shows them.
std::string status_paragraph(DatasetStatus const &, config::TimeZone const &zone, model::Time now);

/// The coming starts and the latest events of one dataset.
std::string outlook(model::Dataset const &, std::vector<store::Event> const &, config::TimeZone const &zone,
                    model::Time now);

/// One aligned line a run, with a heading; empty without runs.
std::string table_of(std::vector<model::HarvestRun> const &runs, config::TimeZone const &zone);

/// "1,200"
std::string with_commas(std::uint64_t number);

} // namespace tsunagi::app
