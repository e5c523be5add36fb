#include "harvester/source/iiif_collection_source.hpp"

#include "harvester/cut/iiif_document.hpp"
#include "harvester/cut/xml_scanner.hpp"
#include "harvester/http/url.hpp"

namespace tsunagi::harvester {

using model::Failure;

IiifCollectionSource::IiifCollectionSource(model::Dataset const &dataset, HarvestRequest const &request,
                                           Surroundings const &around)
    : CrawlSource(dataset.source.iiif_collection.url, dataset, request, around) {}

model::Result<model::Done> IiifCollectionSource::begin(model::HarvestRun &run) {
    if (!m_wanted.from.empty() || !m_wanted.until.empty() || !m_wanted.set.empty())
        return Failure{"configuration", "a IIIF collection tells neither dates nor sets; expected no from, "
                                        "until or set"};
    run.kind = model::RunKind::full;
    run.whole_list = !run.partial;
    return model::Done{};
}

model::Result<CrawlSource::Reading> IiifCollectionSource::read(Place const &place, std::string_view text,
                                                               std::string const &date,
                                                               model::HarvestRun &run) {
    if (trimmed(text).starts_with('<'))
        return Failure{"blocked", "\"" + place.url + "\" answers with markup instead of JSON", true};
    auto const document = read_iiif(text);
    if (!document.flaw.empty()) return Failure{"not_json", "\"" + place.url + "\": " + document.flaw, true};
    if (document.kind == IiifDocument::Kind::other)
        return Failure{"not_json", "\"" + place.url + "\" has the type \"" + document.type +
                                       "\", expected a IIIF Collection or Manifest"};
    if (auto const server_time = http_date(date); server_time && run.cursor.empty())
        run.cursor = rfc3339(*server_time);
    if (document.kind == IiifDocument::Kind::manifest) return Reading{.cut_as = "json_document"};
    Reading reading{.cut_as = "iiif_collection"};
    for (auto const &member : document.members) {
        auto const url = resolved(place.url, member);
        if (url.empty()) // not followed by anybody, so it must not be passed over either
            return Failure{"not_json",
                           "\"" + place.url + "\" names the member \"" + member + "\", which is no address"};
        reading.members.push_back({.url = url.substr(0, url.find('#'))});
    }
    return reading;
}

} // namespace tsunagi::harvester
