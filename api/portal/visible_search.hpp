#pragma once

#include "api/portal/address.hpp"
#include "api/query/compatible_query.hpp"
#include "api/readers.hpp"

namespace tsunagi::api {

/// Shown on pages: configured and not hidden. (`api: no` keeps a dataset out of the API alone; query API
/// contract 1.)
bool is_shown(model::DatasetId const &dataset, Readers const &readers);

/// Searches what pages may show. Throws IndexError.
indexer::Hits search_visible(indexer::Query query, Readers const &readers);

/// How many records an address would find.
std::uint64_t count_at(Address const &address, Readers const &readers);

} // namespace tsunagi::api
