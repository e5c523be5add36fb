// What the records of a dataset show only together: its columns, which of them repeat, the latest change.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "api/render/source_fields.hpp"
#include "store/record_store.hpp"

namespace tsunagi::api {

struct DatasetView {
    Columns columns;
    std::int64_t last_updated = 0; ///< epoch milliseconds
};

/// Follows the record store's order of changes. Safe from any thread.
class DatasetSurvey {
public:
    /// Reads what there is, at most the first slice of it. The store must outlive the survey.
    explicit DatasetSurvey(store::RecordStore const &);

    /// Reads at most one slice of new changes, so that no request waits for a large harvest; returns at once
    /// when another thread is reading. Throws StoreError.
    void follow(std::size_t most_records);

    /// Null when no record of it was ever seen.
    std::shared_ptr<DatasetView const> view(model::DatasetId const &) const;
    /// Every dataset that has or had records, configured or not.
    std::vector<model::DatasetId> datasets() const;

private:
    using Views = std::map<model::DatasetId, std::shared_ptr<DatasetView const>>;

    store::RecordStore const &m_records;
    std::mutex m_reading;         ///< held by the one thread that follows
    std::uint64_t m_sequence = 0; ///< read up to here; of `m_reading`
    mutable std::mutex m_mutex;   ///< of `m_views`
    Views m_views;
};

} // namespace tsunagi::api
