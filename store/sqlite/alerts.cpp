#include "store/sqlite/alerts.hpp"

#include "store/sqlite/run_number.hpp"
#include "store/sqlite/times.hpp"

namespace tsunagi::store::sqlite {
namespace {

std::vector<Alert> alerts_from(Query rows) {
    std::vector<Alert> alerts;
    while (rows.next())
        alerts.push_back({.id = rows.integer(0),
                          .rule = rows.text(1),
                          .dataset = rows.text(2),
                          .run = rows.is_null(3) ? "" : run_id(rows.integer(3)),
                          .opened = time_from(rows.integer(4)),
                          .ended = time_or_none(rows, 5),
                          .acknowledged = time_or_none(rows, 6),
                          .acknowledged_by = rows.text(7),
                          .severity = rows.text(8),
                          .message = {rows.text(9), rows.text(10)}});
    return alerts;
}

std::vector<Delivery> deliveries_from(Query rows) {
    std::vector<Delivery> deliveries;
    while (rows.next())
        deliveries.push_back({.alert = rows.integer(0),
                              .webhook = rows.text(1),
                              .tries = static_cast<int>(rows.integer(2)),
                              .next_try = time_from(rows.integer(3)),
                              .delivered = time_or_none(rows, 4),
                              .given_up = rows.truth(5),
                              .mistake = rows.text(6)});
    return deliveries;
}

} // namespace

Alert SqliteAlerts::open(Alert alert) {
    auto &connection = m_session.writer("open an alert");
    connection.run(
        "INSERT INTO alerts (rule, dataset, run, opened, ended, acknowledged, acknowledged_by, severity,"
        " ja, en) VALUES (?,?,?,?,?,?,?,?,?,?)",
        alert.rule, dataset_or_none(m_session, connection, alert.dataset), run_number(alert.run),
        seconds(alert.opened), seconds(alert.ended), seconds(alert.acknowledged), alert.acknowledged_by,
        alert.severity, alert.message.ja, alert.message.en);
    alert.id = connection.last_row();
    return alert;
}

bool SqliteAlerts::end(std::int64_t id, model::Time time) {
    auto &connection = m_session.writer("end an alert");
    connection.run("UPDATE alerts SET ended = ?2 WHERE no = ?1 AND ended IS NULL", id, seconds(time));
    return connection.changed_rows() == 1;
}

bool SqliteAlerts::acknowledge(std::int64_t id, std::string const &by, model::Time time) {
    auto &connection = m_session.writer("acknowledge an alert");
    connection.run("UPDATE alerts SET acknowledged = ?2, acknowledged_by = ?3"
                   " WHERE no = ?1 AND ended IS NULL AND acknowledged IS NULL",
                   id, seconds(time), by);
    return connection.changed_rows() == 1;
}

std::optional<Alert> SqliteAlerts::find(std::int64_t id) const {
    auto const reader = m_session.reader();
    auto const found = alerts_from(reader->rows("SELECT * FROM told_alerts WHERE no = ?", id));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Alert> SqliteAlerts::lasting() const {
    auto const reader = m_session.reader();
    return alerts_from(reader->rows("SELECT * FROM told_alerts WHERE ended IS NULL ORDER BY no"));
}

std::vector<Alert> SqliteAlerts::changed_since(model::Time time) const {
    auto const reader = m_session.reader();
    return alerts_from(
        reader->rows("SELECT * FROM told_alerts WHERE opened > ?1 OR ended > ?1 ORDER BY no", seconds(time)));
}

void SqliteAlerts::note(Delivery const &delivery) {
    m_session.writer("note a delivery")
        .run("INSERT OR REPLACE INTO deliveries (alert, webhook, tries, next_try, delivered, given_up, "
             "mistake)"
             " VALUES (?,?,?,?,?,?,?)",
             delivery.alert, delivery.webhook, delivery.tries, seconds(delivery.next_try),
             seconds(delivery.delivered), delivery.given_up, delivery.mistake);
}

std::vector<Delivery> SqliteAlerts::under_way() const {
    auto const reader = m_session.reader();
    return deliveries_from(reader->rows("SELECT alert, webhook, tries, next_try, delivered, given_up, mistake"
                                        " FROM deliveries WHERE delivered IS NULL AND NOT given_up"
                                        " ORDER BY next_try, alert"));
}

std::vector<Delivery> SqliteAlerts::deliveries(std::int64_t alert) const {
    auto const reader = m_session.reader();
    return deliveries_from(reader->rows("SELECT alert, webhook, tries, next_try, delivered, given_up, mistake"
                                        " FROM deliveries WHERE alert = ? ORDER BY webhook",
                                        alert));
}

std::optional<model::Time> SqliteAlerts::last_digest() const {
    auto const reader = m_session.reader();
    auto rows = reader->rows("SELECT time FROM digests ORDER BY no DESC LIMIT 1");
    if (!rows.next()) return std::nullopt;
    return time_from(rows.integer(0));
}

void SqliteAlerts::note_digest(model::Time time) {
    m_session.writer("note a digest").run("INSERT INTO digests (time) VALUES (?)", seconds(time));
}

} // namespace tsunagi::store::sqlite
