// The columns of one segment: what filters, facets and orders read instead of the postings. Immutable once
// built; shared by all readers of the segment.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/columns/bitmap.hpp"
#include "indexer/columns/row.hpp"

namespace tsunagi::indexer {

/// Texts of all documents in one buffer.
class TextColumn {
public:
    void add(std::string_view text) {
        m_characters += text;
        m_ends.push_back(m_characters.size());
    }
    std::string_view operator[](std::size_t document) const {
        auto const begin = document == 0 ? 0 : m_ends[document - 1];
        return std::string_view(m_characters).substr(begin, m_ends[document] - begin);
    }

private:
    std::string m_characters;
    std::vector<std::size_t> m_ends;
};

/// The values of one facet: per document a range of ordinals into `codes`.
struct FacetColumn {
    std::vector<std::string> codes;
    std::vector<std::uint16_t> ordinals;
    std::vector<std::uint32_t> ends;

    std::uint32_t begin_of(std::size_t document) const { return document == 0 ? 0 : ends[document - 1]; }
    /// Documents that have the code; none for an unknown code.
    Bitmap having(std::string_view code) const;
    /// Adds to counts[ordinal] for every document of the set.
    void count(Bitmap const &, std::vector<std::uint64_t> &counts) const;
};

class Columns {
public:
    /// A document's place in order of id: smaller is earlier.
    std::uint32_t id_rank(std::uint32_t document) const { return m_id_ranks[document]; }
    std::uint32_t title_rank(std::uint32_t document) const { return m_title_ranks[document]; }
    std::string_view id(std::uint32_t document) const { return m_ids[document]; }
    std::string_view title_key(std::uint32_t document) const { return m_title_keys[document]; }
    std::int64_t updated(std::uint32_t document) const { return m_updated[document]; }
    std::uint8_t title_length(std::uint32_t document) const { return m_title_lengths[document]; }
    FacetColumn const &facet(std::size_t i) const { return m_facets[i]; }
    std::size_t size() const { return m_updated.size(); }

    /// Documents one of whose spans overlaps [first, last].
    Bitmap overlapping(DaySpan) const;
    /// Documents whose point is within `metres` of the centre, by great circle (radius 6,371,008.8 m).
    Bitmap within(double lat, double lon, double metres) const;
    /// Documents having (or lacking) a value in the common field with this bit.
    Bitmap existing(std::uint32_t bit, bool negated) const;

private:
    friend class ColumnsBuilder;
    TextColumn m_ids, m_title_keys;
    std::vector<std::uint32_t> m_id_ranks, m_title_ranks;
    std::vector<std::int64_t> m_updated;
    std::vector<std::uint8_t> m_title_lengths;
    std::vector<std::uint32_t> m_exists;
    std::array<FacetColumn, facet_count> m_facets;
    std::vector<DaySpan> m_spans;
    std::vector<std::uint32_t> m_span_ends;
    std::vector<std::pair<std::uint32_t, RowPoint>> m_points; ///< documents that have one
};

} // namespace tsunagi::indexer
