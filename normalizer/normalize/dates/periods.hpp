// Named periods with their limits (periods.tsv) and the rules of where a name may stand.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "normalizer/normalize/dates/signs.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::dates {

struct Period {
    std::string name;
    std::string parent; ///< the whole of which it is a part
    std::int64_t first = 0, last = 0;
    bool open_end = false;
    bool round_figures = false; ///< its limits are approximate
    Region region = Region::japan;
};

struct PeriodSpelling {
    std::string text;
    Period const *period = nullptr;
    bool field_only = false;   ///< counts only in a field for dates
    bool needs_region = false; ///< 戦国時代 is China's only when the region says so
};

class Periods {
public:
    explicit Periods(model::Table const &);
    std::vector<PeriodSpelling> const &spellings() const { return m_spellings; }

private:
    void spell(model::Table const &, model::Table::Row const &, Period const &);

    std::deque<Period> m_periods;
    std::vector<PeriodSpelling> m_spellings;
};

} // namespace tsunagi::normalizer::dates
