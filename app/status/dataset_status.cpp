#include "app/status/dataset_status.hpp"

#include <algorithm>

namespace tsunagi::app {

namespace {

constexpr std::size_t runs_looked_at = 200;

std::optional<model::HarvestRun> last_run_of(Workspace const &workspace, model::DatasetId const &id) {
    auto const &ledger = workspace.store->ledger();
    auto const runs = ledger.newest_runs(id, 1);
    if (runs.empty()) return std::nullopt;
    auto run = runs.front();
    if (run.outcome == model::Outcome::running) run.received = ledger.received(id, run.id);
    return run;
}

std::optional<long> freshness_of(Workspace const &workspace, model::DatasetId const &id, model::Time now) {
    for (auto const &run : workspace.store->ledger().newest_runs(id, runs_looked_at)) {
        bool const asked_source =
            run.kind != model::RunKind::replay && run.kind != model::RunKind::rollback && !run.partial;
        if (asked_source && run.outcome == model::Outcome::complete)
            return std::chrono::floor<std::chrono::days>(now - run.started).count();
    }
    return std::nullopt;
}

std::vector<model::HarvestRun> holds_of(Workspace const &workspace, model::DatasetId const &id) {
    std::vector<model::HarvestRun> holds;
    for (auto const &run : workspace.store->withdrawals().waiting_runs(id))
        if (auto found = workspace.store->ledger().find_run(run)) holds.push_back(std::move(*found));
    return holds;
}

std::vector<store::Alert> alerts_of(Workspace const &workspace, model::DatasetId const &id) {
    auto alerts = workspace.store->alerts().lasting();
    std::erase_if(alerts, [&](auto const &alert) { return alert.dataset != id; });
    return alerts;
}

std::string institution_of(Workspace const &workspace, model::Dataset const &dataset) {
    auto const found = workspace.settings.institutions.find(dataset.institution);
    if (found == workspace.settings.institutions.end()) return dataset.institution;
    return found->second.name.ja.empty() ? found->second.name.en : found->second.name.ja;
}

} // namespace

DatasetStatus status_of(Workspace const &workspace, model::Dataset const &dataset, model::Time now) {
    auto const past = past_of(workspace, dataset);
    return {.dataset = &dataset,
            .institution = institution_of(workspace, dataset),
            .records = workspace.store->records().live(dataset.id),
            .last_run = last_run_of(workspace, dataset.id),
            .next_run = next_run(dataset, past, now),
            .freshness_days = freshness_of(workspace, dataset.id, now),
            .holds = holds_of(workspace, dataset.id),
            .not_before =
                past.host_not_before && *past.host_not_before > now ? past.host_not_before : std::nullopt,
            .held_back = workspace.store->ledger().held_back(dataset.id),
            .alerts = alerts_of(workspace, dataset.id)};
}

} // namespace tsunagi::app
