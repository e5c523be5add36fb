// A IIIF collection (Presentation API 2 and 3): its members are crawled, each manifest is a record.
#pragma once

#include "harvester/source/crawl_source.hpp"

namespace tsunagi::harvester {

/// Every run walks the whole tree: a collection tells of no changes.
class IiifCollectionSource final : public CrawlSource {
public:
    IiifCollectionSource(model::Dataset const &dataset, HarvestRequest const &request,
                         Surroundings const &around);

private:
    model::Result<model::Done> begin(model::HarvestRun &run) override;
    model::Result<Reading> read(Place const &place, std::string_view text, std::string const &date,
                                model::HarvestRun &run) override;
};

} // namespace tsunagi::harvester
