// An opened workspace: schemas, configuration and store, as the commands use them.
#pragma once

#include "config/settings.hpp"
#include "schemas/loader/catalog.hpp"
#include "store/store.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace tsunagi::app {

struct Workspace {
    std::filesystem::path folder;
    std::shared_ptr<schemas::Catalog const> catalog;
    config::Settings settings;
    std::unique_ptr<store::Store> store;

    /// Throws std::runtime_error that names the ids there are.
    model::Dataset const &dataset(std::string const &id) const;
};

/// Throws std::runtime_error when the configuration has mistakes: nothing runs on half-read settings.
Workspace open_workspace(std::filesystem::path const &folder, store::Access access);

} // namespace tsunagi::app
