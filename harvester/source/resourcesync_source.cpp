#include "harvester/source/resourcesync_source.hpp"

#include <algorithm>

#include "harvester/cut/xml_scanner.hpp"
#include "harvester/run_messages.hpp"
#include "harvester/source/oai_requests.hpp"
#include "harvester/source/stretch.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using model::HarvestRun;

bool wants_changes(HarvestRun const &run) { return run.kind == model::RunKind::incremental; }

/// In one form, so that times compare as text; empty when it cannot be read.
std::string utc(std::string const &time) {
    auto const parsed = parse_utc(time);
    return parsed ? rfc3339(*parsed) : std::string{};
}

Place document(SitemapEntry const &entry) {
    return {.url = entry.url, .is_document = true, .hashes = entry.hashes, .length = entry.length};
}

/// There is no change list: asked for changes, all that can be had is the whole list.
void take_everything(HarvestRun &run) {
    run.kind = model::RunKind::full;
    run.from.clear();
    run.whole_list = !run.partial;
}

bool begins_with_doctype(std::string_view text) {
    XmlScanner scanner(text);
    auto token = scanner.next();
    while (token != XmlScanner::Token::start && token != XmlScanner::Token::broken &&
           token != XmlScanner::Token::finished)
        token = scanner.next();
    return scanner.flaw() == XmlScanner::Flaw::doctype;
}

bool offers(Sitemap const &map, std::string_view capability) {
    return std::any_of(map.entries.begin(), map.entries.end(),
                       [&](SitemapEntry const &entry) { return entry.capability == capability; });
}

} // namespace

ResourceSyncSource::ResourceSyncSource(model::Dataset const &dataset, HarvestRequest const &request,
                                       Surroundings const &around)
    : CrawlSource(dataset.source.resourcesync.url, dataset, request, around) {}

model::Result<model::Done> ResourceSyncSource::begin(HarvestRun &run) {
    if (!m_wanted.until.empty() || !m_wanted.set.empty())
        return Failure{"configuration",
                       "ResourceSync tells no sets and no end of a stretch; expected no until "
                       "and no set"};
    auto const stretch = choose_stretch(m_wanted, m_dataset, m_around.store.ledger(), m_around.clock.now(),
                                        std::chrono::days(1), run);
    if (!stretch) return stretch.failure();
    if (stretch->from) run.from = rfc3339(*stretch->from);
    run.whole_list = !wants_changes(run) && !run.partial;
    return model::Done{};
}

model::Result<CrawlSource::Reading> ResourceSyncSource::read(Place const &place, std::string_view text,
                                                             std::string const &date, HarvestRun &run) {
    if (place.is_document) {
        if (begins_with_doctype(text))
            return Failure{"doctype",
                           "\"" + place.url + "\" holds a DOCTYPE, which a harvested document must not have"};
        return Reading{.cut_as = "resource"};
    }
    auto const map = read_sitemap(text);
    if (!map.flaw.empty())
        return Failure{map.code,
                       "\"" + place.url + "\" cannot be read as a ResourceSync document: " + map.flaw,
                       map.code == "page_truncated"};
    auto const server_time = http_date(date);
    if (place.depth == 0 && server_time) m_server_time = rfc3339(*server_time);
    if (run.cursor.empty()) run.cursor = m_server_time;
    if (map.capability == "description" || map.capability == "capabilitylist")
        return read_capabilities(place, map, run);
    if (map.capability == "resourcelist") return read_resources(place, map, run);
    if (map.capability == "changelist") return read_changes(map, run);
    return Failure{"configuration", "\"" + place.url + "\" has the capability \"" + map.capability +
                                        "\", expected one of description, capabilitylist, resourcelist, "
                                        "changelist"};
}

/// What is wanted, or what there is instead; dumps are packages of the same resources and are not read.
model::Result<CrawlSource::Reading>
ResourceSyncSource::read_capabilities(Place const &place, Sitemap const &map, HarvestRun &run) {
    std::string wanted = wants_changes(run) ? "changelist" : "resourcelist";
    if (map.capability == "description")
        wanted = "capabilitylist";
    else if (!offers(map, wanted))
        wanted = wants_changes(run) ? "resourcelist" : "changelist";
    if (wanted == "resourcelist" && place.depth == 0 && wants_changes(run)) take_everything(run);
    if (!offers(map, wanted))
        return Failure{"configuration",
                       "\"" + place.url +
                           "\" offers neither a resource list nor a change list, one of which "
                           "is expected"};
    Reading reading{.cut_as = "resource_list"};
    for (auto const &entry : map.entries)
        if (entry.capability == wanted) reading.members.push_back({.url = entry.url});
    return reading;
}

CrawlSource::Reading ResourceSyncSource::read_resources(Place const &place, Sitemap const &map,
                                                        HarvestRun &run) {
    if (place.depth == 0 && wants_changes(run)) take_everything(run);
    if (auto const at = utc(map.at); !at.empty() && !wants_changes(run) && at < run.cursor) run.cursor = at;
    Reading reading{.cut_as = "resource_list"};
    for (auto const &entry : map.entries)
        reading.members.push_back(map.is_index ? Place{.url = entry.url} : document(entry));
    return reading;
}

CrawlSource::Reading ResourceSyncSource::read_changes(Sitemap const &map, HarvestRun &run) {
    if (run.whole_list)
        tell_once(run, "the source offers a change list and no resource list: what it does not name is "
                       "not taken for absent");
    run.whole_list = false;
    Reading reading{.cut_as = "change_list", .fragment = run.from.empty() ? "" : "#since=" + run.from};
    if (map.is_index) {
        auto const is_over = [&](SitemapEntry const &entry) {
            auto const until = utc(entry.until);
            return !until.empty() && until < run.from;
        };
        reading.cut_as = "resource_list"; // its entries are lists, none of them is a change
        for (auto const &entry : map.entries)
            if (!is_over(entry)) reading.members.push_back({.url = entry.url});
        return reading;
    }
    auto const until = utc(map.until);
    m_still_grows = m_still_grows || until.empty();
    m_until = std::max(m_until, until);
    bool const until_the_end = m_still_grows || (!m_server_time.empty() && m_server_time < m_until);
    run.cursor = until_the_end ? m_server_time : m_until;
    auto const changes = last_changes(map, run.from);
    for (auto const *entry : changes)
        if (entry->change != "deleted") reading.members.push_back(document(*entry));
    tell_deletions(changes, run);
    return reading;
}

void ResourceSyncSource::tell_deletions(std::vector<SitemapEntry const *> const &changes,
                                        HarvestRun &run) const {
    if (m_dataset.source.resourcesync.allow_deletion) return;
    auto const count = std::count_if(changes.begin(), changes.end(),
                                     [](auto const *entry) { return entry->change == "deleted"; });
    if (count == 0) return;
    tell_once(run, "the change list tells " + std::to_string(count) +
                       " deletions; allow_deletion is false, so they are left to the next complete "
                       "resource list");
}

} // namespace tsunagi::harvester
