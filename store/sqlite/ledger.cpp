#include "store/sqlite/ledger.hpp"

#include "store/sqlite/run_number.hpp"

namespace tsunagi::store::sqlite {
namespace {

constexpr Sql insert_identifier =
    "INSERT INTO identifiers (dataset, identifier, run, pending, page, ordinal, offset, length, deleted,"
    " unreadable, datestamp, payload_hash, first_run) VALUES (?1,?2,?3,1,?4,?5,?6,?7,?8,?9,?10,?11,?3)"
    " ON CONFLICT DO NOTHING";

constexpr Sql update_identifier =
    "UPDATE identifiers SET run = ?3, pending = 1, page = ?4, ordinal = ?5, offset = ?6, length = ?7,"
    " deleted = ?8, unreadable = ?9, datestamp = ?10, payload_hash = ?11,"
    " absent_run = NULL, absent_since = NULL, proposal = NULL WHERE dataset = ?1 AND identifier = ?2";

constexpr Sql list_identifier =
    "UPDATE identifiers SET run = ?3, listed = ?4, fate = CASE fate WHEN 5 THEN 5 ELSE 3 END,"
    " absent_run = NULL, absent_since = NULL,"
    " proposal = CASE fate WHEN 5 THEN proposal END" // what was absent waits no more
    " WHERE dataset = ?1 AND identifier = ?2";

constexpr Sql settle_identifier =
    "UPDATE identifiers SET pending = (?3 = 0), fate = ?3, quarantined = ?4, errors = ?5, warnings = ?6, "
    "infos = ?7,"
    " record = ?8, settled_hash = ?9, reason = ?10,"
    " changed_run = CASE WHEN ?3 IN (1, 2, 4) THEN run ELSE changed_run END" // fresh, changed, deleted
    " WHERE dataset = ?1 AND identifier = ?2";

/// First and again: the same values in the same places.
void write_sighting(Connection &connection, Sql sql, Standing const &at, SeenRecord const &record) {
    connection.run(sql, at.dataset, record.identifier, at.run, record.page, record.place.ordinal,
                   record.place.offset, record.place.length, record.deleted, record.unreadable,
                   record.datestamp, record.payload_hash);
}

model::Fate fate_now(bool pending, std::int64_t settled) {
    return pending ? model::Fate::pending : static_cast<model::Fate>(settled);
}

} // namespace

SqliteLedger::SqliteLedger(Session &session) : m_session(session) { session.join(*this); }

void SqliteLedger::before_commit(Connection &connection, bool) { m_tallies.write(connection); }

void SqliteLedger::transaction_ended(bool) noexcept { m_tallies.forget(); }

void SqliteLedger::write_tallies_for(Reader const &reader) const {
    if (reader.sees_open_transaction()) m_tallies.write(*reader);
}

std::optional<Standing> SqliteLedger::standing(Connection &connection, std::int64_t dataset,
                                               std::string const &identifier) const {
    auto row = connection.rows("SELECT run, page, pending, fate, quarantined, errors, warnings, infos"
                               " FROM identifiers WHERE dataset = ? AND identifier = ?",
                               dataset, identifier);
    if (!row.next()) return std::nullopt;
    return Standing{.dataset = dataset,
                    .run = row.integer(0),
                    .page = row.integer(1),
                    .fate = fate_now(row.truth(2), row.integer(3)),
                    .quarantined = row.truth(4),
                    .errors = row.integer(5),
                    .warnings = row.integer(6),
                    .infos = row.integer(7)};
}

void SqliteLedger::see(model::DatasetId const &id, SeenRecord const &record) {
    auto &connection = m_session.writer("note an identifier");
    Standing const now{.dataset = m_session.dataset_to_write(connection, id),
                       .run = run_number_to_write(record.run),
                       .page = record.page};
    // Most identifiers of a harvest are new: one statement for those, three for the others.
    write_sighting(connection, insert_identifier, now, record);
    if (connection.changed_rows() == 0) {
        m_tallies.leave(standing(connection, now.dataset, record.identifier).value());
        write_sighting(connection, update_identifier, now, record);
    }
    m_tallies.enter(now);
}

Listed SqliteLedger::list(model::DatasetId const &id, SeenRecord const &header) {
    auto &connection = m_session.writer("list an identifier");
    auto const dataset = m_session.dataset_to_write(connection, id);
    auto const before = standing(connection, dataset, header.identifier);
    if (!before) return Listed::unknown;
    auto const known = seen(id, header.identifier).value();
    // Withdrawn here because it was absent: its settlement was forgotten.
    bool const gone = !header.deleted &&
                      last_settlement(id, header.identifier).value_or(Settlement{}).settled_hash.empty() &&
                      before->fate != model::Fate::held_back && before->fate != model::Fate::pending;
    if (known.deleted != header.deleted || gone) return Listed::other_state;
    if (before->fate == model::Fate::pending) return Listed::as_known; // it is of this run already
    connection.run(list_identifier, dataset, header.identifier, run_number_to_write(header.run), header.page);
    m_tallies.leave(*before);
    m_tallies.enter(standing(connection, dataset, header.identifier).value());
    bool const same_date = header.datestamp.empty() || header.datestamp == known.datestamp;
    return same_date ? Listed::as_known : Listed::other_datestamp;
}

std::optional<SeenRecord> SqliteLedger::seen(model::DatasetId const &id,
                                             std::string const &identifier) const {
    auto const reader = m_session.reader();
    auto row =
        reader->rows("SELECT page, ordinal, offset, length, datestamp, deleted, unreadable, payload_hash,"
                     " run, pending, fate, listed FROM identifiers WHERE dataset = ? AND identifier = ?",
                     m_session.dataset(*reader, id).value_or(0), identifier);
    if (!row.next()) return std::nullopt;
    return SeenRecord{.identifier = identifier,
                      .page = row.integer(0),
                      .place = {.ordinal = row.small(1), .offset = row.count(2), .length = row.count(3)},
                      .datestamp = row.text(4),
                      .deleted = row.truth(5),
                      .unreadable = row.truth(6),
                      .payload_hash = row.text(7),
                      .run = run_id(row.integer(8)),
                      .listed = row.integer(11),
                      .fate = fate_now(row.truth(9), row.integer(10))};
}

std::optional<Settlement> SqliteLedger::last_settlement(model::DatasetId const &id,
                                                        std::string const &identifier) const {
    auto const reader = m_session.reader();
    auto row = reader->rows("SELECT fate, record, settled_hash, quarantined, reason, errors, warnings, infos"
                            " FROM identifiers WHERE dataset = ? AND identifier = ? AND fate <> 0",
                            m_session.dataset(*reader, id).value_or(0), identifier);
    if (!row.next()) return std::nullopt;
    return Settlement{.fate = static_cast<model::Fate>(row.integer(0)),
                      .record_id = row.text(1),
                      .settled_hash = row.text(2),
                      .quarantined = row.truth(3),
                      .reason = row.text(4),
                      .errors = row.small(5),
                      .warnings = row.small(6),
                      .infos = row.small(7)};
}

void SqliteLedger::settle(model::DatasetId const &id, std::string const &identifier,
                          Settlement const &settlement) {
    auto &connection = m_session.writer("settle an identifier");
    auto const dataset = m_session.dataset_to_write(connection, id);
    auto const before = standing(connection, dataset, identifier);
    if (!before)
        throw StoreError("The identifier \"" + identifier + "\" of " + id +
                         " cannot be settled: it was never received.");
    Standing after = *before;
    after.fate = settlement.fate;
    after.quarantined = settlement.quarantined;
    after.errors = settlement.errors;
    after.warnings = settlement.warnings;
    after.infos = settlement.infos;
    connection.run(settle_identifier, dataset, identifier, static_cast<int>(settlement.fate),
                   settlement.quarantined, settlement.errors, settlement.warnings, settlement.infos,
                   settlement.record_id, settlement.settled_hash, settlement.reason);
    m_tallies.leave(*before);
    m_tallies.enter(after);
}

bool SqliteLedger::is_pending(model::DatasetId const &id, std::string const &identifier, PageId page,
                              std::uint32_t ordinal) const {
    auto const reader = m_session.reader();
    return reader->number("SELECT pending AND page = ?3 AND ordinal = ?4 FROM identifiers"
                          " WHERE dataset = ?1 AND identifier = ?2",
                          0, m_session.dataset(*reader, id).value_or(0), identifier, page, ordinal) != 0;
}

void SqliteLedger::reopen_all(model::DatasetId const &id, model::RunId const &run) {
    auto &connection = m_session.writer("reopen a dataset");
    auto const dataset = m_session.dataset_to_write(connection, id);
    auto const number = run_number_to_write(run);
    m_tallies.write(connection);
    connection.run("UPDATE identifiers SET run = ?, pending = 1 WHERE dataset = ?", number, dataset);
    Tallies::recount_pending(connection, dataset, number);
}

std::vector<PageId> SqliteLedger::pending_pages(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    write_tallies_for(reader);
    auto rows = reader->rows("SELECT page FROM pending_pages WHERE dataset = ? ORDER BY page",
                             m_session.dataset(*reader, id).value_or(0));
    std::vector<PageId> pages;
    while (rows.next()) pages.push_back(rows.integer(0));
    return pages;
}

std::uint64_t SqliteLedger::received(model::DatasetId const &, model::RunId const &run) const {
    auto const reader = m_session.reader();
    write_tallies_for(reader);
    return Tallies::received(*reader, run_number(run).value_or(0));
}

void SqliteLedger::count(model::HarvestRun &run) const {
    auto const reader = m_session.reader();
    write_tallies_for(reader);
    Tallies::read(*reader, run_number(run.id).value_or(0), run);
}

std::vector<std::pair<std::string, std::string>> SqliteLedger::held_back(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT identifier, reason FROM identifiers"
                             " WHERE dataset = ? AND fate = 5 AND NOT pending ORDER BY identifier",
                             m_session.dataset(*reader, id).value_or(0));
    std::vector<std::pair<std::string, std::string>> held;
    while (rows.next()) held.emplace_back(rows.text(0), rows.text(1));
    return held;
}

} // namespace tsunagi::store::sqlite
