// Days of the proleptic Gregorian calendar with astronomical years (1 BC = 0), as indexed and compared.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagi::model {

struct CivilDay {
    std::int64_t year = 0;
    int month = 1; ///< 1–12
    int day = 1;   ///< 1–31
    auto operator<=>(CivilDay const &) const = default;
};

int days_in_month(std::int64_t year, int month);
bool is_valid(CivilDay const &);

/// Days since 1970-01-01, any year within ±10^15.
std::int64_t day_number(CivilDay const &);
CivilDay civil_day(std::int64_t day_number);

/// "1868-01-25", "-0299-01-01"; as many digits as the year needs, four at least.
std::string to_string(CivilDay const &);
std::optional<CivilDay> parse_civil_day(std::string_view);

} // namespace tsunagi::model
