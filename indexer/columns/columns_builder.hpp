#pragma once

#include <array>
#include <string>
#include <unordered_map>

#include "indexer/columns/columns.hpp"

namespace tsunagi::indexer {

/// Takes the rows of a segment in document order and gives its columns.
class ColumnsBuilder {
public:
    void add(Row const &);
    Columns finish() &&;

private:
    std::uint16_t ordinal(std::size_t facet, std::string const &code);

    Columns m_columns;
    std::array<std::unordered_map<std::string, std::uint16_t>, facet_count> m_ordinals;
};

} // namespace tsunagi::indexer
