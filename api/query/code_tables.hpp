// The code tables of the compatible API (query API contract 5.5 and 6): what /api/code/{id} shows and what
// filters accept.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/loader/catalog.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::api {

struct Code {
    std::string code;
    model::LocalText label;
};

struct CodeTable {
    std::string id;
    model::LocalText name;
    std::vector<Code> values;
};

/// rights usability access medium contents type cm tempo; nothing for any other id.
std::optional<CodeTable> code_table(std::string_view id, schemas::Catalog const &);

/// Is this a legal value of the filter f-{facet}? rights takes codes and usability groups.
bool is_known_code(std::string_view facet, std::string_view code, schemas::Catalog const &);

} // namespace tsunagi::api
