#include "api/portal/visible_search.hpp"

#include <algorithm>

namespace tsunagi::api {

namespace {

/// Datasets of the answer whose configuration is gone.
std::vector<model::DatasetId> unknown_in(indexer::Hits const &hits, Readers const &readers) {
    std::vector<model::DatasetId> unknown;
    auto const databases = std::ranges::find(hits.facets, "db", &indexer::Facet::key);
    if (databases == hits.facets.end()) return unknown;
    for (auto const &[id, count] : databases->counts)
        if (!readers.settings.datasets.contains(id)) unknown.push_back(id);
    return unknown;
}

} // namespace

bool is_shown(model::DatasetId const &dataset, Readers const &readers) {
    auto const found = readers.settings.datasets.find(dataset);
    return found != readers.settings.datasets.end() && found->second.visibility != "hidden";
}

indexer::Hits search_visible(indexer::Query query, Readers const &readers) {
    for (auto const &[id, dataset] : readers.settings.datasets)
        if (dataset.visibility == "hidden") query.hidden_datasets.push_back(id);
    auto hits = readers.index.search(query);
    auto const unknown = unknown_in(hits, readers);
    if (unknown.empty()) return hits;
    query.hidden_datasets.insert(query.hidden_datasets.end(), unknown.begin(), unknown.end());
    return readers.index.search(query);
}

std::uint64_t count_at(Address const &address, Readers const &readers) {
    auto query = parse_compatible(Parameters(address.list()), "", readers.catalog).query;
    query.size = 0;
    return search_visible(std::move(query), readers).total;
}

} // namespace tsunagi::api
