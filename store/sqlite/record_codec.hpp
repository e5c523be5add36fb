// Records are small and alike: each is one zstd frame of its own, compressed with a dictionary that was
// trained on the first of them and lies in the database (table dictionaries).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/zstd_context.hpp"

namespace tsunagi::store::sqlite {

struct PackedRecord {
    std::int64_t dictionary = 0; ///< 0 = none
    std::string_view frame;      ///< valid until the next record is packed
};

/// Any thread. Throws StoreError when a frame is damaged.
class RecordReader {
public:
    std::string unpack(Connection &connection, PackedRecord const &record);
    /// A dictionary whose transaction was rolled back.
    void forget(std::int64_t dictionary);

private:
    ZSTD_DDict const *dictionary(Connection &connection, std::int64_t number);

    std::mutex m_mutex;
    std::map<std::int64_t, DecompressionDictionary> m_dictionaries; ///< never removed while in use
};

/// Belongs to the thread of the open transaction.
class RecordWriter {
public:
    explicit RecordWriter(RecordReader &reader);
    /// Compresses with the workspace's dictionary; trains it when enough records are there.
    PackedRecord pack(Connection &connection, std::string_view json);
    void transaction_ended(bool committed) noexcept;

private:
    void prepare(Connection &connection);
    void load_dictionary(Connection &connection);
    void train(Connection &connection);

    RecordReader &m_reader;
    Compression m_context;
    CompressionDictionary m_dictionary;
    std::int64_t m_number = 0; ///< of m_dictionary
    bool m_prepared = false;   ///< the two below are known in this transaction
    bool m_trained_now = false;
    std::int64_t m_records = 0; ///< in the database, while there is no dictionary
    std::int64_t m_train_at = 0;
    std::vector<char> m_frame;
};

} // namespace tsunagi::store::sqlite
