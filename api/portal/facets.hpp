// The column of facets: a fieldset of boxes that OR (+code) and of boxes that leave out (-code), in one GET
// form.
#pragma once

#include "api/portal/address.hpp"
#include "api/portal/html.hpp"
#include "api/portal/labels.hpp"
#include "indexer/query.hpp"

namespace tsunagi::api {

Html facets_column(Address const &address, indexer::Hits const &hits, Labels const &labels);

/// Has this condition a box in the column? What has none must travel on otherwise.
bool has_a_box(Parameter const &condition);

} // namespace tsunagi::api
