// The raw archive: provenance in the database, bodies in segment files.
#pragma once

#include "store/raw_archive.hpp"
#include "store/sqlite/segments.hpp"
#include "store/sqlite/session.hpp"

namespace tsunagi::store::sqlite {

class SqliteRawArchive final : public RawArchive, private Participant {
public:
    SqliteRawArchive(Session &session, std::filesystem::path folder);

    ArchivedPage keep(PageProvenance provenance, std::string_view body) override;
    std::optional<ArchivedPage> find(PageId id) const override;
    std::string body(ArchivedPage const &page) const override;
    std::vector<ArchivedPage> pages_of_run(model::RunId const &run) const override;
    std::vector<ArchivedPage> pages_of_dataset(model::DatasetId const &dataset) const override;
    std::vector<ArchivedPage> rejected(model::RunId const &run) const override;

private:
    void before_commit(Connection &connection, bool durable) override;
    void transaction_ended(bool committed) noexcept override;
    void find_the_end(Connection &connection);
    std::int64_t keep_body(Connection &connection, std::int64_t run, std::string_view body,
                           std::string_view digest);

    Session &m_session;
    std::filesystem::path m_folder;
    SegmentWriter m_segments;
    bool m_at_the_end = false; ///< of the segments, as the open transaction sees it
};

} // namespace tsunagi::store::sqlite
