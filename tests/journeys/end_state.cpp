#include "tests/journeys/end_state.hpp"

#include "indexer/search_index.hpp"
#include "schemas/codec/record_json.hpp"
#include "schemas/loader/catalog.hpp"

namespace tsunagi::tests {

std::vector<std::string> contents(TestWorkspace const &workspace) {
    std::vector<std::string> lines;
    for (auto const &record : workspace.records())
        lines.push_back(record.id + " " + record.status + " " + schemas::canonical_record(record));
    return lines;
}

EndState state_of(TestWorkspace const &workspace, std::string const &word) {
    EndState state{.records = contents(workspace)};
    model::Mistakes mistakes;
    auto const catalog = schemas::load_catalog(schemas::builtin_schemas(), {}, mistakes);
    auto const index = indexer::open_index(workspace.folder(), catalog->vocabularies);
    indexer::Query query;
    query.keywords = {{.terms = {{.text = word}}}};
    auto const hits = index->search(query);
    state.indexed = index->records();
    state.found = hits.total;
    for (auto const &facet : hits.facets)
        for (auto const &count : facet.counts) state.facet_sum += count.second;
    return state;
}

} // namespace tsunagi::tests
