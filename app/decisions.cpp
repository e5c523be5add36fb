#include "app/decisions.hpp"

#include "app/settling/conclusion.hpp"
#include "app/settling/proposals.hpp"
#include "app/settling/tombstone.hpp"

namespace tsunagi::app {

namespace {

using model::Fate;
using model::ProposalKind;
using model::ProposalState;

constexpr std::size_t in_one_transaction = 512;

/// Does `work` for every item, a few hundred in one transaction.
template <class Items, class Work>
void in_transactions(store::Store &store, Items const &items, Work const &work) {
    for (std::size_t at = 0; at < items.size();) {
        auto const transaction = store.begin();
        for (auto const end = std::min(at + in_one_transaction, items.size()); at < end; ++at) work(items[at]);
        transaction->commit();
    }
}

std::unique_ptr<store::DatasetLock> locked(store::Store &store, model::DatasetId const &dataset) {
    if (auto lock = store.lock(dataset)) return lock;
    throw std::runtime_error("dataset '" + dataset +
                             "' is being changed by another process; try again when it has finished");
}

std::string who_and_why(Decision const &decision) {
    return decision.by + (decision.reason.empty() ? "" : ": " + decision.reason);
}

} // namespace

Decisions::Decisions(Workspace &workspace, harvester::Clock &clock)
    : m_workspace(workspace), m_clock(clock), m_normalizer(workspace.catalog) {}

model::HarvestRun Decisions::run_to_decide(model::RunId const &id) const {
    auto const run = m_workspace.store->ledger().find_run(id);
    if (!run) throw NothingToDecide("there is no run '" + id + "'; `tsunagi runs DATASET` lists them");
    if (!run->proposal) throw NothingToDecide("run " + id + " of dataset '" + run->dataset + "' proposes nothing");
    if (run->proposal->state != ProposalState::waiting)
        throw NothingToDecide("the proposal of run " + id + " was decided by " + run->proposal->by + " already");
    return *run;
}

model::HarvestRun Decisions::approve(Decision const &decision) {
    auto run = run_to_decide(decision.run);
    auto const lock = locked(*m_workspace.store, run.dataset);
    run = run_to_decide(decision.run); // nobody else has decided meanwhile
    auto const kind = run.proposal->kind;
    if (kind == ProposalKind::rekey) bind_pairs(run);
    if (kind != ProposalKind::deletions) reopen_waiting(run);
    run = decided(std::move(run), decision, ProposalState::approved);
    if (kind == ProposalKind::deletions) delete_waiting(run);
    return settle(std::move(run));
}

model::HarvestRun Decisions::reject(Decision const &decision) {
    auto run = run_to_decide(decision.run);
    auto const lock = locked(*m_workspace.store, run.dataset);
    run = run_to_decide(decision.run);
    if (run.proposal->kind == ProposalKind::rekey) {
        run.messages.push_back("that identifiers were changed was rejected by " + who_and_why(decision));
        propose_deletions(run);
        return settle(std::move(run));
    }
    keep_waiting(run, "rejected by " + who_and_why(decision));
    return settle(decided(std::move(run), decision, ProposalState::rejected));
}

/// The decision is in the ledger before it is acted on, with the one who is to be asked about it.
model::HarvestRun Decisions::decided(model::HarvestRun run, Decision const &decision, ProposalState state) {
    auto &proposal = run.proposal.value();
    proposal.state = state;
    proposal.by = decision.by;
    proposal.reason = decision.reason;
    proposal.time = m_clock.now();
    auto const transaction = m_workspace.store->begin();
    m_workspace.store->withdrawals().propose(run.id, proposal);
    transaction->commit();
    return run;
}

/// What is pending again is written without asking the guards a second time.
model::HarvestRun Decisions::settle(model::HarvestRun run) {
    auto const &dataset = m_workspace.dataset(run.dataset);
    run.stage = "settling";
    return Conclusion(m_workspace, m_normalizer, m_clock, dataset, std::move(run)).conclude();
}

void Decisions::delete_waiting(model::HarvestRun &run) {
    auto &store = *m_workspace.store;
    in_transactions(store, store.withdrawals().waiting(run.id), [&](store::Waiting const &waiting) {
        auto const record = store.records().get(waiting.record);
        if (record && record->status != "deleted")
            store.records().put(tombstone_of(*record, run.id, m_clock.now(),
                                             waiting.told ? withdrawn_by_source : missing_in_lists));
        store.withdrawals().forget_settlement(run.dataset, waiting.identifier);
        if (!waiting.told) {
            ++run.deleted_by_absence;
            store.ledger().save_run(run);
            return;
        }
        store.ledger().settle(run.dataset, waiting.identifier,
                              {.fate = Fate::deleted, .record_id = waiting.record, .settled_hash = "deleted"});
    });
}

/// Told deletions: the record stays and counts as unchanged. Held back: stays so. Absent ones count as seen.
void Decisions::keep_waiting(model::HarvestRun const &run, std::string const &sentence) {
    auto &store = *m_workspace.store;
    bool const publication = run.proposal->kind == ProposalKind::publication;
    in_transactions(store, store.withdrawals().waiting(run.id), [&](store::Waiting const &waiting) {
        store.withdrawals().release(run.dataset, waiting.identifier);
        store.withdrawals().end_absence(run.dataset, waiting.identifier);
        if (!publication && !waiting.told) return;
        auto settlement = store.ledger().last_settlement(run.dataset, waiting.identifier).value();
        settlement.fate = publication ? Fate::held_back : Fate::unchanged;
        settlement.reason = publication ? sentence : "";
        store.ledger().settle(run.dataset, waiting.identifier, settlement);
    });
}

void Decisions::reopen_waiting(model::HarvestRun const &run) {
    auto &store = *m_workspace.store;
    bool const publication = run.proposal->kind == ProposalKind::publication;
    in_transactions(store, store.withdrawals().waiting(run.id), [&](store::Waiting const &waiting) {
        auto const last = store.ledger().last_settlement(run.dataset, waiting.identifier);
        bool const was_received = last && last->fate == Fate::held_back;
        if (publication || was_received)
            store.withdrawals().reopen(run.dataset, waiting.identifier);
        else
            store.withdrawals().release(run.dataset, waiting.identifier); // absent: the next lists decide
    });
}

/// The old identifier has no record of its own any more; where the source told its deletion, that is done.
void Decisions::bind_pairs(model::HarvestRun const &run) {
    auto &store = *m_workspace.store;
    in_transactions(store, store.withdrawals().pairs(run.id), [&](auto const &pair) {
        auto const &[before, after] = pair;
        auto const last = store.ledger().seen(run.dataset, before);
        store.withdrawals().rebind(run.dataset, before, after);
        if (last && last->deleted && last->fate == Fate::held_back)
            store.ledger().settle(run.dataset, before, {.fate = Fate::unchanged, .settled_hash = "deleted"});
    });
}

/// What came under new identifiers is taken in; what went waits on, now as deletions.
void Decisions::propose_deletions(model::HarvestRun &run) {
    auto &store = *m_workspace.store;
    in_transactions(store, store.withdrawals().pairs(run.id), [&](auto const &pair) {
        store.withdrawals().reopen(run.dataset, pair.second);
    });
    auto const waiting = store.withdrawals().waiting(run.id);
    auto const live = store.records().live(run.dataset);
    run.proposal = new_proposal(ProposalKind::deletions,
                                {.live = live, .told = waiting.size()}, 0);
    for (auto const &one : waiting) add_sample(*run.proposal, one.identifier);
    std::erase(run.reasons, reason_code(ProposalKind::rekey));
    run.reasons.push_back(reason_code(ProposalKind::deletions));
    run.messages.push_back(sentence_of(*run.proposal, run.id));
    auto const transaction = store.begin();
    store.withdrawals().propose(run.id, *run.proposal);
    store.ledger().save_run(run);
    transaction->commit();
}

} // namespace tsunagi::app
