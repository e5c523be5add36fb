// The first document of a IIIF collection and of ResourceSync.
#include <map>

#include "harvester/cut/iiif_document.hpp"
#include "harvester/cut/sitemap.hpp"
#include "harvester/http/url.hpp"
#include "harvester/identify/interview.hpp"

namespace tsunagi::harvester {

using model::Failure;

std::optional<Failure> ask_iiif_collection(Interview &interview) {
    auto const &url = interview.dataset().source.iiif_collection.url;
    IiifDocument document;
    auto const response = interview.ask(url, [&](std::string_view text) -> std::optional<Failure> {
        document = read_iiif(text);
        if (document.flaw.empty()) return {};
        return Failure{"not_json", "\"" + url + "\": " + document.flaw, true};
    });
    if (!response) return response.failure();
    interview.compare_address(url, *response);
    interview.tell("type", document.type);
    interview.tell("members", std::to_string(document.members.size()));
    if (document.kind != IiifDocument::Kind::collection)
        interview.differ(
            {"/source/url", url, "a document of type \"" + document.type + "\", not a collection", ""});
    for (auto &member : document.members) member = resolved(url, member);
    interview.compare_hosts(url, document.members);
    return {};
}

std::optional<Failure> ask_resourcesync(Interview &interview) {
    auto const &url = interview.dataset().source.resourcesync.url;
    Sitemap map;
    auto const response = interview.ask(url, [&](std::string_view text) -> std::optional<Failure> {
        map = read_sitemap(text);
        if (map.flaw.empty()) return {};
        return Failure{map.code, "\"" + url + "\" cannot be read as a ResourceSync document: " + map.flaw};
    });
    if (!response) return response.failure();
    interview.compare_address(url, *response);
    interview.tell("capability", map.capability);
    interview.tell("at", map.at);
    interview.tell("until", map.until);
    std::vector<std::string> urls, offered;
    for (auto const &entry : map.entries) {
        urls.push_back(entry.url);
        if (!entry.capability.empty()) offered.push_back(entry.capability);
    }
    interview.tell("entries", std::to_string(map.entries.size()));
    if (!offered.empty()) interview.tell_list("capabilities", std::move(offered));
    bool const is_known = map.capability == "description" || map.capability == "capabilitylist" ||
                          map.capability == "resourcelist" || map.capability == "changelist";
    if (!is_known)
        interview.differ({"/source/url", url, "a document of capability \"" + map.capability + "\"", ""});
    interview.compare_hosts(url, urls);
    return {};
}

} // namespace tsunagi::harvester
