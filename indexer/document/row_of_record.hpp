#pragma once

#include "indexer/analysis/fold.hpp"
#include "indexer/columns/row.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::indexer {

/// The columns of a record: facets, spans, point, sort keys and which common fields have a value.
Row row_of(model::Record const &, Folding const &);

/// The title shown first: the first of kind "main", else the first that is no reading; none without titles.
model::Title const *main_title(model::Record const &);

} // namespace tsunagi::indexer
