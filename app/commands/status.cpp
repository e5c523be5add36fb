#include "app/commands/commands.hpp"
#include "app/run_report.hpp"
#include "app/status/status_json.hpp"
#include "app/status/status_page.hpp"
#include "harvester/clock.hpp"
#include "indexer/search_index.hpp"

#include <iostream>

namespace tsunagi::app {

namespace {

constexpr std::size_t events_shown = 20;

std::vector<model::Dataset const *> chosen(Workspace const &workspace, std::string const &id) {
    if (!id.empty()) return {&workspace.dataset(id)};
    std::vector<model::Dataset const *> all;
    for (auto const &entry : workspace.settings.datasets) all.push_back(&entry.second);
    return all;
}

/// Empty before anything was indexed.
std::string generation_of(Workspace const &workspace) try {
    return indexer::open_index(workspace.folder, workspace.catalog->vocabularies)->generation();
} catch (indexer::IndexError const &) {
    return "";
}

} // namespace

int status_command(Folder const &folder, std::string const &dataset, bool json) {
    auto const workspace = open_workspace(folder, store::Access::read_only);
    auto const now = harvester::system_clock().now();
    std::vector<DatasetStatus> all;
    for (auto const *each : chosen(workspace, dataset)) all.push_back(status_of(workspace, *each, now));
    if (json) {
        std::cout << status_json(all, generation_of(workspace), due_datasets(workspace, now).size()) << "\n";
        return 0;
    }
    config::TimeZone const zone(workspace.settings.service.time_zone);
    char const *between = "";
    for (auto const &status : all) {
        std::cout << between << status_paragraph(status, zone, now);
        between = "\n";
    }
    if (!dataset.empty())
        std::cout << outlook(workspace.dataset(dataset),
                             workspace.store->journal().newest(dataset, events_shown), zone, now);
    return 0;
}

int runs_command(Folder const &folder, std::string const &dataset, bool json) {
    auto const workspace = open_workspace(folder, store::Access::read_only);
    auto runs = workspace.store->ledger().runs(workspace.dataset(dataset).id);
    for (auto &run : runs)
        if (run.outcome == model::Outcome::running)
            run.received = workspace.store->ledger().received(dataset, run.id);
    if (json)
        for (auto const &run : runs) std::cout << run_json(run) << "\n";
    else
        std::cout << table_of(runs, config::TimeZone(workspace.settings.service.time_zone));
    return 0;
}

} // namespace tsunagi::app
