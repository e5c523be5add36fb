// A workspace with one dataset over a repository that lives in memory: what a coordinator does, with a clock that
// can be turned and a network that is a function.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/decisions.hpp"
#include "app/pipeline.hpp"
#include "app/workspace.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tsunagi::tests {

class TurnedClock final : public harvester::Clock {
public:
    model::Time now() const override { return time; }
    void sleep_for(std::chrono::milliseconds duration) override {
        time += std::chrono::ceil<std::chrono::seconds>(duration);
    }
    model::Time time{std::chrono::sys_days{std::chrono::year(2026) / 1 / 4}};
};

/// An OAI-PMH repository in one page: ListRecords (all, or the records changed since `from`), ListIdentifiers and
/// GetRecord of a few records of oai_dc.
struct SmallRepository {
    struct Entry {
        std::string title;
        bool deleted = false;
        std::string datestamp = "2025-06-01T00:00:00Z";
    };
    std::map<std::string, Entry> entries;
    std::string deleted_record = "no";
    std::string now = "2026-01-04T00:00:00Z"; ///< responseDate
    std::vector<std::string> asked;           ///< verbs, in order

    std::string answer(std::string const &url);

private:
    std::string inside(std::string const &url);
    std::string list(std::string const &verb, std::string const &from) const;
    std::string get(std::string const &identifier) const;
};

class Aggregator {
public:
    /// `options`: further members of the dataset's JSON, each beginning with a comma.
    explicit Aggregator(std::string const &options = "");

    /// "item-1" … "item-n", titled 地図 1 …
    void hold(int count);
    void withdraw(int first, int last);
    void tell_deleted(int first, int last);

    std::vector<model::HarvestRun> harvest(harvester::HarvestRequest const &request = {});
    model::HarvestRun harvest_whole() { return harvest({.full = true}).back(); }
    model::HarvestRun approve(model::HarvestRun const &run);
    model::HarvestRun reject(model::HarvestRun const &run);
    app::Rollback rollback(model::HarvestRun const &run, bool force = false);
    /// As after a crash.
    void reopen();
    void wait(std::chrono::hours duration);

    std::uint64_t live() { return workspace->store->records().live("maps"); }
    /// Titles of the live records, in order of id, separated by spaces.
    std::string titles();
    std::string status_of(std::string const &identifier);

    SmallRepository repository;
    TurnedClock clock;
    std::optional<app::Workspace> workspace;
    std::function<void()> before_request; ///< may throw: the process dies

private:
    app::Pipeline pipeline();
    TemporaryFolder m_folder;
};

/// received = new + changed + unchanged + deleted + held back
bool sum_is_true(model::HarvestRun const &run);
std::string reasons(model::HarvestRun const &run);

} // namespace tsunagi::tests
