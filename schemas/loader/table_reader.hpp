#pragma once

#include <filesystem>

#include "schemas/model/mistake.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::schemas {

/// Reads one tab-separated vocabulary; its name is the file name without ".tsv". A row with another number of
/// cells than the header is a mistake ("line 12") and is left out.
model::Table read_table(std::filesystem::path const &file, model::Mistakes &mistakes);

/// Reads every *.tsv of a folder; a file of the same name in `overrides` (may be empty) replaces it.
model::Vocabularies read_vocabularies(std::filesystem::path const &folder,
                                      std::filesystem::path const &overrides, model::Mistakes &mistakes);

} // namespace tsunagi::schemas
