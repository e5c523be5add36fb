// One file by HTTP, or the files of a folder.
#include <algorithm>
#include <filesystem>

#include <fnmatch.h>

#include "harvester/files/content.hpp"
#include "harvester/files/format.hpp"
#include "harvester/identify/interview.hpp"

namespace tsunagi::harvester {

namespace {

namespace fs = std::filesystem;
using model::Failure;

constexpr auto first_bytes = "bytes=0-4095"; // enough to see what it is; a server may send all of it

void compare_format(Interview &interview, std::string_view content) {
    auto const &configured = interview.dataset().source.files.format;
    if (configured == "auto" || is_compressed(content)) return;
    auto const told = format_of_content(content);
    bool const is_json = told.starts_with("json") && configured.starts_with("json");
    bool const is_table = (told == "csv" || told == "tsv") && (configured == "csv" || configured == "tsv");
    if (told.empty() || told == configured || is_json || is_table) return;
    interview.differ({"/source/format", configured, "the file looks like " + told, told});
}

std::optional<Failure> ask_remote(Interview &interview) {
    auto const &url = interview.dataset().source.files.url;
    auto request = interview.prepared(url);
    if (!request) return request.failure();
    request->headers.emplace_back("Range", first_bytes);
    auto const response = interview.look_at(*request);
    if (!response) return response.failure();
    interview.tell("status", std::to_string(response->status));
    for (auto const *name : {"Content-Type", "Content-Length", "Content-Range", "Last-Modified", "ETag"})
        interview.tell(name, response->header(name));
    interview.compare_address(url, *response);
    compare_format(interview, response->body);
    return {};
}

std::optional<Failure> ask_folder(Interview &interview) {
    auto const &files = interview.dataset().source.files;
    auto folder = files.folder.empty() ? fs::path("inbox") / interview.dataset().id : fs::path(files.folder);
    if (folder.is_relative()) folder = interview.around().workspace / folder;
    std::error_code error;
    std::vector<std::string> matching, others;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (!at->is_regular_file()) continue;
        auto const name = at->path().filename().string();
        bool const wanted = fnmatch(files.pattern.c_str(), name.c_str(), FNM_PERIOD) == 0;
        (wanted ? matching : others).push_back(name);
    }
    std::ranges::sort(matching);
    if (error && !files.folder.empty())
        interview.differ({"/source/folder", files.folder, "it cannot be read: " + error.message(), ""});
    if (matching.empty() && !others.empty())
        interview.differ(
            {"/source/pattern", files.pattern, "none of the files there: " + joined(others), "*"});
    interview.tell("folder", folder.string());
    interview.tell_list("files", std::move(matching));
    return {};
}

} // namespace

std::optional<Failure> ask_files(Interview &interview) {
    return interview.dataset().source.files.url.empty() ? ask_folder(interview) : ask_remote(interview);
}

} // namespace tsunagi::harvester
