#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "schemas/model/crosswalk.hpp"
#include "schemas/model/mistake.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::schemas {

/// Reads one crosswalk (crosswalks contract 1.3), known as `shown_name` in mistakes and evidence. Nothing
/// when it has mistakes: all of them are appended. `vocabularies` are those that the step `lookup` may name.
std::optional<model::Crosswalk> read_crosswalk(std::filesystem::path const &file, std::string shown_name,
                                               model::Vocabularies const &vocabularies,
                                               model::Mistakes &mistakes);

} // namespace tsunagi::schemas
