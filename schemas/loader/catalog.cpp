#include "schemas/loader/catalog.hpp"

#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "schemas/loader/crosswalk_reader.hpp"
#include "schemas/loader/table_reader.hpp"

namespace tsunagi::schemas {

namespace fs = std::filesystem;

namespace {

bool holds_schemas(fs::path const &folder) {
    return fs::is_directory(folder / "standards") && fs::is_directory(folder / "vocabularies");
}

std::vector<fs::path> files_in(fs::path const &folder, std::string_view extension) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (auto const &entry : fs::directory_iterator(folder))
            if (entry.path().extension() == extension) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// No workspace has no folders in it either, rather than those of the current directory.
fs::path below(fs::path const &workspace, char const *name) {
    return workspace.empty() ? fs::path() : workspace / name;
}

/// A workspace's files may lie in schemas/ itself or in the same folders as the built-in ones.
model::Vocabularies all_vocabularies(fs::path const &builtin, fs::path const &workspace,
                                     model::Mistakes &mistakes) {
    auto vocabularies =
        read_vocabularies(builtin / "vocabularies", below(workspace, "vocabularies"), mistakes);
    for (auto const &file : files_in(workspace, ".tsv")) vocabularies.add(read_table(file, mistakes));
    return vocabularies;
}

/// By file name, so that a workspace's file takes the place of the built-in one before either is read.
std::map<std::string, fs::path> all_crosswalks(fs::path const &builtin, fs::path const &workspace) {
    std::map<std::string, fs::path> files;
    for (auto const &folder : {builtin / "standards", below(workspace, "standards"), workspace})
        for (auto const &file : files_in(folder, ".json")) files[file.filename().string()] = file;
    return files;
}

std::string shown_name(fs::path const &file, fs::path const &builtin, fs::path const &workspace) {
    auto const inside = file.parent_path() == workspace                 ? file.lexically_relative(workspace)
                        : file.parent_path().parent_path() == workspace ? file.lexically_relative(workspace)
                                                                        : file.lexically_relative(builtin);
    return "schemas/" + inside.generic_string();
}

} // namespace

fs::path builtin_schemas() {
    if (char const *given = std::getenv("TSUNAGI_SCHEMAS"); given && *given) {
        if (holds_schemas(given)) return given;
        throw std::runtime_error("TSUNAGI_SCHEMAS names '" + std::string(given) +
                                 "'; expected a folder with standards/ and vocabularies/");
    }
    std::error_code error;
    auto const program = fs::canonical("/proc/self/exe", error).parent_path();
    for (auto const *beside : {"../share/tsunagi/schemas", "../../schemas"})
        if (auto folder = (program / beside).lexically_normal(); holds_schemas(folder)) return folder;
    throw std::runtime_error(
        "there are no schemas beside '" + program.string() +
        "'; expected ../share/tsunagi/schemas or ../../schemas there, or their folder in "
        "TSUNAGI_SCHEMAS");
}

std::shared_ptr<Catalog const> load_catalog(fs::path const &builtin, fs::path const &workspace_schemas,
                                            model::Mistakes &mistakes) {
    auto catalog = std::make_shared<Catalog>();
    catalog->vocabularies = all_vocabularies(builtin, workspace_schemas, mistakes);
    for (auto const &[name, file] : all_crosswalks(builtin, workspace_schemas))
        if (auto crosswalk = read_crosswalk(file, shown_name(file, builtin, workspace_schemas),
                                            catalog->vocabularies, mistakes))
            catalog->crosswalks.insert_or_assign(crosswalk->id, std::move(*crosswalk));
    return catalog;
}

} // namespace tsunagi::schemas
