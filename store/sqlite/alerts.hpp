// The tables of alerts, of their deliveries and of digests.
#pragma once

#include "store/alerts.hpp"
#include "store/sqlite/session.hpp"

namespace tsunagi::store::sqlite {

class SqliteAlerts final : public Alerts {
public:
    explicit SqliteAlerts(Session &session) : m_session(session) {}

    Alert open(Alert alert) override;
    bool end(std::int64_t id, model::Time time) override;
    bool acknowledge(std::int64_t id, std::string const &by, model::Time time) override;
    std::optional<Alert> find(std::int64_t id) const override;
    std::vector<Alert> lasting() const override;
    std::vector<Alert> changed_since(model::Time time) const override;
    void note(Delivery const &delivery) override;
    std::vector<Delivery> under_way() const override;
    std::vector<Delivery> deliveries(std::int64_t alert) const override;
    std::optional<model::Time> last_digest() const override;
    void note_digest(model::Time time) override;

private:
    Session &m_session;
};

} // namespace tsunagi::store::sqlite
