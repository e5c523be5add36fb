// The table `hosts`, and one small file for each host: its lock is the turn, its content the pace. A request
// costs no transaction.
#pragma once

#include "store/hosts.hpp"
#include "store/sqlite/session.hpp"

namespace tsunagi::store::sqlite {

class SqliteHosts final : public Hosts {
public:
    SqliteHosts(Session &session, std::filesystem::path locks)
        : m_session(session), m_locks(std::move(locks)) {}

    std::unique_ptr<HostTurn> turn(std::string const &host) override;
    std::optional<model::Time> not_before(std::string const &host) const override;
    void leave_alone(std::string const &host, model::Time until) override;
    std::optional<KeptRobots> robots(std::string const &host) const override;
    void keep_robots(std::string const &host, KeptRobots const &robots) override;
    std::vector<std::pair<std::string, std::string>> certificates() const override;
    void note_certificate(std::string const &host, std::string const &last_day) override;

private:
    Session &m_session;
    std::filesystem::path m_locks;
};

} // namespace tsunagi::store::sqlite
