// Which records this family gives out (query API contract 1: Scope; 2: path resolution).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/routes/call.hpp"

namespace tsunagi::api {

/// Given out by the API: visibility "public" and api "ok".
bool is_delivered(model::Dataset const &);
/// Null when there is no such dataset or it is not given out.
model::Dataset const *delivered_dataset(Readers const &, std::string const &id);
std::vector<model::DatasetId> delivered_datasets(Readers const &);
/// Everything in the index that is not given out: hidden ones, those with api "no", and those whose
/// configuration is gone.
std::vector<model::DatasetId> withheld_datasets(Readers const &, DatasetSurvey const &);

/// The database that the last part of a search address limits to; "" = all, nothing = no such scope.
std::optional<std::string> database_of_scope(std::string_view scope, Readers const &);

} // namespace tsunagi::api
