// Files: from a drop folder, given by name, or one by HTTP (harvesting contract 4). One file is one page.
#pragma once

#include <filesystem>

#include "harvester/courier.hpp"
#include "harvester/source/inbox.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

/// Cuts a file once to note its records. A file that cannot be cut is a Failure.
model::Result<FetchedPage> read_file_page(std::string const &name, std::string body,
                                          model::Dataset const &dataset, model::HarvestRun const &run,
                                          Clock const &clock);

/// Files of a folder, or those that were named. A file that cannot be read is told in the run and leaves the
/// inbox for failed/{run}; the others go on.
class FileListSource final : public Source {
public:
    /// The folder of the dataset, by default its inbox: what was read there moves to done/{run}.
    FileListSource(model::Dataset const &dataset, Surroundings const &around);
    FileListSource(model::Dataset const &dataset, IngestRequest const &request, Surroundings const &around);

    model::Result<model::Done> identify(model::HarvestRun &run) override;
    model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run,
                                                        store::Window &) override;
    bool acts_when_settled() const override { return m_is_inbox; }
    void settled(model::HarvestRun &run) override;

private:
    model::Result<model::Done> list_folder();
    void put_away_what_is_archived(model::HarvestRun &run);
    void wait_until_stable(model::HarvestRun &run);
    model::Result<FetchedPage> read(std::string const &file, model::HarvestRun const &run);
    void set_aside(std::string const &file, model::Failure const &failure, model::HarvestRun &run);

    model::Dataset const &m_dataset;
    Surroundings const &m_around;
    Delivery m_delivery;
    bool m_is_inbox = false, m_is_folder = false;
    std::filesystem::path m_folder;
    std::vector<std::string> m_files;
    std::size_t m_next = 0;
    std::string m_last_read;
    std::optional<FileState> m_last_state; ///< of m_last_read, before it was read
};

/// One file by HTTP; what has not changed since the last run is not fetched again.
class RemoteFileSource final : public Source {
public:
    RemoteFileSource(model::Dataset const &dataset, HarvestRequest const &request,
                     Surroundings const &around);

    model::Result<model::Done> identify(model::HarvestRun &run) override;
    model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run,
                                                        store::Window &) override;
    void settled(model::HarvestRun &run) override;

private:
    model::Dataset const &m_dataset;
    bool m_unconditional;
    Surroundings const &m_around;
    Courier m_courier;
    std::string m_etag, m_last_modified;
};

} // namespace tsunagi::harvester
