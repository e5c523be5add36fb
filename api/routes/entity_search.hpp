// Searching lists that are small enough to be looked through: databases, organizations (query API contract
// 5.5).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "api/routes/call.hpp"

namespace tsunagi::api {

struct Entity {
    std::string text;                                       ///< what `keyword` searches
    std::map<std::string, std::vector<std::string>> values; ///< facet -> codes
    std::function<std::string()> write;                     ///< its JSON, made for the shown page only
};

/// Parameters keyword, from, size and f-{facet} with the sign grammar of items; entities keep their order.
Response search_entities(Call const &, std::vector<Entity> const &, std::vector<std::string> const &facets);

} // namespace tsunagi::api
