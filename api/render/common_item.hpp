// A record as the compatible API and the portal show it: `common`, `rdfindex` and the source fields.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "api/render/source_fields.hpp"
#include "schemas/loader/catalog.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// The 27 common fields (query API contract 5.3); empty = left out.
struct CommonItem {
    std::string id, title, title_yomi, title_en, description, description_en;
    std::vector<std::string> contributor, temporal, location, category, sub_category;
    std::optional<std::pair<double, double>> coordinates; ///< lat, lon
    std::string dclass, contents_type, contents_rights_type, contents_access;
    std::vector<std::string> thumbnail_url, contents_url;
    std::string iiif_url, link_url, provider, provider_url, owner_org, database;
    std::int64_t last_updated = 0; ///< epoch milliseconds
    std::vector<std::string> rdf_type, rdf_temporal, rdf_spatial;
};

CommonItem common_item(model::Record const &, schemas::Catalog const &);

/// The whole item as JSON (contract 5.2); `dataset` gives the label definition, `columns` what all records of
/// the dataset together show; both may be null.
std::string write_item(model::Record const &, model::Dataset const *dataset, schemas::Catalog const &,
                       Columns const *columns = nullptr);

} // namespace tsunagi::api
