// The tables windows and wanted.
#pragma once

#include "store/sqlite/session.hpp"
#include "store/windows.hpp"

namespace tsunagi::store::sqlite {

class SqliteWindows final : public Windows {
public:
    explicit SqliteWindows(Session &session) : m_session(session) {}

    void plan(model::RunId const &run, std::vector<Window> &windows) override;
    void save(model::RunId const &run, Window const &window) override;
    std::vector<Window> of_run(model::RunId const &run) const override;
    std::optional<std::uint64_t> last_size(model::DatasetId const &id, std::string const &list,
                                           std::string const &set) const override;

    PageId want(model::DatasetId const &id, WantedRecord const &wanted) override;
    std::vector<WantedRecord> wanted(model::DatasetId const &id) const override;
    void fetched(model::DatasetId const &id, std::string const &identifier) override;
    void want_nothing(model::DatasetId const &id) override;

private:
    Session &m_session;
};

} // namespace tsunagi::store::sqlite
