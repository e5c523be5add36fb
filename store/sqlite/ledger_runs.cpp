#include "store/sqlite/ledger.hpp"

#include <limits>

#include "store/sqlite/run_number.hpp"
#include "store/sqlite/run_rows.hpp"

namespace tsunagi::store::sqlite {
namespace {

std::optional<model::HarvestRun> first_run(Query rows) {
    if (!rows.next()) return std::nullopt;
    return run_from(rows);
}

} // namespace

model::HarvestRun SqliteLedger::open_run(model::HarvestRun run) {
    auto &connection = m_session.writer("open a run");
    if (auto const unfinished = unfinished_run(run.dataset);
        unfinished && run.outcome == model::Outcome::running)
        throw StoreError("The dataset " + run.dataset + " has the unfinished run " + unfinished->id +
                         ": it must be resumed or closed before another one begins.");
    run.id = run_id(insert_run(connection, m_session.dataset_to_write(connection, run.dataset), run));
    return run;
}

void SqliteLedger::save_run(model::HarvestRun const &run) {
    auto &connection = m_session.writer("save a run");
    if (!update_run(connection, run_number_to_write(run.id), run))
        throw StoreError("The run " + run.id + " of " + run.dataset +
                         " cannot be saved: it was never opened.");
    if (run.outcome != model::Outcome::running) m_session.require_durable();
}

std::optional<model::HarvestRun> SqliteLedger::find_run(model::RunId const &id) const {
    auto const number = run_number(id);
    if (!number) return std::nullopt;
    auto const reader = m_session.reader();
    return first_run(reader->rows("SELECT * FROM harvest_runs WHERE no = ?", *number));
}

std::vector<model::HarvestRun> SqliteLedger::runs(model::DatasetId const &id) const {
    return newest_runs(id, std::numeric_limits<std::int64_t>::max());
}

std::vector<model::HarvestRun> SqliteLedger::newest_runs(model::DatasetId const &id, std::size_t count) const {
    auto const reader = m_session.reader();
    auto rows =
        reader->rows("SELECT * FROM harvest_runs WHERE dataset = ? ORDER BY no DESC LIMIT ?", id, count);
    std::vector<model::HarvestRun> runs;
    while (rows.next()) runs.push_back(run_from(rows));
    return runs;
}

std::optional<model::HarvestRun> SqliteLedger::unfinished_run(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    return first_run(
        reader->rows("SELECT * FROM harvest_runs WHERE dataset = ? AND outcome = 'running'", id));
}

/// Runs that ask no server (replay, ingest) leave no cursor and do not hide the one before them.
std::string SqliteLedger::cursor(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT cursor FROM harvest_runs WHERE dataset = ?"
                             " AND (outcome = 'complete' OR (outcome = 'refused' AND received_as = 'complete'"
                             " AND proposal_state <> 'waiting'))"
                             " AND NOT partial AND cursor <> '' ORDER BY no DESC LIMIT 1",
                             id);
    return rows.next() ? rows.text(0) : std::string();
}

std::string SqliteLedger::fact(model::DatasetId const &id, std::string const &name) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT value FROM facts WHERE name = ?"
                             " AND dataset = (SELECT no FROM datasets WHERE id = ?)",
                             name, id);
    return rows.next() ? rows.text(0) : std::string();
}

void SqliteLedger::remember(model::DatasetId const &id, std::string const &name, std::string const &value) {
    auto &connection = m_session.writer("remember a fact");
    connection.run("INSERT OR REPLACE INTO facts (dataset, name, value, run)"
                   " VALUES (?1, ?2, ?3, (SELECT max(no) FROM runs WHERE dataset = ?1))",
                   m_session.dataset_to_write(connection, id), name, value);
}

} // namespace tsunagi::store::sqlite
