#include "api/routes/dataset_survey.hpp"

#include <algorithm>
#include <iostream>
#include <stdexcept>

#include "api/render/moment.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::api {
namespace {

constexpr std::size_t first_slice = 20'000; // records; a second or two at the start of the service

void take_columns(model::Record const &record, Columns &columns) {
    for (auto const &[column, values] : record.source) {
        if (std::find(columns.names.begin(), columns.names.end(), column) == columns.names.end())
            columns.names.push_back(column);
        if (values.size() > 1) columns.repeated.insert(column);
    }
}

void take(store::StoredRecord const &stored, DatasetView &view) {
    view.last_updated = std::max(view.last_updated, epoch_milliseconds(stored.updated).value_or(0));
    if (stored.status != "live") return;
    try {
        take_columns(schemas::read_record(stored.json), view.columns);
    } catch (std::invalid_argument const &error) { // its own page tells it, too; the others go on
        std::cerr << "tsunagi: record '" << stored.id << "' in the store cannot be read: " << error.what()
                  << std::endl;
    }
}

} // namespace

DatasetSurvey::DatasetSurvey(store::RecordStore const &records) : m_records(records) { follow(first_slice); }

void DatasetSurvey::follow(std::size_t most_records) {
    std::unique_lock const reading(m_reading, std::try_to_lock);
    if (!reading || m_records.last_sequence() <= m_sequence) return;
    std::map<model::DatasetId, DatasetView> changed;
    std::size_t count = 0;
    m_records.changes(m_sequence, [&](store::StoredRecord const &stored) {
        auto const [slot, fresh] = changed.try_emplace(stored.dataset);
        if (auto const known = fresh ? view(stored.dataset) : nullptr) slot->second = *known;
        take(stored, slot->second);
        m_sequence = std::max(m_sequence, stored.sequence);
        return ++count < most_records;
    });
    std::lock_guard const lock(m_mutex);
    for (auto &[dataset, view] : changed)
        m_views[dataset] = std::make_shared<DatasetView const>(std::move(view));
}

std::shared_ptr<DatasetView const> DatasetSurvey::view(model::DatasetId const &dataset) const {
    std::lock_guard const lock(m_mutex);
    auto const found = m_views.find(dataset);
    return found == m_views.end() ? nullptr : found->second;
}

std::vector<model::DatasetId> DatasetSurvey::datasets() const {
    std::lock_guard const lock(m_mutex);
    std::vector<model::DatasetId> ids;
    for (auto const &[dataset, view] : m_views) ids.push_back(dataset);
    return ids;
}

} // namespace tsunagi::api
