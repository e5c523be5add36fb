// The table of events.
#pragma once

#include "store/journal.hpp"
#include "store/sqlite/session.hpp"

namespace tsunagi::store::sqlite {

class SqliteJournal final : public Journal {
public:
    explicit SqliteJournal(Session &session) : m_session(session) {}

    void add(Event const &event) override;
    std::vector<Event> newest(model::DatasetId const &dataset, std::size_t count) const override;
    std::vector<Event> since(std::int64_t id, std::size_t count) const override;

private:
    Session &m_session;
};

} // namespace tsunagi::store::sqlite
