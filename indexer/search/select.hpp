// Which records of a segment pass a query, without any order.
#pragma once

#include <array>
#include <optional>

#include "indexer/search/match.hpp"

namespace tsunagi::indexer {

/// One segment of an index as a search sees it.
struct SegmentView {
    Postings &postings;
    Columns const &columns;
    Bitmap const &live; ///< documents that are not deleted
};

/// The records that pass. With positive keywords `scored` holds them (and others) with their scores.
struct Selection {
    Bitmap documents;
    std::optional<ScoredList> scored;
    /// Per facet, the records that pass everything but that facet's own filters; set only when the query
    /// asks for it and has such filters.
    std::array<std::optional<Bitmap>, facet_count> without_own;
};

Selection select(Query const &, std::vector<Clause> const &, Folding const &, SegmentView const &);

} // namespace tsunagi::indexer
