#include "app/pipeline.hpp"

#include "app/bring_up_index.hpp"
#include "app/version.hpp"

namespace tsunagi::app {

namespace {

/// "Tsunagi/0.1.0 (+https://project; contact@example.jp)": harvesting contract 9.
std::unique_ptr<harvester::HttpClient> http_client(config::Service const &service) {
    auto const about =
        service.project_url.empty() ? service.contact : "+" + service.project_url + "; " + service.contact;
    return harvester::make_http_client({.user_agent = "Tsunagi/" + std::string(version) +
                                                      (service.contact.empty() ? "" : " (" + about + ")"),
                                        .from = service.contact,
                                        .allow_private_networks = service.allow_private_networks});
}

model::HarvestRun locked_run(model::Dataset const &dataset, model::Time now) {
    model::HarvestRun run{.id = "-",
                          .dataset = dataset.id,
                          .outcome = model::Outcome::refused,
                          .started = now,
                          .finished = now};
    run.reasons = {"locked"};
    run.messages = {"dataset '" + dataset.id +
                    "' is being changed by another process; try again when it has finished"};
    return run;
}

} // namespace

Pipeline::Pipeline(Workspace &workspace, harvester::Clock &clock, harvester::ProgressListener listener)
    : m_workspace(workspace), m_clock(clock), m_listener(std::move(listener)),
      m_normalizer(workspace.catalog), m_settling(workspace, m_normalizer, clock) {}

model::HarvestRun Pipeline::harvest(model::Dataset const &dataset, harvester::HarvestRequest const &request,
                                    bool with_index) {
    return under_lock(dataset, with_index, [&] {
        auto const http = http_client(m_workspace.settings.service);
        auto const run = harvester::harvest(
            dataset, request, {*m_workspace.store, *http, m_clock, m_workspace.folder, m_listener});
        m_settling.settle(dataset);
        return run;
    });
}

model::HarvestRun Pipeline::ingest(model::Dataset const &dataset, harvester::IngestRequest const &request,
                                   bool with_index) {
    return under_lock(dataset, with_index, [&] {
        auto const http = http_client(m_workspace.settings.service);
        auto const run = harvester::ingest(
            dataset, request, {*m_workspace.store, *http, m_clock, m_workspace.folder, m_listener});
        m_settling.settle(dataset);
        return run;
    });
}

model::HarvestRun Pipeline::replay(model::Dataset const &dataset, bool with_index) {
    return under_lock(dataset, with_index, [&] {
        auto &store = *m_workspace.store;
        auto transaction = store.begin();
        auto run = store.ledger().open_run({.dataset = dataset.id,
                                            .kind = model::RunKind::replay,
                                            .started = m_clock.now(),
                                            .partial = true});
        transaction->commit();
        m_settling.settle_anew(dataset, run.id);
        run = *store.ledger().find_run(run.id);
        run.outcome = model::Outcome::complete;
        transaction = store.begin();
        store.ledger().save_run(run);
        transaction->commit();
        return run;
    });
}

model::HarvestRun Pipeline::under_lock(model::Dataset const &dataset, bool with_index,
                                       std::function<model::HarvestRun()> const &receive) {
    auto const lock = m_workspace.store->lock(dataset.id);
    if (!lock) return locked_run(dataset, m_clock.now());
    auto const begun = std::chrono::steady_clock::now();
    m_settling.settle(dataset); // what a killed run has left
    close_interrupted_replay(dataset);
    return finish(receive(), with_index, begun);
}

/// A harvest is continued at its token; a replay has none: what it left pending is settled, the run itself
/// ends here.
void Pipeline::close_interrupted_replay(model::Dataset const &dataset) {
    auto &store = *m_workspace.store;
    auto run = store.ledger().unfinished_run(dataset.id);
    if (!run || run->kind != model::RunKind::replay) return;
    run->outcome = model::Outcome::incomplete;
    run->reasons = {"interrupted"};
    run->finished = m_clock.now();
    auto transaction = store.begin();
    store.ledger().save_run(*run);
    transaction->commit();
}

model::HarvestRun Pipeline::finish(model::HarvestRun run, bool with_index,
                                   std::chrono::steady_clock::time_point begun) {
    auto &ledger = m_workspace.store->ledger();
    if (auto const counted = ledger.find_run(run.id)) run = *counted;
    if (with_index) run.generation = bring_up_index(m_workspace).generation;
    if (run.outcome != model::Outcome::running) run.finished = m_clock.now();
    auto const worked = std::chrono::steady_clock::now() - begun;
    run.milliseconds +=
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(worked).count());
    auto transaction = m_workspace.store->begin();
    ledger.save_run(run);
    transaction->commit();
    return run;
}

} // namespace tsunagi::app
