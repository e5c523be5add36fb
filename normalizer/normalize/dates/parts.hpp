// Early, late, first half …: which years of a century, a decade, an era or a period (contract 3, Parts).
#pragma once

#include <cstdint>

#include "normalizer/normalize/dates/signs.hpp"

namespace tsunagi::normalizer::dates {

struct YearsOf {
    std::int64_t first = 0, last = 0;
};

YearsOf part_of_century(YearsOf century, Part);
YearsOf part_of_decade(YearsOf decade, Part);
/// `opening`: 初期 and 初年 mean the first years, as 初 does.
YearsOf part_of_era(YearsOf era, Part, bool opening);
bool part_of_era_is_exact(Part); ///< only halves are

struct MonthsOf {
    int first = 1, last = 12;
};
MonthsOf part_of_year(Part);
int ten_days_of_month(Part); ///< 1–3, 0 when the part is none of them

} // namespace tsunagi::normalizer::dates
