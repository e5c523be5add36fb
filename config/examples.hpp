// The files of a new workspace. Private to this room.
#pragma once

#include <string_view>
#include <vector>

namespace tsunagi::config {

struct WorkspaceFile {
    std::string_view path; ///< relative to the workspace
    std::string_view text;
};

/// The commented service.json first, then the examples, which end in .json.example and are not read.
std::vector<WorkspaceFile> files_of_new_workspace();

} // namespace tsunagi::config
