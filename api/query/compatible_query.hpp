// The query language of Japan Search: parameters -> Query, lenient, every leniency told (query API contract
// 3, 4).
#pragma once

#include <string>

#include "api/query/parameters.hpp"
#include "indexer/query.hpp"
#include "schemas/loader/catalog.hpp"

namespace tsunagi::api {

struct CompatibleQuery {
    indexer::Query query;
    Warnings warnings;
    bool refused = false; ///< beyond window or size: answer the 28-byte body
};

/// `database` limits to one database ("" = all).
CompatibleQuery parse_compatible(Parameters const &, std::string const &database, schemas::Catalog const &);

} // namespace tsunagi::api
