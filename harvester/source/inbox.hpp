// The drop folder of a dataset: what was read leaves it, to done/{run} or failed/{run} (cli contract 4).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "schemas/model/ids.hpp"

namespace tsunagi::harvester {

/// What tells whether a file was replaced or written to since it was looked at.
struct FileState {
    std::uintmax_t size = 0;
    std::filesystem::file_time_type changed{};
    bool operator==(FileState const &) const = default;
};

/// Nothing when there is no such file.
std::optional<FileState> state_of(std::filesystem::path const &file);

/// Moves a file to {its folder}/{shelf}/{run}/, under a free name: a second delivery of the same name must
/// not overwrite the first. Nothing when that is done, else a sentence.
std::optional<std::string> move_out(std::filesystem::path const &file, std::string const &shelf,
                                    model::RunId const &run);

} // namespace tsunagi::harvester
