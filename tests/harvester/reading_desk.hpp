// Small words for the tests of the harvester: a workspace that goes away, a clock that does not wait, a
// network that is a function, and a repository of a few records.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "harvester/harvest.hpp"
#include "harvester/identify.hpp"

namespace tsunagi::testing {

class TestClock final : public harvester::Clock {
public:
    model::Time now() const override { return m_now; }
    void sleep_for(std::chrono::milliseconds duration) override;
    std::chrono::milliseconds slept{0};
    std::function<void()> at_sleep; ///< what happens meanwhile; may be empty

private:
    model::Time m_now{std::chrono::sys_days{std::chrono::year(2026) / 1 / 4}};
};

harvester::HttpResponse page(std::string body, int status = 200, harvester::Headers headers = {});

class TestNetwork final : public harvester::HttpClient {
public:
    using Answer = std::function<model::Result<harvester::HttpResponse>(harvester::HttpRequest const &)>;

    model::Result<harvester::HttpResponse> send(harvester::HttpRequest const &request) override;
    Answer answer;
    std::vector<std::string> asked; ///< URLs, with the body of a POST; robots.txt is apart
    Answer robots = [](auto const &) { return page("", 404); };
    std::vector<std::string> asked_robots;
};

/// A repository whose list is served in pages; tokens are "p1", "p2" …
struct Repository {
    std::vector<std::string> identifiers;
    std::size_t page_size = 2;
    std::string granularity = "YYYY-MM-DDThh:mm:ssZ";
    bool tells_size = true;

    model::Result<harvester::HttpResponse> operator()(harvester::HttpRequest const &request) const;
    std::string list(std::size_t page) const;
};

std::string identify(std::string const &granularity = "YYYY-MM-DDThh:mm:ssZ");
std::string record(std::string const &identifier);
std::string deleted_record(std::string const &identifier);
/// An answer to ListRecords around whatever is given.
std::string list_records(std::string const &inside);
std::string oai_error(std::string const &code);

/// A temporary workspace with a store in it, and everything that a run needs.
class Desk {
public:
    Desk();
    ~Desk();
    Desk(Desk const &) = delete;
    Desk &operator=(Desk const &) = delete;

    /// Receives, and closes the run as the program does when its records have been settled.
    model::HarvestRun harvest(harvester::HarvestRequest const &request = {});
    model::HarvestRun ingest(std::vector<std::string> const &files,
                             harvester::Delivery delivery = harvester::Delivery::part);
    model::Result<harvester::Identity> identify();
    /// Receives only, as in a process that is killed before it settles anything.
    model::HarvestRun receive(harvester::HarvestRequest const &request = {});
    /// As after a crash: everything that was not committed is gone.
    void reopen();
    std::string file(std::string const &name, std::string const &content) const;
    std::vector<model::RawRecord> replay(model::RunId const &run) const;

    model::Dataset dataset;
    std::filesystem::path workspace;
    TestClock clock;
    TestNetwork network;
    std::function<std::optional<model::Failure>()> may_ask;
    std::unique_ptr<store::Store> store;
    harvester::ProgressListener listener; ///< told after every page; may be empty

private:
    harvester::Surroundings surroundings();
    model::HarvestRun concluded(model::HarvestRun run);
    /// As after an earlier run: only the first one asks ListMetadataFormats.
    void know_prefixes(std::vector<std::string> const &prefixes);
};

/// Cuts one body as it would be cut from the archive.
std::vector<model::RawRecord> cut_as(std::string const &how, std::string_view body,
                                     model::Dataset const &dataset = {});

} // namespace tsunagi::testing
