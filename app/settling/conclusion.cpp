#include "app/settling/conclusion.hpp"

#include "app/settling/proposals.hpp"
#include "app/settling/rekey.hpp"
#include "app/settling/tombstone.hpp"

#include <algorithm>

namespace tsunagi::app {

namespace {

using model::Fate;
using model::ProposalKind;

constexpr std::size_t in_one_transaction = 512;
constexpr std::chrono::hours between_two_lists{24}; // contract 7

/// May what this run did not name be taken for absent?
bool is_whole_list(model::HarvestRun const &run) {
    return run.whole_list && run.received_as == model::Outcome::complete;
}

} // namespace

Conclusion::Conclusion(Workspace &workspace, normalizer::Normalizer const &normalizer, harvester::Clock &clock,
                       model::Dataset const &dataset, model::HarvestRun run)
    : m_workspace(workspace), m_clock(clock), m_dataset(dataset), m_run(std::move(run)),
      m_preparation(workspace, normalizer, clock, dataset, m_run.kind == model::RunKind::replay),
      m_spool(workspace.folder / "store") {}

model::HarvestRun Conclusion::conclude() {
    prepare();
    if (m_run.stage != "settling") judge();
    if (m_run.proposal && m_run.proposal->kind == ProposalKind::rekey)
        for (auto const &pair : m_workspace.store->withdrawals().pairs(m_run.id)) m_coming.insert(pair.second);
    write();
    if (is_whole_list(m_run) && !guards_object()) withdraw_absent();
    close();
    return m_run;
}

void Conclusion::prepare() {
    std::uint64_t prepared = 0;
    m_preparation.each([&](Prepared const &one) {
        ++prepared;
        if (one.kind == Prepared::Kind::tombstone && one.lives) ++m_intent.told;
        if (one.settlement.fate == Fate::held_back) ++m_intent.held_back;
        m_spool.add(one);
    });
    auto const received = m_workspace.store->ledger().received(m_dataset.id, m_run.id);
    m_intent.received = std::max(received, prepared);
    m_intent.live = m_workspace.store->records().live(m_dataset.id);
    m_intent.lists_none = is_whole_list(m_run) && received == 0;
}

/// From here on it is settled what the run may do; nothing has been written yet.
void Conclusion::judge() {
    auto &withdrawals = m_workspace.store->withdrawals();
    auto const transaction = m_workspace.store->begin();
    if (is_whole_list(m_run)) {
        withdrawals.note_absent(m_dataset.id, m_run.id, m_run.started);
        m_absent = withdrawals.absent(m_dataset.id);
        m_intent.absent = m_absent.size();
    }
    if (auto const kind = objection()) propose(*kind);
    m_run.stage = "settling";
    m_workspace.store->ledger().save_run(m_run);
    transaction->commit();
}

std::optional<ProposalKind> Conclusion::objection() {
    if (too_many_held_back(m_intent, m_dataset.guards)) return ProposalKind::publication;
    if (!too_many_withdrawn(m_intent, m_dataset.guards)) return {};
    return find_pairs() ? ProposalKind::rekey : ProposalKind::deletions;
}

/// Mass deletion and mass creation with the same contents: at least half of what goes comes back under another
/// identifier (contract 12, row 60).
bool Conclusion::find_pairs() {
    auto const &records = m_workspace.store->records();
    std::vector<Likeness> going, coming;
    auto const add_going = [&](std::string const &identifier, model::RecordId const &id) {
        if (auto const record = records.get(id)) going.push_back(likeness_of(identifier, record->json));
    };
    for (auto const &absent : m_absent) add_going(absent.identifier, absent.record);
    m_spool.each([&](Prepared &&one) {
        if (one.kind == Prepared::Kind::tombstone && one.lives)
            add_going(one.identifier, one.settlement.record_id);
        if (one.kind == Prepared::Kind::record && one.is_new())
            coming.push_back(likeness_of(one.identifier, one.json));
    });
    m_pairs = pairs_of(going, coming);
    return !m_pairs.empty() && m_pairs.size() * 2 >= m_intent.withdrawn();
}

void Conclusion::propose(ProposalKind kind) {
    auto &withdrawals = m_workspace.store->withdrawals();
    auto proposal = new_proposal(kind, m_intent, m_pairs.size());
    if (kind != ProposalKind::publication)
        for (auto const &absent : m_absent) {
            withdrawals.hold(m_dataset.id, absent.identifier, m_run.id);
            add_sample(proposal, absent.identifier);
        }
    if (kind == ProposalKind::rekey)
        for (auto const &[before, after] : m_pairs) withdrawals.pair(m_run.id, before, after);
    m_run.proposal = proposal;
    m_spool.each([&](Prepared &&one) {
        if (waits(one)) add_sample(*m_run.proposal, one.identifier);
    });
    withdrawals.propose(m_run.id, *m_run.proposal);
    m_run.reasons.push_back(reason_code(kind));
    m_run.messages.push_back(sentence_of(*m_run.proposal, m_run.id));
}

bool Conclusion::guards_object() const {
    return m_run.proposal && m_run.proposal->state == model::ProposalState::waiting;
}

bool Conclusion::waits(Prepared const &prepared) const {
    if (!guards_object() || prepared.kind == Prepared::Kind::as_before) return false;
    if (m_run.proposal->kind == ProposalKind::publication) return true;
    bool const is_deletion = prepared.kind == Prepared::Kind::tombstone && prepared.lives;
    return is_deletion || m_coming.contains(prepared.identifier);
}

void Conclusion::write() {
    std::vector<Prepared> batch;
    m_spool.each([&](Prepared &&one) {
        batch.push_back(std::move(one));
        if (batch.size() < in_one_transaction) return;
        write_batch(batch);
        batch.clear();
    });
    if (!batch.empty()) write_batch(batch);
}

void Conclusion::write_batch(std::vector<Prepared> const &batch) {
    auto const transaction = m_workspace.store->begin();
    for (auto const &one : batch) {
        m_workspace.store->ledger().settle(m_dataset.id, one.identifier, settle(one));
        if (waits(one)) m_workspace.store->withdrawals().hold(m_dataset.id, one.identifier, m_run.id);
    }
    transaction->commit();
}

store::Settlement Conclusion::settle(Prepared const &prepared) {
    auto settlement = prepared.settlement;
    if (waits(prepared)) {
        settlement.fate = Fate::held_back;
        settlement.settled_hash.clear(); // to be settled anew, whatever is decided
        settlement.reason = waiting_sentence(m_run.proposal->kind, m_run.id);
        return settlement;
    }
    bool const is_tombstone = prepared.kind == Prepared::Kind::tombstone;
    if (!is_tombstone && prepared.kind != Prepared::Kind::record) return settlement;
    bool const same = is_tombstone ? !prepared.lives && !prepared.is_new()
                                   : prepared.lives && prepared.former_hash == prepared.content_hash;
    settlement.fate = same              ? Fate::unchanged
                      : is_tombstone    ? Fate::deleted
                      : prepared.lives  ? Fate::changed
                                        : Fate::fresh;
    if (same) return settlement;
    m_workspace.store->records().put({.id = settlement.record_id,
                                      .dataset = m_dataset.id,
                                      .status = is_tombstone ? "deleted" : "live",
                                      .json = prepared.json,
                                      .content_hash = prepared.content_hash,
                                      .updated = prepared.updated,
                                      .run = prepared.run});
    return settlement;
}

/// Absent from two complete lists at least a day apart; of files, from two deliveries.
std::vector<store::Absent> Conclusion::confirmed() const {
    bool const of_files = m_dataset.source.type == "files";
    std::vector<store::Absent> twice;
    for (auto const &absent : m_workspace.store->withdrawals().absent(m_dataset.id)) {
        bool const long_ago = m_run.started - absent.since >= between_two_lists;
        if (of_files ? absent.since_run != m_run.id : long_ago) twice.push_back(absent);
    }
    return twice;
}

void Conclusion::withdraw_absent() {
    auto const absent = confirmed();
    for (std::size_t at = 0; at < absent.size(); at += in_one_transaction) {
        auto const end = absent.begin() + static_cast<std::ptrdiff_t>(std::min(at + in_one_transaction, absent.size()));
        withdraw({absent.begin() + static_cast<std::ptrdiff_t>(at), end});
    }
    plan_confirming_list();
}

void Conclusion::withdraw(std::vector<store::Absent> const &absent) {
    auto &store = *m_workspace.store;
    auto const transaction = store.begin();
    for (auto const &one : absent) {
        if (auto const record = store.records().get(one.record); record && record->status != "deleted") {
            store.records().put(tombstone_of(*record, m_run.id, m_clock.now(), missing_in_lists));
            ++m_run.deleted_by_absence;
        }
        store.withdrawals().forget_settlement(m_dataset.id, one.identifier);
    }
    store.ledger().save_run(m_run);
    transaction->commit();
}

/// The second list that decides comes by itself (`harvest --due`, `work`).
void Conclusion::plan_confirming_list() {
    auto const left = m_workspace.store->withdrawals().absent(m_dataset.id);
    std::string confirm_at;
    if (!left.empty() && m_dataset.source.type != "files") {
        auto const first = std::ranges::min_element(left, {}, &store::Absent::since)->since;
        confirm_at = harvester::rfc3339(first + between_two_lists);
        m_run.messages.push_back(std::to_string(left.size()) +
                                 " records are not in this complete list; they are withdrawn when a second one, "
                                 "not before " + confirm_at + ", does not name them either");
    }
    auto const transaction = m_workspace.store->begin();
    m_workspace.store->ledger().remember(m_dataset.id, "confirm_at", confirm_at);
    transaction->commit();
}

void Conclusion::close() {
    auto &ledger = m_workspace.store->ledger();
    auto const transaction = m_workspace.store->begin();
    for (auto const &id : m_preparation.runs())
        if (auto run = ledger.find_run(id); run && id != m_run.id) {
            ledger.count(*run);
            ledger.save_run(*run);
        }
    tidy_proposals(*m_workspace.store, m_dataset.id, m_run.id, m_clock.now());
    ledger.count(m_run);
    m_run.outcome = m_run.proposal ? model::Outcome::refused : m_run.received_as;
    m_run.finished = m_clock.now();
    m_run.stage.clear();
    ledger.save_run(m_run);
    transaction->commit();
}

} // namespace tsunagi::app
