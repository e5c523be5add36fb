// Records and their history.
#pragma once

#include <map>

#include "store/record_store.hpp"
#include "store/sqlite/record_codec.hpp"
#include "store/sqlite/session.hpp"

namespace tsunagi::store::sqlite {

class SqliteRecordStore final : public RecordStore, private Participant {
public:
    explicit SqliteRecordStore(Session &session);

    StoredRecord put(StoredRecord record) override;
    std::optional<StoredRecord> get(model::RecordId const &id) const override;
    std::vector<StoredRecord> history(model::RecordId const &id) const override;
    void changes(std::uint64_t sequence,
                 std::function<bool(StoredRecord const &)> const &visit) const override;
    void scan(model::DatasetId const &dataset,
              std::function<bool(StoredRecord const &)> const &visit) const override;
    std::vector<model::RecordId> written_by(model::RunId const &run) const override;
    std::uint64_t last_sequence() const override;
    std::uint64_t live(model::DatasetId const &dataset) const override;

private:
    void before_commit(Connection &connection, bool durable) override;
    void transaction_ended(bool committed) noexcept override;
    void write_live_counts(Connection &connection) const;
    std::uint64_t next_sequence(Connection &connection);
    StoredRecord record_from(Connection &connection, Query const &row) const;
    template <class... Arguments>
    std::vector<StoredRecord> read(Sql sql, Arguments const &...arguments) const;

    Session &m_session;
    mutable RecordReader m_reader; ///< locks for itself
    RecordWriter m_writer;
    // Of the open transaction, touched only by its thread (reads included).
    std::uint64_t m_sequence = 0; ///< last given, 0 = ask the database
    mutable std::map<std::int64_t, std::int64_t> m_live_changes;
};

} // namespace tsunagi::store::sqlite
