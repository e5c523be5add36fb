// The first records of all segments in the order asked for.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/search/select.hpp"

namespace tsunagi::indexer {

/// Keeps the best from + size records. Every order is total: equal records follow by id ascending.
class Page {
public:
    Page(Sort sort, std::uint64_t seed, std::size_t wanted, std::span<SegmentView const> segments)
        : m_sort(sort), m_seed(seed), m_wanted(wanted), m_segments(segments) {}

    void add(std::uint32_t segment, Selection const &);
    /// Hits from `from` on.
    std::vector<Hit> take(std::size_t from);

private:
    struct Entry {
        double key = 0; ///< higher comes first; score, or the sort's own number
        std::uint32_t segment = 0, document = 0;
        float score = 0;
    };

    double key_of(std::uint32_t segment, std::uint32_t document, float score) const;
    void offer(Entry const &);
    bool before(Entry const &, Entry const &) const;
    bool before_by_title(Entry const &, Entry const &) const;

    Sort m_sort;
    std::uint64_t m_seed;
    std::size_t m_wanted;
    std::span<SegmentView const> m_segments;
    std::vector<Entry> m_heap; ///< the last one in order is on top
};

} // namespace tsunagi::indexer
