// The query language of Japan Search: parameters -> Query, lenient, every leniency told (query API contract
// 3, 4).
#pragma once

#include <string>
#include <vector>

#include "api/query/parameters.hpp"
#include "indexer/query.hpp"
#include "schemas/loader/catalog.hpp"

namespace tsunagi::api {

struct CompatibleQuery {
    indexer::Query query;
    Warnings warnings;
    bool refused = false; ///< beyond window or size: answer the 28-byte body
};

/// `database` limits to one database ("" = all). `databases` are the ids that f-db knows; null = any id.
/// The seed of sort=rand and the hidden datasets are the caller's to fill in.
CompatibleQuery parse_compatible(Parameters const &, std::string const &database, schemas::Catalog const &,
                                 std::vector<std::string> const *databases = nullptr);

/// Window and page of every search of this family, also of databases and organizations (contract 4).
struct Page {
    std::uint32_t from = 0, size = 20;
    bool refused = false;
};

/// Reads `from` and `size`; `scroll` is the address that goes beyond the window, empty = none.
Page read_page(Parameters const &, std::string const &scroll, Warnings &);

} // namespace tsunagi::api
