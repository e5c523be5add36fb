// ResourceSync (ANSI/NISO Z39.99-2017): resource lists for a whole run, change lists for what changed since.
#pragma once

#include "harvester/cut/sitemap.hpp"
#include "harvester/source/crawl_source.hpp"

namespace tsunagi::harvester {

/// Begins at a source description, a capability list, a resource list or a change list. Each resource is a
/// record named by its address; digest and length that its list tells must agree. A change list deletes only
/// with allow_deletion; else deletions are left to the next complete resource list.
class ResourceSyncSource final : public CrawlSource {
public:
    ResourceSyncSource(model::Dataset const &dataset, HarvestRequest const &request,
                       Surroundings const &around);

private:
    model::Result<model::Done> begin(model::HarvestRun &run) override;
    model::Result<Reading> read(Place const &place, std::string_view text, std::string const &date,
                                model::HarvestRun &run) override;
    model::Result<Reading> read_capabilities(Place const &place, Sitemap const &map, model::HarvestRun &run);
    Reading read_resources(Place const &place, Sitemap const &map, model::HarvestRun &run);
    Reading read_changes(Sitemap const &map, model::HarvestRun &run);
    void tell_deletions(std::vector<SitemapEntry const *> const &changes, model::HarvestRun &run) const;

    std::string m_server_time; ///< when the first document came, RFC 3339; empty = not told
    std::string m_until;       ///< end of the newest change list
    bool m_still_grows = false;
};

} // namespace tsunagi::harvester
