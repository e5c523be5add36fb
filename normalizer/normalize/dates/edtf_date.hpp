// One date of EDTF, taken apart.
#pragma once

#include <optional>
#include <string_view>

#include "normalizer/normalize/dates/value.hpp"

namespace tsunagi::normalizer::dates {

/// A number some of whose digits are open (156X): from `low` to `high`.
struct Masked {
    std::int64_t low = 0, high = 0;
    int open = 0;   ///< digits written X or u
    int digits = 0; ///< all of them
    bool all_open() const { return open == digits; }
};

struct EdtfDate {
    Masked year;
    std::optional<Masked> month, day;
    int significant = 0; ///< 1950S2
    bool long_year = false;
    bool approximate = false, uncertain = false;
    int hour = 0;
    bool has_time = false;
};

std::optional<EdtfDate> parse_edtf_date(std::string_view);
Value edtf_value(EdtfDate const &);

} // namespace tsunagi::normalizer::dates
