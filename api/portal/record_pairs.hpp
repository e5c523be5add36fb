#pragma once

#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "schemas/loader/catalog.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// The description list of a record: what came in mincho, and under it, where it says more, the tidied value.
Html record_pairs(Tongue tongue, model::Record const &record, schemas::Catalog const &);

} // namespace tsunagi::api
