#include "store/sqlite/withdrawals.hpp"

#include "store/sqlite/run_number.hpp"
#include "store/sqlite/run_rows.hpp"

namespace tsunagi::store::sqlite {
namespace {

// What a list did not name is of an earlier run than the list.
constexpr Sql mark_absent =
    "UPDATE identifiers SET absent_run = ?2, absent_since = ?3"
    " WHERE dataset = ?1 AND run <> ?2 AND absent_run IS NULL"
    " AND EXISTS (SELECT 1 FROM records WHERE records.id = identifiers.record AND status = 'live')";

constexpr Sql absent_of_dataset =
    "SELECT identifier, record, absent_run, absent_since FROM identifiers"
    " WHERE dataset = ? AND absent_run IS NOT NULL ORDER BY identifier";

} // namespace

void SqliteWithdrawals::note_absent(model::DatasetId const &id, model::RunId const &run, model::Time began) {
    auto &connection = m_session.writer("note what is absent");
    connection.run(mark_absent, m_session.dataset_to_write(connection, id), run_number_to_write(run),
                   static_cast<std::int64_t>(began.time_since_epoch().count()));
}

std::vector<Absent> SqliteWithdrawals::absent(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows(absent_of_dataset, read_dataset(reader, id));
    std::vector<Absent> absent;
    while (rows.next())
        absent.push_back({.identifier = rows.text(0),
                          .record = rows.text(1),
                          .since_run = run_id(rows.integer(2)),
                          .since = model::Time(std::chrono::seconds(rows.integer(3)))});
    return absent;
}

void SqliteWithdrawals::end_absence(model::DatasetId const &id, std::string const &identifier) {
    auto &connection = m_session.writer("end an absence");
    connection.run("UPDATE identifiers SET absent_run = NULL, absent_since = NULL"
                   " WHERE dataset = ? AND identifier = ?",
                   m_session.dataset_to_write(connection, id), identifier);
}

void SqliteWithdrawals::forget_settlement(model::DatasetId const &id, std::string const &identifier) {
    auto &connection = m_session.writer("forget a settlement");
    connection.run("UPDATE identifiers SET settled_hash = '', absent_run = NULL, absent_since = NULL,"
                   " proposal = NULL WHERE dataset = ? AND identifier = ?",
                   m_session.dataset_to_write(connection, id), identifier);
}

void SqliteWithdrawals::propose(model::RunId const &run, model::Proposal const &proposal) {
    write_proposal(m_session.writer("propose"), run_number_to_write(run), proposal);
    m_session.require_durable();
}

std::vector<model::RunId> SqliteWithdrawals::waiting_runs(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT no FROM harvest_runs WHERE dataset = ? AND proposal_state = 'waiting'"
                             " ORDER BY no",
                             id);
    std::vector<model::RunId> runs;
    while (rows.next()) runs.push_back(run_id(rows.integer(0)));
    return runs;
}

void SqliteWithdrawals::hold(model::DatasetId const &id, std::string const &identifier,
                             model::RunId const &run) {
    auto &connection = m_session.writer("hold an identifier");
    connection.run("UPDATE identifiers SET proposal = ?3 WHERE dataset = ?1 AND identifier = ?2",
                   m_session.dataset_to_write(connection, id), identifier, run_number_to_write(run));
}

std::vector<Waiting> SqliteWithdrawals::waiting(model::RunId const &run) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT identifier, record, deleted FROM identifiers WHERE proposal = ?"
                             " ORDER BY identifier",
                             run_number(run).value_or(0));
    std::vector<Waiting> waiting;
    while (rows.next())
        waiting.push_back({.identifier = rows.text(0), .record = rows.text(1), .told = rows.truth(2)});
    return waiting;
}

void SqliteWithdrawals::release(model::DatasetId const &id, std::string const &identifier) {
    auto &connection = m_session.writer("release an identifier");
    connection.run("UPDATE identifiers SET proposal = NULL WHERE dataset = ? AND identifier = ?",
                   m_session.dataset_to_write(connection, id), identifier);
}

void SqliteWithdrawals::reopen(model::DatasetId const &id, std::string const &identifier) {
    auto &connection = m_session.writer("reopen an identifier");
    auto const dataset = m_session.dataset_to_write(connection, id);
    auto const before = m_ledger.standing(connection, dataset, identifier);
    if (!before) return;
    connection.run("UPDATE identifiers SET pending = 1, proposal = NULL WHERE dataset = ? AND identifier = ?",
                   dataset, identifier);
    m_ledger.tallies().leave(*before);
    m_ledger.tallies().enter(m_ledger.standing(connection, dataset, identifier).value());
}

void SqliteWithdrawals::pair(model::RunId const &run, std::string const &old_identifier,
                             std::string const &new_identifier) {
    m_session.writer("pair identifiers")
        .run("INSERT OR REPLACE INTO rekeyed (run, old_identifier, new_identifier) VALUES (?,?,?)",
             run_number_to_write(run), old_identifier, new_identifier);
}

IdentifierPairs SqliteWithdrawals::pairs(model::RunId const &run) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT old_identifier, new_identifier FROM rekeyed WHERE run = ?"
                             " ORDER BY old_identifier",
                             run_number(run).value_or(0));
    IdentifierPairs pairs;
    while (rows.next()) pairs.emplace_back(rows.text(0), rows.text(1));
    return pairs;
}

void SqliteWithdrawals::rebind(model::DatasetId const &id, std::string const &old_identifier,
                               std::string const &new_identifier) {
    auto &connection = m_session.writer("rebind an identifier");
    auto const dataset = m_session.dataset_to_write(connection, id);
    connection.run("INSERT OR REPLACE INTO bindings (dataset, identifier, record)"
                   " SELECT dataset, ?3, record FROM identifiers WHERE dataset = ?1 AND identifier = ?2",
                   dataset, old_identifier, new_identifier);
    connection.run("DELETE FROM bindings WHERE dataset = ? AND identifier = ?", dataset, old_identifier);
    connection.run("UPDATE identifiers SET record = '', settled_hash = '', absent_run = NULL,"
                   " absent_since = NULL, proposal = NULL WHERE dataset = ? AND identifier = ?",
                   dataset, old_identifier);
}

std::unordered_map<std::string, model::RecordId>
SqliteWithdrawals::bindings(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT identifier, record FROM bindings WHERE dataset = ?",
                             read_dataset(reader, id));
    std::unordered_map<std::string, model::RecordId> bindings;
    while (rows.next()) bindings.emplace(rows.text(0), rows.text(1));
    return bindings;
}

} // namespace tsunagi::store::sqlite
