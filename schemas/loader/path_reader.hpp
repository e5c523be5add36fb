#pragma once

#include <string>
#include <string_view>

#include "schemas/model/crosswalk.hpp"

namespace tsunagi::schemas {

/// Reads a path of a crosswalk: "dc:title", "name[@language='ja-hrkt']", "//gml:pos", "a/b[2]/@href", ".".
/// On a mistake `expected` names what the grammar wants and an empty path comes back.
model::Path read_path(std::string_view text, std::string &expected);

} // namespace tsunagi::schemas
