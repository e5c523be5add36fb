#include "app/decisions.hpp"

#include "schemas/codec/record_json.hpp"

#include <algorithm>

namespace tsunagi::app {

namespace {

constexpr std::size_t in_one_transaction = 512;

/// The version that stood before a run wrote its first; nothing when the run brought the record.
std::optional<store::StoredRecord> version_before(std::vector<store::StoredRecord> const &former,
                                                  model::RunId const &run) {
    auto const first = std::ranges::find(former, run, &store::StoredRecord::run);
    if (first == former.begin()) return {};
    return *std::prev(first);
}

store::StoredRecord restored(store::StoredRecord version, model::RunId const &run, model::Time now) {
    auto record = schemas::read_record(version.json);
    record.updated = harvester::rfc3339(now);
    version.json = schemas::write_record(record);
    version.updated = record.updated;
    version.run = run;
    return version;
}

model::HarvestRun opened(store::Store &store, model::DatasetId const &dataset, Decision const &decision,
                         model::Time now) {
    model::HarvestRun run{.dataset = dataset, .kind = model::RunKind::rollback};
    run.started = now;
    run.partial = true;
    run.started_by = decision.by;
    run.messages = {"rollback of " + decision.run + " by " + decision.by +
                    (decision.reason.empty() ? "" : ": " + decision.reason)};
    run.outcome = run.received_as = model::Outcome::incomplete; // until it has come to its end
    auto const transaction = store.begin();
    run = store.ledger().open_run(std::move(run));
    transaction->commit();
    return run;
}

} // namespace

Rollback Decisions::rollback(Decision const &decision, bool force) {
    auto &store = *m_workspace.store;
    auto const wrong = store.ledger().find_run(decision.run);
    if (!wrong)
        throw NothingToDecide("there is no run '" + decision.run + "'; `tsunagi runs DATASET` lists them");
    auto const ids = store.records().written_by(decision.run);
    if (ids.empty()) throw NothingToDecide("run " + decision.run + " has written no record");
    auto lock = store.lock(wrong->dataset);
    if (!lock)
        throw std::runtime_error("dataset '" + wrong->dataset +
                                 "' is being changed by another process; try again when it has finished");
    Rollback done{.run = opened(store, wrong->dataset, decision, m_clock.now())};
    for (std::size_t at = 0; at < ids.size();) {
        auto const transaction = store.begin();
        for (auto const end = std::min(at + in_one_transaction, ids.size()); at < end; ++at)
            restore(ids[at], decision.run, force, done);
        transaction->commit();
    }
    return closed(std::move(done));
}

void Decisions::restore(model::RecordId const &id, model::RunId const &wrong, bool force, Rollback &done) {
    auto &records = m_workspace.store->records();
    auto const present = records.get(id).value();
    auto versions = records.history(id);
    versions.push_back(present);
    auto const before = version_before(versions, wrong);
    if (!before) {
        ++done.added;
    } else if (present.run != wrong && !force) {
        done.changed_since.push_back(id);
    } else {
        records.put(restored(*before, done.run.id, m_clock.now()));
        ++done.restored;
    }
}

Rollback Decisions::closed(Rollback done) {
    auto &run = done.run;
    run.messages.push_back(std::to_string(done.restored) + " records are as they were before");
    if (done.added > 0)
        run.messages.push_back(std::to_string(done.added) + " records that the run brought first stay");
    if (!done.changed_since.empty())
        run.messages.push_back(std::to_string(done.changed_since.size()) +
                               " records were changed again by a later run and are left as they are; --force "
                               "restores them, too");
    run.outcome = run.received_as =
        done.changed_since.empty() ? model::Outcome::complete : model::Outcome::incomplete;
    run.finished = m_clock.now();
    auto const transaction = m_workspace.store->begin();
    m_workspace.store->ledger().save_run(run);
    transaction->commit();
    return done;
}

} // namespace tsunagi::app
