// Databases, organizations, label definitions and code tables as JSON (query API contract 5.5), and the
// envelope of every search (5.1).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "api/query/code_tables.hpp"
#include "api/render/source_fields.hpp"
#include "indexer/query.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/institution.hpp"

namespace tsunagi::api {

/// `rows` are finished JSON objects.
std::string write_search(std::vector<std::string> const &rows, std::uint64_t hit, std::uint32_t from,
                         std::vector<indexer::Facet> const &facets);

/// The answer beyond window and page size, 28 bytes (contract 4).
std::string write_refused_search();

struct DatabaseState {
    std::int64_t last_updated = 0; ///< epoch milliseconds of the latest change; 0 = none
    std::uint64_t items = 0;       ///< live records
};
std::string write_database(model::Dataset const &, DatabaseState const &);
std::string write_labels(model::Dataset const &, Columns const &);
std::string write_organization(model::Institution const &, std::vector<model::DatasetId> const &databases);
std::string write_code_table(CodeTable const &);

} // namespace tsunagi::api
