#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fnmatch.h>

#include "harvester/source/files_source.hpp"

namespace tsunagi::harvester {

namespace {

namespace fs = std::filesystem;
using model::Failure;

constexpr std::chrono::seconds stable_after{10}; // cli contract 4, inbox/

std::string read_all(std::istream &in) { return {std::istreambuf_iterator<char>(in), {}}; }

std::optional<std::string> read_bytes(std::string const &file) {
    if (file == "-") return read_all(std::cin);
    std::ifstream in(file, std::ios::binary);
    if (!in || fs::is_directory(file)) return {};
    return read_all(in);
}

std::string shown_name(std::string const &file) {
    return file == "-" ? "stdin" : fs::path(file).filename().string();
}

void add_once(std::vector<std::string> &list, std::string const &value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// A free name in `folder`: a second delivery of the same name must not overwrite the first.
fs::path free_place(fs::path const &folder, fs::path const &name) {
    auto place = folder / name;
    for (int copy = 2; fs::exists(place); ++copy)
        place = folder / (name.stem().string() + "." + std::to_string(copy) + name.extension().string());
    return place;
}

} // namespace

FileListSource::FileListSource(model::Dataset const &dataset, Surroundings const &around)
    : m_dataset(dataset), m_around(around), m_is_inbox(dataset.source.files.folder.empty()),
      m_is_folder(true) {
    m_folder = m_is_inbox ? fs::path("inbox") / dataset.id : fs::path(dataset.source.files.folder);
    if (m_folder.is_relative()) m_folder = around.workspace / m_folder;
}

FileListSource::FileListSource(model::Dataset const &dataset, std::vector<std::string> files,
                               Surroundings const &around)
    : m_dataset(dataset), m_around(around), m_files(std::move(files)) {}

model::Result<model::Done> FileListSource::identify(model::HarvestRun &run) {
    if (!m_is_folder) return model::Done{};
    auto const listed = list_folder();
    if (!listed) return listed;
    if (m_is_inbox) wait_until_stable(run);
    auto const at = std::find(m_files.begin(), m_files.end(), run.resumption_token);
    if (at != m_files.end()) m_next = static_cast<std::size_t>(at - m_files.begin());
    return model::Done{};
}

model::Result<model::Done> FileListSource::list_folder() {
    std::error_code error;
    if (m_is_inbox && !fs::exists(m_folder, error)) return model::Done{}; // nothing was ever dropped
    for (fs::directory_iterator at(m_folder, error), end; !error && at != end; at.increment(error)) {
        auto const name = at->path().filename().string();
        bool const wanted = fnmatch(m_dataset.source.files.pattern.c_str(), name.c_str(), FNM_PERIOD) == 0;
        if (wanted && at->is_regular_file()) m_files.push_back(at->path().string());
    }
    if (error)
        return Failure{"configuration",
                       "folder \"" + m_folder.string() + "\" cannot be read: " + error.message()};
    std::sort(m_files.begin(), m_files.end());
    return model::Done{};
}

/// A file that still grows is left for the next run, and said so.
void FileListSource::wait_until_stable(model::HarvestRun &run) {
    auto const is_young = [](std::string const &file) {
        std::error_code error;
        return fs::file_time_type::clock::now() - fs::last_write_time(file, error) < stable_after;
    };
    if (std::none_of(m_files.begin(), m_files.end(), is_young)) return;
    std::vector<std::uintmax_t> sizes;
    for (auto const &file : m_files) sizes.push_back(fs::file_size(file));
    m_around.clock.sleep_for(stable_after);
    std::vector<std::string> stable;
    for (std::size_t at = 0; at < m_files.size(); ++at) {
        if (fs::file_size(m_files[at]) == sizes[at])
            stable.push_back(m_files[at]);
        else
            run.messages.push_back("file \"" + shown_name(m_files[at]) +
                                   "\" is still being written and waits for the next run");
    }
    m_files = std::move(stable);
}

model::Result<std::optional<FetchedPage>> FileListSource::next_page(model::HarvestRun &run) {
    while (m_next < m_files.size()) {
        auto const &file = m_files[m_next++];
        auto page = read(file, run);
        ++run.requests;
        if (!page) {
            add_once(run.reasons, page.failure().code);
            add_once(run.messages, page.failure().message);
            continue;
        }
        run.bytes += page->body.size();
        m_last_read = file;
        if (m_next < m_files.size()) page->next = m_files[m_next];
        page->provenance.token_after = page->next;
        return std::optional(std::move(*page));
    }
    return std::optional<FetchedPage>{};
}

model::Result<FetchedPage> FileListSource::read(std::string const &file, model::HarvestRun const &run) const {
    auto bytes = read_bytes(file);
    if (!bytes) return Failure{"transport", "file \"" + file + "\" cannot be opened"};
    return read_file_page(shown_name(file), std::move(*bytes), m_dataset, run, m_around.clock);
}

void FileListSource::settled(model::HarvestRun const &run) {
    bool const limited = std::find(run.reasons.begin(), run.reasons.end(), "limited") != run.reasons.end();
    if (!m_is_inbox || limited || m_last_read.empty()) return;
    auto const done = m_folder / "done" / run.id;
    fs::create_directories(done);
    fs::rename(m_last_read, free_place(done, fs::path(m_last_read).filename()));
    m_last_read.clear();
}

} // namespace tsunagi::harvester
