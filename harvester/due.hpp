// When the next list should be more than what changed (harvesting contract 6.7).
#pragma once

#include <string>

#include "harvester/clock.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/run.hpp"
#include "store/ledger.hpp"

namespace tsunagi::harvester {

/// No whole list was complete for `full_every_days`, or an earlier run found that one is needed.
bool full_list_is_due(model::Dataset const &dataset, store::Ledger const &ledger, model::Time now);

/// No list named everything for `reconcile_every_days`; by default 30 days, 7 where the source does not tell
/// deletions for ever. Or a second list is awaited that confirms absences (fact `confirm_at`). False for files (every delivery speaks for itself) and before the first full list.
bool reconcile_is_due(model::Dataset const &dataset, store::Ledger const &ledger, model::Time now);

/// Remembers in the open transaction that a whole list is needed.
void ask_for_full_list(model::Dataset const &dataset, store::Ledger &ledger);
/// The same for a reconciliation.
void ask_for_reconciliation(model::Dataset const &dataset, store::Ledger &ledger);
/// In the open transaction: a list of this kind was complete.
void forget_due(model::Dataset const &dataset, store::Ledger &ledger, model::RunKind kind);

} // namespace tsunagi::harvester
