#pragma once

#include "api/portal/html.hpp"
#include "api/portal/labels.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// The description list of a record: what came in mincho, and under it, where it says more, the tidied value.
Html record_pairs(model::Record const &record, Labels const &labels);

/// The columns of the source as they came, under the names of the label definition; `dataset` may be null.
/// Empty when the record has none.
Html source_columns(Tongue tongue, model::Record const &record, model::Dataset const *dataset);

} // namespace tsunagi::api
