#include "store/sqlite/journal.hpp"

#include "store/sqlite/run_number.hpp"
#include "store/sqlite/times.hpp"

namespace tsunagi::store::sqlite {
namespace {

std::vector<Event> events_from(Query rows) {
    std::vector<Event> events;
    while (rows.next())
        events.push_back({.id = rows.integer(0),
                          .dataset = rows.text(1),
                          .run = rows.is_null(2) ? "" : run_id(rows.integer(2)),
                          .time = time_from(rows.integer(3)),
                          .kind = rows.text(4),
                          .text = rows.text(5)});
    return events;
}

} // namespace

void SqliteJournal::add(Event const &event) {
    auto &connection = m_session.writer("add an event");
    connection.run("INSERT INTO events (dataset, run, time, kind, text) VALUES (?,?,?,?,?)",
                   dataset_or_none(m_session, connection, event.dataset), run_number(event.run),
                   seconds(event.time), event.kind, event.text);
}

std::vector<Event> SqliteJournal::newest(model::DatasetId const &dataset, std::size_t count) const {
    auto const reader = m_session.reader();
    if (dataset.empty())
        return events_from(reader->rows("SELECT * FROM told_events ORDER BY no DESC LIMIT ?", count));
    return events_from(
        reader->rows("SELECT * FROM told_events WHERE dataset = ? ORDER BY no DESC LIMIT ?", dataset, count));
}

std::vector<Event> SqliteJournal::since(std::int64_t id, std::size_t count) const {
    auto const reader = m_session.reader();
    return events_from(reader->rows("SELECT * FROM told_events WHERE no > ? ORDER BY no LIMIT ?", id, count));
}

} // namespace tsunagi::store::sqlite
