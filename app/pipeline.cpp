#include "app/pipeline.hpp"

#include "app/bring_up_index.hpp"
#include "app/permission.hpp"
#include "app/run_events.hpp"
#include "app/settling/conclusion.hpp"
#include "app/version.hpp"
#include "harvester/due.hpp"

namespace tsunagi::app {

namespace {

/// Nothing was asked or changed: the ledger does not hear of it.
model::HarvestRun refused_run(model::Dataset const &dataset, model::Failure const &refusal, model::Time now) {
    model::HarvestRun run{.id = "-",
                          .dataset = dataset.id,
                          .outcome = model::Outcome::refused,
                          .started = now,
                          .finished = now};
    run.reasons = {refusal.code};
    run.messages = {refusal.message};
    return run;
}

model::Failure locked(model::Dataset const &dataset) {
    return {"locked", "dataset '" + dataset.id +
                          "' is being changed by another process; try again when it has finished"};
}

} // namespace

/// "Tsunagi/0.1.0 (+https://project; contact@example.jp)": harvesting contract 9.
Network network_of(config::Service const &service) {
    return [&service] {
        auto const about = service.project_url.empty() ? service.contact
                                                       : "+" + service.project_url + "; " + service.contact;
        return harvester::make_http_client({.user_agent = "Tsunagi/" + std::string(version) +
                                                          (service.contact.empty() ? "" : " (" + about + ")"),
                                            .from = service.contact,
                                            .allow_private_networks = service.allow_private_networks});
    };
}

Pipeline::Pipeline(Workspace &workspace, harvester::Clock &clock, Network network,
                   harvester::ProgressListener listener, std::stop_token stop)
    : m_workspace(workspace), m_clock(clock), m_network(std::move(network)), m_listener(std::move(listener)),
      m_stop(std::move(stop)), m_normalizer(workspace.catalog) {}

std::vector<model::HarvestRun> Pipeline::harvest(model::Dataset const &dataset,
                                                 harvester::HarvestRequest const &request, bool with_index) {
    std::vector runs{harvest_once(dataset, request, with_index)};
    if (reconciliation_follows(dataset, request, runs.front())) {
        auto reconcile = request;
        reconcile.reconcile = true;
        runs.push_back(harvest_once(dataset, reconcile, with_index));
    }
    return runs;
}

model::HarvestRun Pipeline::harvest_once(model::Dataset const &dataset,
                                         harvester::HarvestRequest const &request, bool with_index) {
    auto const may_ask = permission(dataset, m_clock, m_stop);
    if (auto const refusal = may_ask()) return refused_run(dataset, *refusal, m_clock.now());
    return under_lock(dataset, with_index, [&] {
        auto const http = m_network();
        return harvester::harvest(
            dataset, request, {*m_workspace.store, *http, m_clock, m_workspace.folder, m_listener, may_ask});
    });
}

/// Only after an ordinary run that asked for what changed: a whole list says already what is there.
bool Pipeline::reconciliation_follows(model::Dataset const &dataset, harvester::HarvestRequest const &request,
                                      model::HarvestRun const &run) const {
    bool const ordinary = !request.reconcile && !run.partial && !run.whole_list;
    return ordinary && run.outcome == model::Outcome::complete &&
           harvester::reconcile_is_due(dataset, m_workspace.store->ledger(), m_clock.now());
}

model::HarvestRun Pipeline::ingest(model::Dataset const &dataset, harvester::IngestRequest const &request,
                                   bool with_index) {
    return under_lock(dataset, with_index, [&] {
        auto const http = m_network();
        return harvester::ingest(dataset, request,
                                 {*m_workspace.store, *http, m_clock, m_workspace.folder, m_listener});
    });
}

model::HarvestRun Pipeline::replay(model::Dataset const &dataset, bool with_index) {
    return under_lock(dataset, with_index, [&] {
        auto &store = *m_workspace.store;
        auto const transaction = store.begin();
        auto run = store.ledger().open_run({.dataset = dataset.id,
                                            .kind = model::RunKind::replay,
                                            .received_as = model::Outcome::complete,
                                            .stage = "checking",
                                            .started = m_clock.now(),
                                            .partial = true});
        store.ledger().reopen_all(dataset.id, run.id);
        transaction->commit();
        return run;
    });
}

model::HarvestRun Pipeline::under_lock(model::Dataset const &dataset, bool with_index,
                                       Receive const &receive) {
    auto const lock = m_workspace.store->lock(dataset.id);
    if (!lock) return refused_run(dataset, locked(dataset), m_clock.now());
    auto const begun = std::chrono::steady_clock::now();
    conclude_what_was_killed(dataset);
    return finish(conclude(dataset, receive()), with_index, begun);
}

model::HarvestRun Pipeline::conclude(model::Dataset const &dataset, model::HarvestRun run) {
    return Conclusion(m_workspace, m_normalizer, m_clock, dataset, std::move(run)).conclude();
}

/// A run that was killed while it received goes on with the next harvest; one that had received everything
/// has its end here.
void Pipeline::conclude_what_was_killed(model::Dataset const &dataset) {
    auto const run = m_workspace.store->ledger().unfinished_run(dataset.id);
    if (run && run->received_as != model::Outcome::running) conclude(dataset, *run);
}

model::HarvestRun Pipeline::finish(model::HarvestRun run, bool with_index, Steady begun) {
    if (with_index) run.generation = bring_up_index(m_workspace).generation;
    auto const worked = std::chrono::steady_clock::now() - begun;
    run.finished = m_clock.now();
    run.milliseconds +=
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(worked).count());
    auto const transaction = m_workspace.store->begin();
    m_workspace.store->ledger().save_run(run);
    tell_end(m_workspace.store->journal(), run);
    transaction->commit();
    return run;
}

} // namespace tsunagi::app
