// When runs of a dataset begin (cli contract 5, schedule). Pure: the present time is an argument.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "schemas/model/dataset.hpp"
#include "schemas/model/ids.hpp"

namespace tsunagi::config {

/// The first start later than `after`; nothing when there is none: by hand only, paused, or over. Starts by
/// `cron` and `every` are later than the written time by the dataset's own share of jitter_minutes, so that
/// not all sources are asked at midnight (harvesting contract 9); `at` is kept to the minute.
/// Hours of `every` are counted as they pass; days, weeks and months by the calendar of the time zone.
/// The schedule must have passed `tsunagi check`; throws std::runtime_error for an unknown time zone.
std::optional<model::Time> next_start(model::Schedule const &, model::DatasetId const &, model::Time after);

/// Up to `count` starts, one after the other.
std::vector<model::Time> next_starts(model::Schedule const &, model::DatasetId const &, model::Time after,
                                     std::size_t count = 10);

/// The share of `jitter_minutes` (0 … jitter_minutes) of a dataset: always the same, from a hash of its id.
std::chrono::minutes own_jitter(model::DatasetId const &, int jitter_minutes);

} // namespace tsunagi::config
