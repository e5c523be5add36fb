#include "app/workspace.hpp"

#include <stdexcept>

namespace tsunagi::app {

namespace {

void refuse_mistakes(model::Mistakes const &mistakes) {
    if (mistakes.empty()) return;
    throw std::runtime_error("the configuration has " + std::to_string(mistakes.size()) +
                             " mistake(s), the first: " + mistakes.front().message +
                             ". `tsunagi check` lists them all");
}

} // namespace

model::Dataset const &Workspace::dataset(std::string const &id) const {
    if (auto const found = settings.datasets.find(id); found != settings.datasets.end()) return found->second;
    std::string known;
    for (auto const &entry : settings.datasets) known += (known.empty() ? "" : ", ") + entry.first;
    throw std::runtime_error("there is no dataset '" + id +
                             "'; the workspace has: " + (known.empty() ? "none" : known));
}

Workspace open_workspace(std::filesystem::path const &folder, store::Access access) {
    Workspace workspace{.folder = folder, .catalog = nullptr, .settings = {}, .store = nullptr};
    model::Mistakes mistakes;
    workspace.catalog = schemas::load_catalog(schemas::builtin_schemas(), folder / "schemas", mistakes);
    workspace.settings = config::load_settings(folder, *workspace.catalog, mistakes);
    refuse_mistakes(mistakes);
    workspace.store = store::open_store(folder, access);
    return workspace;
}

} // namespace tsunagi::app
