#include "harvester/due.hpp"

#include <algorithm>

namespace tsunagi::harvester {

namespace {

using model::HarvestRun;
using model::RunKind;
using std::chrono::days;

constexpr auto full_list_due = "full_list_due", reconcile_due = "reconcile_due"; // facts

bool names_everything(HarvestRun const &run) {
    bool const whole = run.kind == RunKind::full || run.kind == RunKind::reconcile;
    return run.outcome == model::Outcome::complete && whole && !run.partial;
}

bool is_complete_full(HarvestRun const &run) { return names_everything(run) && run.kind == RunKind::full; }

/// True as well when there was no such run ever.
template <class Kind>
bool is_older(std::vector<HarvestRun> const &runs, Kind const &is_such, model::Time than) {
    auto const last = std::find_if(runs.begin(), runs.end(), is_such);
    return last == runs.end() || last->started <= than;
}

} // namespace

bool full_list_is_due(model::Dataset const &dataset, store::Ledger const &ledger, model::Time now) {
    return !ledger.fact(dataset.id, full_list_due).empty() ||
           is_older(ledger.runs(dataset.id), is_complete_full, now - days(dataset.harvest.full_every_days));
}

bool reconcile_is_due(model::Dataset const &dataset, store::Ledger const &ledger, model::Time now) {
    if (dataset.source.type == "files" || ledger.cursor(dataset.id).empty()) return false;
    if (!ledger.fact(dataset.id, reconcile_due).empty()) return true;
    auto const confirm_at = ledger.fact(dataset.id, "confirm_at");
    if (!confirm_at.empty() && confirm_at <= rfc3339(now)) return true;
    bool const told_for_ever = ledger.fact(dataset.id, "deletedRecord") == "persistent";
    auto const every = dataset.harvest.reconcile_every_days.value_or(told_for_ever ? 30 : 7);
    return is_older(ledger.runs(dataset.id), names_everything, now - days(every));
}

void ask_for_full_list(model::Dataset const &dataset, store::Ledger &ledger) {
    ledger.remember(dataset.id, full_list_due, "1");
}

void ask_for_reconciliation(model::Dataset const &dataset, store::Ledger &ledger) {
    ledger.remember(dataset.id, reconcile_due, "1");
}

void forget_due(model::Dataset const &dataset, store::Ledger &ledger, RunKind kind) {
    auto const forget = [&](char const *fact) {
        if (!ledger.fact(dataset.id, fact).empty()) ledger.remember(dataset.id, fact, "");
    };
    forget(reconcile_due);
    if (kind == RunKind::full) forget(full_list_due);
}

} // namespace tsunagi::harvester
