// What a record counts under in the six facets of the compatible API (query API contract 5.1 and 6).
#pragma once

#include <string>
#include <vector>

#include "schemas/model/record.hpp"

namespace tsunagi::indexer {

/// Codes per facet; a record counts once per value.
struct FacetValues {
    std::vector<std::string> rights;   ///< the content code and the usability groups com, noncom, edu
    std::vector<std::string> contents; ///< access, medium, thumb, iiif
    std::vector<std::string> type, db, cm, tempo;
};

FacetValues facet_values(model::Record const &);

/// internet | restricted | not_exist, empty when unknown (rights contract 6).
std::string contents_access(std::string const &access);

} // namespace tsunagi::indexer
