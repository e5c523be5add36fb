#include "app/work/inbox.hpp"

#include <algorithm>

#include <fnmatch.h>
#include <sys/stat.h>

namespace tsunagi::app {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds lying_still{10};

/// When the file came here or was last written: what a copy keeps of its source's times does not count.
model::Time changed(fs::path const &file) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) return {};
    return model::Time(std::chrono::seconds(facts.st_ctim.tv_sec));
}

bool watches_inbox(model::Source const &source) {
    return source.type == "files" && source.files.url.empty() && source.files.folder.empty();
}

} // namespace

std::optional<model::Time> newest_delivery(fs::path const &workspace, model::Dataset const &dataset) {
    if (!watches_inbox(dataset.source)) return std::nullopt;
    std::optional<model::Time> newest;
    std::error_code absent; // a folder that nobody has made holds no files
    for (auto const &entry : fs::directory_iterator(workspace / "inbox" / dataset.id, absent)) {
        bool const is_wanted =
            ::fnmatch(dataset.source.files.pattern.c_str(), entry.path().filename().c_str(), 0) == 0;
        if (entry.is_regular_file(absent) && is_wanted)
            newest = std::max(newest.value_or(model::Time()), changed(entry.path()) + lying_still);
    }
    return newest;
}

} // namespace tsunagi::app
