// The columns of the source as the compatible API shows them: {dataset}-{column}-{suffix} (query API contract
// 5.4, label definition of the cli contract 5).
#pragma once

#include <set>
#include <string>
#include <vector>

#include "schemas/model/dataset.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// What all records of one dataset together show.
struct Columns {
    std::vector<std::string> names; ///< order of first appearance
    std::set<std::string> repeated; ///< have several values in one record at least: arrays everywhere
};

/// A leaf with values, or a nested object (XML sources).
struct SourceField {
    std::string name;
    std::vector<std::string> values;
    bool list = false;
    std::vector<SourceField> children;
};

/// In source order. Columns without a label are texts under their own heading.
std::vector<SourceField> source_fields(model::Record const &, model::Dataset const *, Columns const *);

/// The label definition of a dataset in its order; without one every column under its own heading.
std::vector<model::Label> labels_of(model::Dataset const &, Columns const &);

/// "ukiyoe-5-d"; the steps of a nested column are joined by dots.
std::string field_path(model::DatasetId const &, model::Label const &);

} // namespace tsunagi::api
