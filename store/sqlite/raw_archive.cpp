#include "store/sqlite/raw_archive.hpp"

#include "store/sqlite/exchange_text.hpp"
#include "store/sqlite/run_number.hpp"
#include "store/sqlite/sha256.hpp"
#include "store/sqlite/text_list.hpp"

namespace tsunagi::store::sqlite {
namespace {

constexpr Sql page_by_id = "SELECT * FROM archived_pages WHERE no = ?";
constexpr Sql pages_by_run = "SELECT * FROM archived_pages"
                             " WHERE run = ? AND cut_as <> 'rejected' ORDER BY ordinal, no";
constexpr Sql pages_by_dataset = "SELECT * FROM archived_pages"
                                 " WHERE dataset_no = ? AND cut_as <> 'rejected' ORDER BY no";
constexpr Sql rejected_by_run =
    "SELECT * FROM archived_pages WHERE run = ? AND cut_as = 'rejected' ORDER BY no";

constexpr Sql insert_page =
    "INSERT INTO pages (dataset, run, ordinal, body, url, url_reached, method, status, media_type, cut_as,"
    " request_headers, response_headers, fetched, milliseconds, remote_address, tls, token_before, "
    "token_after, exchange)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

/// Columns in the order of the view archived_pages.
ArchivedPage page_from(Query const &row) {
    return {.id = row.integer(0),
            .provenance = {.dataset = row.text(1),
                           .run = run_id(row.integer(2)),
                           .ordinal = row.small(3),
                           .url = row.text(4),
                           .url_reached = row.text(5),
                           .method = row.text(6),
                           .status = static_cast<int>(row.integer(7)),
                           .media_type = row.text(8),
                           .cut_as = row.text(9),
                           .request_headers = unpack_pairs(row.view(10)),
                           .response_headers = unpack_pairs(row.view(11)),
                           .fetched = row.text(12),
                           .milliseconds = row.integer(13),
                           .remote_address = row.text(14),
                           .tls = row.text(15),
                           .token_before = row.text(16),
                           .token_after = row.text(17),
                           .exchange = unpack_exchange(row.view(18))},
            .hash = Sha256::stored(row.view(19)).text(),
            .size = row.count(20)};
}

std::vector<ArchivedPage> all_pages(Query rows) {
    std::vector<ArchivedPage> pages;
    while (rows.next()) pages.push_back(page_from(rows));
    return pages;
}

} // namespace

SqliteRawArchive::SqliteRawArchive(Session &session, std::filesystem::path folder)
    : m_session(session), m_folder(folder), m_segments(std::move(folder)) {
    session.join(*this);
}

ArchivedPage SqliteRawArchive::keep(PageProvenance provenance, std::string_view body) {
    auto &connection = m_session.writer("keep a page");
    auto const dataset = m_session.dataset_to_write(connection, provenance.dataset);
    auto const run = run_number_to_write(provenance.run);
    auto const hash = Sha256::of(body);
    auto const body_row = keep_body(connection, run, body, hash.bytes());
    auto const &p = provenance;
    connection.run(insert_page, dataset, run, p.ordinal, body_row, p.url, p.url_reached, p.method, p.status,
                   p.media_type, p.cut_as, pack_pairs(p.request_headers), pack_pairs(p.response_headers),
                   p.fetched, p.milliseconds, p.remote_address, p.tls, p.token_before, p.token_after,
                   pack_exchange(p.exchange));
    return {.id = connection.last_row(),
            .provenance = std::move(provenance),
            .hash = hash.text(),
            .size = body.size()};
}

std::int64_t SqliteRawArchive::keep_body(Connection &connection, std::int64_t run, std::string_view body,
                                         std::string_view digest) {
    auto const known = connection.number("SELECT no FROM bodies WHERE hash = ?", 0, Blob{digest});
    if (known != 0) return known;
    find_the_end(connection);
    // The frame first, then the row that speaks of it: a row is never without its bytes.
    auto const place = m_segments.append(body);
    connection.run("INSERT INTO bodies (hash, size, segment, offset, length, run) VALUES (?,?,?,?,?,?)",
                   Blob{digest}, body.size(), place.segment, place.offset, place.length, run);
    return connection.last_row();
}

/// Another process may have appended since our last transaction, so each transaction asks again.
void SqliteRawArchive::find_the_end(Connection &connection) {
    if (m_at_the_end) return;
    FramePlace last;
    {
        auto row = connection.rows("SELECT segment, offset, length FROM bodies ORDER BY no DESC LIMIT 1");
        if (row.next()) last = {row.integer(0), row.count(1), row.count(2)};
    }
    m_segments.resume_after(last);
    m_at_the_end = true;
}

void SqliteRawArchive::before_commit(Connection &connection, bool durable) {
    if (!durable) return;
    find_the_end(connection);
    m_segments.sync();
}

void SqliteRawArchive::transaction_ended(bool) noexcept { m_at_the_end = false; }

std::optional<ArchivedPage> SqliteRawArchive::find(PageId id) const {
    auto const reader = m_session.reader();
    auto row = reader->rows(page_by_id, id);
    if (!row.next()) return std::nullopt;
    return page_from(row);
}

std::string SqliteRawArchive::body(ArchivedPage const &page) const {
    auto const hash = Sha256::written(page.hash);
    FramePlace place;
    std::uint64_t size = 0;
    {
        auto const reader = m_session.reader();
        auto row = reader->rows("SELECT segment, offset, length, size FROM bodies WHERE hash = ?",
                                Blob{hash.bytes()});
        if (!row.next()) throw StoreError("The raw archive holds no page with the hash " + page.hash + ".");
        place = {row.integer(0), row.count(1), row.count(2)};
        size = row.count(3);
    }
    auto bytes = read_frame(m_folder, place, size);
    if (auto const found = Sha256::of(bytes); found != hash)
        throw StoreError("The raw archive is damaged: page " + std::to_string(page.id) + " of " +
                         page.provenance.dataset + " was kept with the hash " + page.hash +
                         " and is read with " + found.text() + ".");
    return bytes;
}

std::vector<ArchivedPage> SqliteRawArchive::pages_of_run(model::RunId const &run) const {
    auto const number = run_number(run);
    if (!number) return {};
    auto const reader = m_session.reader();
    return all_pages(reader->rows(pages_by_run, *number));
}

std::vector<ArchivedPage> SqliteRawArchive::rejected(model::RunId const &run) const {
    auto const number = run_number(run);
    if (!number) return {};
    auto const reader = m_session.reader();
    return all_pages(reader->rows(rejected_by_run, *number));
}

std::vector<ArchivedPage> SqliteRawArchive::pages_of_dataset(model::DatasetId const &dataset) const {
    auto const reader = m_session.reader();
    auto const number = m_session.dataset(*reader, dataset);
    if (!number) return {};
    return all_pages(reader->rows(pages_by_dataset, *number));
}

} // namespace tsunagi::store::sqlite
