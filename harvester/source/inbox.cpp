#include "harvester/source/inbox.hpp"

namespace tsunagi::harvester {

namespace fs = std::filesystem;

namespace {

fs::path free_place(fs::path const &folder, fs::path const &name) {
    auto place = folder / name;
    for (int copy = 2; fs::exists(place); ++copy)
        place = folder / (name.stem().string() + "." + std::to_string(copy) + name.extension().string());
    return place;
}

} // namespace

std::optional<FileState> state_of(fs::path const &file) {
    std::error_code error;
    auto const size = fs::file_size(file, error);
    if (error) return {};
    auto const changed = fs::last_write_time(file, error);
    return error ? std::nullopt : std::optional(FileState{size, changed});
}

std::optional<std::string> move_out(fs::path const &file, std::string const &shelf, model::RunId const &run) {
    auto const folder = file.parent_path() / shelf / run;
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::rename(file, free_place(folder, file.filename()), error);
    if (!error) return {};
    return "file \"" + file.filename().string() + "\" cannot be moved to \"" + folder.string() +
           "\" and will be read again: " + error.message();
}

} // namespace tsunagi::harvester
