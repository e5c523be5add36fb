// Dates written in a query (Japanese search contract 5): 昭和33年, S33.4.1, 天保年間, 18世紀後半, 皇紀2600年,
// 1958.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/fold.hpp"
#include "indexer/columns/row.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::indexer {

class Wareki {
public:
    /// `folding` must outlive it. Reads the vocabularies eras and eras_facet; a missing table leaves its
    /// dates to be text alone.
    Wareki(model::Vocabularies const &, Folding const &);

    /// The days that the whole term names; none when it is no date, or an impossible one (昭和70年).
    /// An era name alone, or inside another word (明治大学), is text.
    std::optional<DaySpan> days(std::u32string_view readable) const;

private:
    struct Era {
        std::u32string name;
        std::int64_t first_year = 0, last_year = 0;
        bool abbreviation = false;
    };

    std::optional<DaySpan> era_date(std::u32string_view text) const;
    std::optional<DaySpan> in_era(Era const &, std::u32string_view rest) const;
    void add_era(std::u32string name, std::int64_t first, std::int64_t last, bool abbreviation);

    Folding const &m_folding;
    std::vector<Era> m_eras;    ///< with year numbers
    std::vector<Era> m_periods; ///< 江戸, 室町: only with 時代, 期 and the like
};

} // namespace tsunagi::indexer
