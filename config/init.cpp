#include <fstream>
#include <stdexcept>

#include "config/examples.hpp"
#include "config/settings.hpp"

namespace tsunagi::config {

namespace fs = std::filesystem;

namespace {

void write_file(fs::path const &file, std::string_view text) {
    fs::create_directories(file.parent_path());
    std::ofstream out(file, std::ios::binary);
    out << text;
    if (!out.flush())
        throw std::runtime_error("'" + file.string() +
                                 "' cannot be written; expected a folder that may be written to");
}

} // namespace

void init_workspace(fs::path const &workspace) {
    if (fs::exists(workspace) && (!fs::is_directory(workspace) || !fs::is_empty(workspace)))
        throw std::runtime_error("'" + workspace.string() +
                                 "' is not empty; expected a new or an empty folder for the workspace");
    for (auto const &file : files_of_new_workspace()) write_file(workspace / file.path, file.text);
}

} // namespace tsunagi::config
