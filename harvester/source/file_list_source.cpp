#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fnmatch.h>

#include "harvester/source/files_source.hpp"
#include "harvester/source/told_failure.hpp"

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

} // namespace

FileListSource::FileListSource(model::Dataset const &dataset, Surroundings const &around)
    : m_dataset(dataset), m_around(around),
      m_delivery(dataset.source.files.whole ? Delivery::whole : Delivery::part),
      m_is_inbox(dataset.source.files.folder.empty()), m_is_folder(true) {
    m_folder = m_is_inbox ? fs::path("inbox") / dataset.id : fs::path(dataset.source.files.folder);
    if (m_folder.is_relative()) m_folder = around.workspace / m_folder;
}

FileListSource::FileListSource(model::Dataset const &dataset, IngestRequest const &request,
                               Surroundings const &around)
    : m_dataset(dataset), m_around(around), m_delivery(request.delivery), m_files(request.files) {}

model::Result<model::Done> FileListSource::identify(model::HarvestRun &run) {
    run.whole_list = m_delivery == Delivery::whole && !run.partial;
    if (!m_is_folder) return model::Done{};
    auto const listed = list_folder();
    if (!listed) return listed;
    if (m_is_inbox) put_away_what_is_archived(run);
    if (m_is_inbox) wait_until_stable(run);
    if (m_files.empty() && run.pages == 0) run.whole_list = false; // no delivery is not an empty one
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

/// Of a run that was killed behind a commit: its page is kept, the file was not moved yet. Left there, the
/// next run would take it alone for a delivery.
void FileListSource::put_away_what_is_archived(model::HarvestRun &run) {
    if (run.pages == 0) return;
    for (auto const &page : m_around.store.archive().pages_of_run(run.id)) {
        auto const is_that_page = [&](std::string const &file) {
            auto const state = state_of(file);
            return page.provenance.url == "file:" + shown_name(file) && state && state->size == page.size;
        };
        auto const at = std::find_if(m_files.begin(), m_files.end(), is_that_page);
        if (at == m_files.end()) continue;
        if (auto const stays = move_out(*at, "done", run.id)) run.messages.push_back(*stays);
        m_files.erase(at);
    }
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
    if (stable.size() < m_files.size()) run.whole_list = false;
    m_files = std::move(stable);
}

model::Result<std::optional<FetchedPage>> FileListSource::next_page(model::HarvestRun &run, store::Window &) {
    while (m_next < m_files.size()) {
        auto const &file = m_files[m_next++];
        auto page = read(file, run);
        ++run.requests;
        if (!page) {
            set_aside(file, page.failure(), run);
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

model::Result<FetchedPage> FileListSource::read(std::string const &file, model::HarvestRun const &run) {
    m_last_state = state_of(file);
    auto bytes = read_bytes(file);
    if (!bytes) return Failure{"transport", "file \"" + file + "\" cannot be opened"};
    if (state_of(file) != m_last_state)
        return Failure{"page_truncated", "file \"" + shown_name(file) +
                                             "\" changed while it was read; nothing of it was taken"};
    return read_file_page(shown_name(file), std::move(*bytes), m_dataset, run, m_around.clock);
}

/// The sentence is on disk before the file leaves its place: a file in failed/ always has its reason. One
/// that changed while it was read stays for the next run.
void FileListSource::set_aside(std::string const &file, Failure const &failure, model::HarvestRun &run) {
    tell_failure(run, failure);
    if (!m_is_inbox || state_of(file) != m_last_state) return;
    auto const transaction = m_around.store.begin();
    m_around.store.ledger().save_run(run);
    transaction->commit();
    if (auto const stays = move_out(file, "failed", run.id)) tell_once(run, *stays);
}

void FileListSource::settled(model::HarvestRun &run) {
    bool const limited = std::find(run.reasons.begin(), run.reasons.end(), "limited") != run.reasons.end();
    if (!m_is_inbox || limited || m_last_read.empty()) return;
    // A file that was replaced since is another delivery.
    auto const is_the_same = state_of(m_last_read) == m_last_state;
    if (auto const stays = is_the_same ? move_out(m_last_read, "done", run.id) : std::nullopt)
        tell_once(run, *stays);
    m_last_read.clear();
}

} // namespace tsunagi::harvester
