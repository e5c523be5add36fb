#include "store/sqlite/record_codec.hpp"

#include <algorithm>

#include <zdict.h>

#include "store/store.hpp"

namespace tsunagi::store::sqlite {
namespace {

constexpr int level = 3;
constexpr std::int64_t enough_records = 2000;
constexpr std::size_t dictionary_bytes = 64U << 10;
/// Of one record in the sample: what large records have in common with others stands at their beginning.
constexpr std::size_t sample_bytes = 8U << 10;

[[noreturn]] void fail(std::string const &what, std::size_t code) {
    throw StoreError(what + ": " + ZSTD_getErrorName(code) + ".");
}

std::size_t content_size(std::string_view frame) {
    auto const size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        throw StoreError("A stored record is damaged: it does not begin like a zstd frame with its size.");
    return size;
}

} // namespace

ZSTD_DDict const *RecordReader::dictionary(Connection &connection, std::int64_t number) {
    if (number == 0) return nullptr;
    std::lock_guard const guard(m_mutex);
    if (auto const known = m_dictionaries.find(number); known != m_dictionaries.end())
        return known->second.get();
    auto row = connection.rows("SELECT content FROM dictionaries WHERE no = ?", number);
    if (!row.next())
        throw StoreError("The store is damaged: a record needs the dictionary " + std::to_string(number) +
                         ", which is missing.");
    auto const content = row.view(0);
    auto &made = m_dictionaries[number];
    made.reset(ZSTD_createDDict(content.data(), content.size()));
    return made.get();
}

void RecordReader::forget(std::int64_t number) {
    std::lock_guard const guard(m_mutex);
    m_dictionaries.erase(number);
}

std::string RecordReader::unpack(Connection &connection, PackedRecord const &record) {
    auto const *const with = dictionary(connection, record.dictionary);
    std::string json(content_size(record.frame), '\0');
    auto const bytes = ZSTD_decompress_usingDDict(decompression_of_this_thread(), json.data(), json.size(),
                                                  record.frame.data(), record.frame.size(), with);
    if (ZSTD_isError(bytes) != 0) fail("A stored record is damaged", bytes);
    return json;
}

RecordWriter::RecordWriter(RecordReader &reader) : m_reader(reader), m_context(ZSTD_createCCtx()) {
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, level);
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_dictIDFlag, 0); // the row names it
}

/// Another process may have trained a dictionary or stored records since our last transaction.
void RecordWriter::prepare(Connection &connection) {
    if (m_prepared || m_number != 0) return;
    load_dictionary(connection);
    m_prepared = true;
    if (m_number != 0) return;
    m_records = connection.number("SELECT count(*) FROM records", 0);
    if (m_train_at == 0) m_train_at = enough_records;
}

void RecordWriter::load_dictionary(Connection &connection) {
    auto row = connection.rows("SELECT no, content FROM dictionaries ORDER BY no DESC LIMIT 1");
    if (!row.next()) return;
    auto const content = row.view(1);
    m_dictionary.reset(ZSTD_createCDict(content.data(), content.size(), level));
    m_number = row.integer(0);
    ZSTD_CCtx_refCDict(m_context.get(), m_dictionary.get());
}

void RecordWriter::train(Connection &connection) {
    std::string samples;
    std::vector<std::size_t> sizes;
    auto rows =
        connection.rows("SELECT dictionary, json FROM records ORDER BY sequence LIMIT ?", enough_records);
    while (rows.next()) {
        auto const json = m_reader.unpack(connection, {rows.integer(0), rows.view(1)});
        sizes.push_back(std::min(json.size(), sample_bytes));
        samples.append(json, 0, sizes.back());
    }
    std::string content(dictionary_bytes, '\0');
    auto const bytes = ZDICT_trainFromBuffer(content.data(), content.size(), samples.data(), sizes.data(),
                                             static_cast<unsigned>(sizes.size()));
    // Records that have nothing in common make no dictionary; more of them may.
    m_train_at = 4 * m_records;
    if (ZDICT_isError(bytes) != 0) return;
    content.resize(bytes);
    connection.run("INSERT INTO dictionaries (content) VALUES (?)", Blob{content});
    m_trained_now = true;
    load_dictionary(connection);
}

PackedRecord RecordWriter::pack(Connection &connection, std::string_view json) {
    prepare(connection);
    if (m_number == 0 && m_records++ >= m_train_at) train(connection);
    m_frame.resize(std::max(m_frame.size(), ZSTD_compressBound(json.size())));
    auto const bytes =
        ZSTD_compress2(m_context.get(), m_frame.data(), m_frame.size(), json.data(), json.size());
    if (ZSTD_isError(bytes) != 0) fail("A record could not be compressed", bytes);
    return {m_number, {m_frame.data(), bytes}};
}

void RecordWriter::transaction_ended(bool committed) noexcept {
    m_prepared = false;
    if (m_trained_now && !committed) {
        ZSTD_CCtx_refCDict(m_context.get(), nullptr);
        m_reader.forget(m_number);
        m_dictionary.reset();
        m_number = 0;
        m_train_at = 0;
    }
    m_trained_now = false;
}

} // namespace tsunagi::store::sqlite
