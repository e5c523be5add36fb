#include "store/sqlite/record_store.hpp"

#include <algorithm>

#include "store/sqlite/run_number.hpp"

namespace tsunagi::store::sqlite {
namespace {

/// Records are handed out in helpings: the caller's work between two of them holds no statement open, so
/// that it may read and write itself and never keeps the log from being cleared.
constexpr int helping = 200;

constexpr Sql record_by_id =
    "SELECT sequence, id, run, version, status, updated, content_hash, dictionary, json"
    " FROM records WHERE id = ?";

constexpr Sql history_by_id =
    "SELECT sequence, id, run, version, status, updated, content_hash, dictionary, json"
    " FROM history WHERE id = ? ORDER BY version";

constexpr Sql changed_records =
    "SELECT sequence, id, run, version, status, updated, content_hash, dictionary, json FROM records"
    " WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?";

constexpr Sql records_between_ids =
    "SELECT sequence, id, run, version, status, updated, content_hash, dictionary, json FROM records"
    " WHERE id > ? AND id < ? ORDER BY id LIMIT ?";

constexpr Sql to_history =
    "INSERT INTO history (sequence, id, dataset, run, version, status, updated, content_hash, dictionary, "
    "json)"
    " SELECT sequence, id, dataset, run, version, status, updated, content_hash, dictionary, json"
    " FROM records WHERE sequence = ?";

constexpr Sql insert_record = "INSERT INTO records (sequence, dataset, run, version, status, updated, "
                              "content_hash, dictionary, json, id)"
                              " VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)";

constexpr Sql update_record =
    "UPDATE records SET sequence = ?1, dataset = ?2, run = ?3, version = ?4, status = ?5, updated = ?6,"
    " content_hash = ?7, dictionary = ?8, json = ?9 WHERE id = ?10";

bool visit_all(std::vector<StoredRecord> const &records,
               std::function<bool(StoredRecord const &)> const &visit) {
    return std::all_of(records.begin(), records.end(), visit);
}

void check_belongs(StoredRecord const &record) {
    if (model::dataset_of(record.id) == record.dataset) return;
    throw StoreError("The record \"" + record.id + "\" cannot be stored under the dataset " + record.dataset +
                     ": its id must begin with the dataset and a hyphen.");
}

int counts_as_live(std::string_view status) { return status == "live" ? 1 : 0; }

} // namespace

SqliteRecordStore::SqliteRecordStore(Session &session) : m_session(session), m_writer(m_reader) {
    session.join(*this);
}

StoredRecord SqliteRecordStore::put(StoredRecord record) {
    auto &connection = m_session.writer("put a record");
    check_belongs(record);
    auto const dataset = m_session.dataset_to_write(connection, record.dataset);
    auto const run = run_number_to_write(record.run);
    auto const packed = m_writer.pack(connection, record.json);
    std::uint64_t former = 0;
    int live_before = 0;
    record.version = 1;
    {
        auto row = connection.rows("SELECT sequence, version, status FROM records WHERE id = ?", record.id);
        if (row.next()) {
            former = row.count(0);
            record.version = row.small(1) + 1;
            live_before = counts_as_live(row.view(2));
        }
    }
    record.sequence = next_sequence(connection);
    if (former != 0) connection.run(to_history, former);
    connection.run(former != 0 ? update_record : insert_record, record.sequence, dataset, run, record.version,
                   record.status, record.updated, record.content_hash, packed.dictionary, Blob{packed.frame},
                   record.id);
    m_live_changes[dataset] += counts_as_live(record.status) - live_before;
    return record;
}

std::uint64_t SqliteRecordStore::next_sequence(Connection &connection) {
    if (m_sequence == 0)
        m_sequence = static_cast<std::uint64_t>(connection.number("SELECT max(sequence) FROM records", 0));
    return ++m_sequence;
}

void SqliteRecordStore::write_live_counts(Connection &connection) const {
    for (auto const &[dataset, change] : m_live_changes)
        if (change != 0) connection.run("UPDATE datasets SET live = live + ? WHERE no = ?", change, dataset);
    m_live_changes.clear();
}

void SqliteRecordStore::before_commit(Connection &connection, bool) { write_live_counts(connection); }

void SqliteRecordStore::transaction_ended(bool committed) noexcept {
    m_sequence = 0;
    m_live_changes.clear();
    m_writer.transaction_ended(committed);
}

StoredRecord SqliteRecordStore::record_from(Connection &connection, Query const &row) const {
    auto id = row.text(1);
    std::string dataset(model::dataset_of(id));
    return {.id = std::move(id),
            .dataset = std::move(dataset),
            .status = row.text(4),
            .json = m_reader.unpack(connection, {row.integer(7), row.view(8)}),
            .content_hash = row.text(6),
            .updated = row.text(5),
            .run = run_id(row.integer(2)),
            .version = row.small(3),
            .sequence = row.count(0)};
}

template <class... Arguments>
std::vector<StoredRecord> SqliteRecordStore::read(Sql sql, Arguments const &...arguments) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows(sql, arguments...);
    std::vector<StoredRecord> records;
    while (rows.next()) records.push_back(record_from(*reader, rows));
    return records;
}

std::optional<StoredRecord> SqliteRecordStore::get(model::RecordId const &id) const {
    auto const reader = m_session.reader();
    auto row = reader->rows(record_by_id, id);
    if (!row.next()) return std::nullopt;
    return record_from(*reader, row);
}

std::vector<StoredRecord> SqliteRecordStore::history(model::RecordId const &id) const {
    return read(history_by_id, id);
}

/// What changes during the visit comes behind the end that was seen first, and is left for the next call.
void SqliteRecordStore::changes(std::uint64_t sequence,
                                std::function<bool(StoredRecord const &)> const &visit) const {
    auto const end = last_sequence();
    while (sequence < end) {
        auto const records = read(changed_records, sequence, end, helping);
        if (records.empty() || !visit_all(records, visit)) return;
        sequence = records.back().sequence;
    }
}

void SqliteRecordStore::scan(model::DatasetId const &dataset,
                             std::function<bool(StoredRecord const &)> const &visit) const {
    // Every id of a dataset begins with its name and a hyphen, and '.' is the character after '-'; no UTF-8
    // text comes after 0xFF.
    std::string after = dataset.empty() ? "" : dataset + "-";
    std::string const end = dataset.empty() ? "\xff" : dataset + ".";
    for (;;) {
        auto const records = read(records_between_ids, after, end, helping);
        if (records.empty() || !visit_all(records, visit)) return;
        after = records.back().id;
    }
}

std::vector<model::RecordId> SqliteRecordStore::written_by(model::RunId const &run) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT id FROM records WHERE run = ?1"
                             " UNION SELECT id FROM history WHERE run = ?1 ORDER BY id",
                             run_number(run).value_or(0));
    std::vector<model::RecordId> ids;
    while (rows.next()) ids.push_back(rows.text(0));
    return ids;
}

std::uint64_t SqliteRecordStore::last_sequence() const {
    auto const reader = m_session.reader();
    return static_cast<std::uint64_t>(reader->number("SELECT max(sequence) FROM records", 0));
}

std::uint64_t SqliteRecordStore::live(model::DatasetId const &dataset) const {
    auto const reader = m_session.reader();
    if (reader.sees_open_transaction()) write_live_counts(*reader);
    if (dataset.empty())
        return static_cast<std::uint64_t>(reader->number("SELECT total(live) FROM datasets", 0));
    return static_cast<std::uint64_t>(reader->number("SELECT live FROM datasets WHERE id = ?", 0, dataset));
}

} // namespace tsunagi::store::sqlite
