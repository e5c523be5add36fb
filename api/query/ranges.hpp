// Ranges of years and circles on the map, as the compatible API writes them (query API contract 3.1).
#pragma once

#include <optional>
#include <string_view>

#include "indexer/query.hpp"

namespace tsunagi::api {

/// "1800,1860", "1800,", "-0300,0100"; 0000 at the start and 9999 at the end are open. Nothing = unreadable.
std::optional<indexer::YearRange> read_years(std::string_view);

/// "35.68,139.76,10km"; m km mi nmi, metres without unit. Nothing = unreadable or off the globe.
std::optional<indexer::Circle> read_circle(std::string_view);

} // namespace tsunagi::api
