#include "store/sqlite/windows.hpp"

#include <array>

#include "store/sqlite/run_number.hpp"

namespace tsunagi::store::sqlite {
namespace {

constexpr std::array<std::string_view, 6> states{"waiting",    "walking", "complete",
                                                 "incomplete", "split",   "quarantined"};

constexpr Sql write_window =
    "INSERT OR REPLACE INTO windows (run, place, list, set_spec, asked_from, asked_until, headers_only,"
    " isolates, state, token, restarts, restart_from, stated_size, received, first, last, oldest, newest,"
    " in_date_order, outside, first_page, received_before, again, unfetched, list_first_page,"
    " list_received_before, list_again, list_unfetched)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

constexpr Sql windows_of_run =
    "SELECT place, list, set_spec, asked_from, asked_until, headers_only, isolates, state, token, restarts,"
    " restart_from, stated_size, received, first, last, oldest, newest, in_date_order, outside, first_page,"
    " received_before, again, unfetched, list_first_page, list_received_before, list_again, list_unfetched"
    " FROM windows WHERE run = ? ORDER BY place";

WindowState state_from(std::string_view text) {
    for (std::size_t at = 0; at < states.size(); ++at)
        if (states[at] == text) return static_cast<WindowState>(at);
    throw StoreError("The store holds a window of the state \"" + std::string(text) +
                     "\", which this program does not know.");
}

std::optional<std::int64_t> signed_size(std::optional<std::uint64_t> size) {
    if (!size) return std::nullopt;
    return static_cast<std::int64_t>(*size);
}

ListMeasure measure_from(Query const &row, int column) {
    return {.first_page = row.integer(column),
            .received_before = row.count(column + 1),
            .again = row.count(column + 2),
            .unfetched = row.count(column + 3)};
}

Window window_from(Query const &row) {
    Window window{.place = row.small(0),
                  .list = row.text(1),
                  .set = row.text(2),
                  .from = row.text(3),
                  .until = row.text(4),
                  .headers_only = row.truth(5),
                  .isolates = row.truth(6),
                  .state = state_from(row.view(7)),
                  .token = row.text(8),
                  .restarts = row.small(9),
                  .restart_from = row.text(10),
                  .received = row.count(12),
                  .first = row.text(13),
                  .last = row.text(14),
                  .oldest = row.text(15),
                  .newest = row.text(16),
                  .in_date_order = row.truth(17),
                  .outside = row.count(18),
                  .whole = measure_from(row, 19),
                  .list_now = measure_from(row, 23)};
    if (!row.is_null(11)) window.stated_size = row.count(11);
    return window;
}

} // namespace

void SqliteWindows::plan(model::RunId const &run, std::vector<Window> &windows) {
    m_session.writer("plan windows").run("DELETE FROM windows WHERE run = ?", run_number_to_write(run));
    for (std::uint32_t place = 0; auto &window : windows) {
        window.place = place++;
        save(run, window);
    }
}

void SqliteWindows::save(model::RunId const &run, Window const &window) {
    m_session.writer("save a window")
        .run(write_window, run_number_to_write(run), window.place, window.list, window.set, window.from,
             window.until, window.headers_only, window.isolates,
             states.at(static_cast<std::size_t>(window.state)), window.token, window.restarts,
             window.restart_from, signed_size(window.stated_size), window.received, window.first, window.last,
             window.oldest, window.newest, window.in_date_order, window.outside, window.whole.first_page,
             window.whole.received_before, window.whole.again, window.whole.unfetched,
             window.list_now.first_page, window.list_now.received_before, window.list_now.again,
             window.list_now.unfetched);
}

std::vector<Window> SqliteWindows::of_run(model::RunId const &run) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows(windows_of_run, run_number(run).value_or(0));
    std::vector<Window> windows;
    while (rows.next()) windows.push_back(window_from(rows));
    return windows;
}

std::optional<std::uint64_t> SqliteWindows::last_size(model::DatasetId const &id, std::string const &list,
                                                      std::string const &set) const {
    auto const reader = m_session.reader();
    auto row = reader->rows("SELECT windows.received FROM windows JOIN runs ON runs.no = windows.run"
                            " WHERE runs.dataset = ? AND list = ? AND set_spec = ? AND state = 'complete'"
                            " AND windows.asked_from = '' AND windows.asked_until = ''"
                            " ORDER BY run DESC LIMIT 1",
                            m_session.dataset(*reader, id).value_or(0), list, set);
    if (!row.next()) return std::nullopt;
    return row.count(0);
}

PageId SqliteWindows::want(model::DatasetId const &id, WantedRecord const &wanted) {
    auto &connection = m_session.writer("want a record");
    auto const dataset = m_session.dataset_to_write(connection, id);
    auto const before = connection.number("SELECT page FROM wanted WHERE dataset = ? AND identifier = ?", 0,
                                          dataset, wanted.identifier);
    connection.run("INSERT OR REPLACE INTO wanted (dataset, identifier, list, page, isolated)"
                   " VALUES (?,?,?,?,?)",
                   dataset, wanted.identifier, wanted.list, wanted.page, wanted.isolated);
    return before;
}

std::vector<WantedRecord> SqliteWindows::wanted(model::DatasetId const &id) const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT identifier, list, page, isolated FROM wanted WHERE dataset = ?"
                             " ORDER BY identifier",
                             m_session.dataset(*reader, id).value_or(0));
    std::vector<WantedRecord> wanted;
    while (rows.next())
        wanted.push_back({.identifier = rows.text(0),
                          .list = rows.text(1),
                          .page = rows.integer(2),
                          .isolated = rows.truth(3)});
    return wanted;
}

void SqliteWindows::fetched(model::DatasetId const &id, std::string const &identifier) {
    auto &connection = m_session.writer("have a wanted record");
    connection.run("DELETE FROM wanted WHERE dataset = ? AND identifier = ?",
                   m_session.dataset_to_write(connection, id), identifier);
}

void SqliteWindows::want_nothing(model::DatasetId const &id) {
    auto &connection = m_session.writer("want no record");
    connection.run("DELETE FROM wanted WHERE dataset = ?", m_session.dataset_to_write(connection, id));
}

} // namespace tsunagi::store::sqlite
