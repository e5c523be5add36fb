// Everything that schemas/ holds, read once and then immutable.
#pragma once

#include <filesystem>
#include <memory>

#include "schemas/model/crosswalk.hpp"
#include "schemas/model/mistake.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::schemas {

/// Crosswalks and vocabularies. Safe to read from any thread.
struct Catalog {
    model::Crosswalks crosswalks;
    model::Vocabularies vocabularies;
};

/// The built-in schemas: $TSUNAGI_SCHEMAS, else ../share/tsunagi/schemas or ../../schemas beside the
/// program's real file. Throws std::runtime_error with a sentence when none of them is a folder with
/// standards/ and vocabularies/.
std::filesystem::path builtin_schemas();

/// Reads `builtin`, then `workspace_schemas` (may not exist), whose files replace built-in ones of the same
/// name. All mistakes of all files are appended to `mistakes`; what has none is loaded.
std::shared_ptr<Catalog const> load_catalog(std::filesystem::path const &builtin,
                                            std::filesystem::path const &workspace_schemas,
                                            model::Mistakes &mistakes);

} // namespace tsunagi::schemas
