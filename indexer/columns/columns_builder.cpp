#include "indexer/columns/columns_builder.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "indexer/search_index.hpp"

namespace tsunagi::indexer {

namespace {

/// The place of each document when all are ordered by `less`.
template <class Less>
std::vector<std::uint32_t> ranks(std::size_t size, Less less) {
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0u);
    if (!std::is_sorted(order.begin(), order.end(), less)) std::sort(order.begin(), order.end(), less);
    std::vector<std::uint32_t> ranks(size);
    for (std::size_t i = 0; i < size; ++i) ranks[order[i]] = static_cast<std::uint32_t>(i);
    return ranks;
}

} // namespace

std::uint16_t ColumnsBuilder::ordinal(std::size_t facet, std::string const &code) {
    auto &codes = m_columns.m_facets[facet].codes;
    auto const [found, fresh] = m_ordinals[facet].emplace(code, static_cast<std::uint16_t>(codes.size()));
    if (!fresh) return found->second;
    if (codes.size() > std::numeric_limits<std::uint16_t>::max())
        throw IndexError("facet '" + std::string(facet_names[facet]) +
                         "' has more than 65,536 codes, the last is '" + code + "'");
    codes.push_back(code);
    return found->second;
}

void ColumnsBuilder::add(Row const &row) {
    auto const document = static_cast<std::uint32_t>(m_columns.size());
    m_columns.m_ids.add(row.id);
    m_columns.m_title_keys.add(row.title_key);
    m_columns.m_updated.push_back(row.updated);
    m_columns.m_title_lengths.push_back(row.title_length);
    m_columns.m_exists.push_back(row.exists);
    for (std::size_t f = 0; f < facet_count; ++f) {
        auto &facet = m_columns.m_facets[f];
        for (auto const &code : row.facets[f]) facet.ordinals.push_back(ordinal(f, code));
        facet.ends.push_back(static_cast<std::uint32_t>(facet.ordinals.size()));
    }
    m_columns.m_spans.insert(m_columns.m_spans.end(), row.spans.begin(), row.spans.end());
    m_columns.m_span_ends.push_back(static_cast<std::uint32_t>(m_columns.m_spans.size()));
    if (row.point) m_columns.m_points.emplace_back(document, *row.point);
}

Columns ColumnsBuilder::finish() && {
    auto const &columns = m_columns;
    m_columns.m_id_ranks =
        ranks(columns.size(), [&](auto a, auto b) { return columns.id(a) < columns.id(b); });
    m_columns.m_title_ranks = ranks(columns.size(), [&](auto a, auto b) {
        auto const order = columns.title_key(a).compare(columns.title_key(b));
        return order != 0 ? order < 0 : columns.id_rank(a) < columns.id_rank(b);
    });
    return std::move(m_columns);
}

} // namespace tsunagi::indexer
