#include "harvester/source/source.hpp"

#include "harvester/cut.hpp"

namespace tsunagi::harvester {

std::vector<store::Window> Source::windows(model::HarvestRun const &run) const {
    store::Window whole;
    whole.from = run.from;
    whole.until = run.until;
    return {whole};
}

model::Result<FetchedPage> Source::record(store::WantedRecord const &wanted, model::HarvestRun &) {
    return model::Failure{"configuration", "the source has no way to ask for the record \"" +
                                               wanted.identifier + "\" by itself"};
}

store::SeenRecord noted(model::RawRecord const &record) {
    store::SeenRecord seen;
    seen.identifier = record.identifier;
    seen.place = record.place;
    seen.datestamp = record.datestamp;
    seen.deleted = record.deleted;
    seen.unreadable = !record.fault.empty();
    seen.payload_hash = payload_hash(record);
    return seen;
}

} // namespace tsunagi::harvester
