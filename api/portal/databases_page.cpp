#include <algorithm>
#include <map>

#include "api/portal/address.hpp"
#include "api/portal/frame.hpp"
#include "api/portal/labels.hpp"
#include "api/portal/pages.hpp"
#include "api/portal/spoken.hpp"
#include "api/portal/visible_search.hpp"

namespace tsunagi::api {

namespace {

using Counts = std::map<model::DatasetId, std::uint64_t>;

/// As the index counts them, so that the number is that of the results behind the link.
Counts records_of_databases(Readers const &readers) {
    indexer::Query query;
    query.size = 0;
    auto const hits = search_visible(std::move(query), readers);
    auto const facet = std::ranges::find(hits.facets, "db", &indexer::Facet::key);
    return facet == hits.facets.end() ? Counts{} : Counts(facet->counts.begin(), facet->counts.end());
}

std::string institution_name(Tongue tongue, model::InstitutionId const &id, Readers const &readers) {
    auto const found = readers.settings.institutions.find(id);
    if (found == readers.settings.institutions.end()) return id;
    auto const &name = name_in(tongue, found->second.name);
    return name.empty() ? id : name;
}

Html one_database(Visit const &visit, model::Dataset const &dataset, std::uint64_t records,
                  Labels const &labels) {
    auto address = Address(Parameters{}).with("f-db", "+" + dataset.id);
    if (visit.told) address = address.with("lang", std::string(code_of(visit.tongue)));
    auto inner = element("a", {{"href", address.url()}}, spoken(labels.of("db", dataset.id))) +
                 element("span", {{"class", "many"}}, text(counted(visit.tongue, records)));
    auto const &about = name_in(visit.tongue, dataset.description);
    if (!about.empty()) inner += element("p", {{"class", "fine"}}, spoken(about));
    if (dataset.api == "no") // shown on pages only, and they say so (query API contract 1)
        inner += element("p", {{"class", "fine"}},
                         text(say(visit.tongue, "画面だけで公開しています。API では配っていません。",
                                  "Shown on pages only, not given out by the API.")));
    return element("dd", inner);
}

/// Databases under their institutions, both in order of id.
Html all_databases(Visit const &visit, Counts const &counts, Readers const &readers) {
    Labels const labels(visit.tongue, readers);
    std::map<model::InstitutionId, Html> of_institution;
    for (auto const &[id, dataset] : readers.settings.datasets) {
        if (!is_shown(id, readers)) continue;
        auto const counted_here = counts.find(id);
        of_institution[dataset.institution] +=
            one_database(visit, dataset, counted_here == counts.end() ? 0 : counted_here->second, labels);
    }
    Html rows;
    for (auto const &[institution, databases] : of_institution)
        rows += element("dt", spoken(institution_name(visit.tongue, institution, readers))) + databases;
    return element("dl", {{"class", "pairs databases"}}, rows);
}

} // namespace

Response databases_page(Request const &request, Parameters const &parameters, Readers const &readers) {
    auto const visit = visit_of(request, parameters);
    auto const counts = records_of_databases(readers);
    std::uint64_t records = 0;
    for (auto const &[id, count] : counts) records += count;
    PortalPage page{.visit = visit,
                    .title = std::string(say(visit.tongue, "データベース", "Databases")),
                    .other_address = "/databases?lang=" + std::string(code_of(other(visit.tongue))),
                    .place = Place::databases};
    auto const lead = std::string(say(visit.tongue, "つなぎが記録を集めているデータベースです。いま ",
                                      "Databases whose records Tsunagi gathers: ")) +
                      counted(visit.tongue, records) +
                      std::string(say(visit.tongue, "をさがせます。", " to search."));
    page.main = element("div", {{"class", "frame"}},
                        element("h1", text(page.title)) + element("p", {{"class", "lead"}}, text(lead)) +
                            element("section", all_databases(visit, counts, readers)));
    return framed(page, readers);
}

} // namespace tsunagi::api
