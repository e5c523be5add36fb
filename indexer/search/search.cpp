#include "indexer/search/search.hpp"

#include <algorithm>
#include <unordered_map>

#include "indexer/search/page.hpp"

namespace tsunagi::indexer {

namespace {

/// Counts by code over all segments: ordinals differ from segment to segment.
class FacetCounts {
public:
    void add(std::size_t facet, FacetColumn const &column, Bitmap const &documents) {
        std::vector<std::uint64_t> counts(column.codes.size());
        column.count(documents, counts);
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i]) m_counts[facet][column.codes[i]] += counts[i];
    }
    std::vector<Facet> take() const {
        std::vector<Facet> facets;
        for (std::size_t i = 0; i < facet_count; ++i) {
            Facet facet{.key = std::string(facet_names[i]),
                        .counts = {m_counts[i].begin(), m_counts[i].end()}};
            std::sort(facet.counts.begin(), facet.counts.end(), [](auto const &a, auto const &b) {
                return a.second != b.second ? a.second > b.second : a.first < b.first;
            });
            facets.push_back(std::move(facet));
        }
        return facets;
    }

private:
    std::array<std::unordered_map<std::string, std::uint64_t>, facet_count> m_counts;
};

/// Without keywords there is no score to order by (query API contract 3.5).
Sort effective_sort(Query const &query, std::vector<Clause> const &clauses) {
    bool const scored = std::any_of(clauses.begin(), clauses.end(),
                                    [](Clause const &clause) { return clause.sign != Sign::must_not; });
    return query.sort == Sort::score && !scored ? Sort::newest : query.sort;
}

} // namespace

Hits search(Query const &query, Planner const &planner, std::span<SegmentView const> segments) {
    auto const clauses = planner.plan(query.keywords);
    Page page(effective_sort(query, clauses), query.seed,
              query.size == 0 ? 0 : std::size_t{query.from} + query.size, segments);
    FacetCounts counts;
    Hits hits;
    for (std::size_t s = 0; s < segments.size(); ++s) {
        auto const selection = select(query, clauses, planner.folding(), segments[s]);
        hits.total += selection.documents.count();
        page.add(static_cast<std::uint32_t>(s), selection);
        for (std::size_t f = 0; f < facet_count && query.with_facets; ++f)
            counts.add(f, segments[s].columns.facet(f),
                       selection.without_own[f] ? *selection.without_own[f] : selection.documents);
    }
    hits.page = page.take(query.from);
    if (query.with_facets) hits.facets = counts.take();
    return hits;
}

} // namespace tsunagi::indexer
