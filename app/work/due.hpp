// Whose turn it is: what the configuration wants and what the ledger remembers, put together.
#pragma once

#include "app/workspace.hpp"
#include "schemas/model/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tsunagi::app {

/// What is remembered of a dataset, as far as it decides when its next run begins.
struct DatasetPast {
    std::optional<model::Time> first_seen;      ///< by `work`; a schedule counts from then on
    std::optional<model::HarvestRun> last_run;  ///< the newest that asked the source
    bool was_killed = false;                    ///< its last run has no end
    std::optional<model::Time> confirm_at;      ///< absences wait for a second list (harvesting contract 7)
    std::optional<model::Time> host_not_before; ///< the host asked to be left alone (contract 9)
    std::optional<model::Time> delivered;       ///< when the newest file came into the inbox
};

enum class Because { schedule, killed, stopped, confirmation, delivery };

struct NextRun {
    model::Time at{};    ///< when it may begin: at once, or when host and maintenance window allow it
    model::Time since{}; ///< what it was due since
    Because because = Because::schedule;
    bool confirms = false; ///< its list is the second one for absences
};

/// When the next run of a dataset begins by itself; it is due when `at` is not later than `now`. Nothing for
/// a dataset that is paused or started by hand only.
///
/// A dataset that never ran is due at its next scheduled time after it was first seen; when nobody has noted
/// a first sight (`harvest --due` without `work`), at once. A run that had to stop (Retry-After, maintenance
/// window, end of the program) is due when it may go on; after too many requests without a time, in an hour.
/// A delivery or a confirmation that a run could not finish is tried again after a day.
std::optional<NextRun> next_run(model::Dataset const &, DatasetPast const &, model::Time now);

DatasetPast past_of(Workspace const &, model::Dataset const &);

struct Due {
    model::Dataset const *dataset = nullptr;
    NextRun run;
};

/// Due now, by priority (1 first), then by how long they have been due.
std::vector<Due> due_datasets(Workspace const &, model::Time now);

/// The host that a run would ask, as the store names it, so that no two ask it at once; "files:{dataset}"
/// when it asks none.
std::string host_asked_by(model::Dataset const &);

} // namespace tsunagi::app
