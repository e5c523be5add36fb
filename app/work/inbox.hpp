#pragma once

#include "schemas/model/dataset.hpp"
#include "schemas/model/ids.hpp"

#include <filesystem>
#include <optional>

namespace tsunagi::app {

/// When the newest file in the inbox of a dataset had lain still for ten seconds (cli contract 4): only then
/// is it read. Nothing without files, and for datasets that are fetched from elsewhere.
std::optional<model::Time> newest_delivery(std::filesystem::path const &workspace, model::Dataset const &);

} // namespace tsunagi::app
