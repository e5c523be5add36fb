#include "app/settling/tombstone.hpp"

#include "harvester/clock.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::app {

store::StoredRecord tombstone_of(store::StoredRecord const &record, model::RunId const &run, model::Time now,
                                 std::string reason) {
    auto tombstone = schemas::read_record(record.json);
    tombstone.status = "deleted";
    tombstone.reason = std::move(reason);
    tombstone.updated = harvester::rfc3339(now);
    return {.id = record.id,
            .dataset = record.dataset,
            .status = tombstone.status,
            .json = schemas::write_record(tombstone),
            .content_hash = "deleted",
            .updated = tombstone.updated,
            .run = run};
}

} // namespace tsunagi::app
