
#include "app/commands/commands.hpp"
#include "app/run_report.hpp"
#include "app/workspace.hpp"

#include <iomanip>
#include <iostream>

namespace tsunagi::app {

namespace {

std::vector<model::Dataset const *> chosen(Workspace const &workspace, std::string const &id) {
    if (!id.empty()) return {&workspace.dataset(id)};
    std::vector<model::Dataset const *> all;
    for (auto const &entry : workspace.settings.datasets) all.push_back(&entry.second);
    return all;
}

void print_table_row(Workspace &workspace, model::Dataset const &dataset) {
    auto const runs = workspace.store->ledger().runs(dataset.id);
    std::cout << std::left << std::setw(24) << dataset.id << std::right << std::setw(9)
              << workspace.store->records().live(dataset.id) << " records  ";
    if (runs.empty()) {
        std::cout << "no run yet\n";
        return;
    }
    std::cout << run_line(runs.front()).substr(dataset.id.size() + 1) << "\n";
    for (auto const &message : runs.front().messages) std::cout << "    " << message << "\n";
    for (auto const &[identifier, reason] : workspace.store->ledger().held_back(dataset.id))
        std::cout << "    held back: " << identifier << ": " << reason << "\n";
}

void print_json(Workspace &workspace, std::vector<model::Dataset const *> const &datasets) {
    std::cout << R"({"datasets":[)";
    char const *comma = "";
    for (auto const *dataset : datasets) {
        auto const runs = workspace.store->ledger().runs(dataset->id);
        std::cout << comma << R"({"id":")" << dataset->id << R"(","institution":")" << dataset->institution
                  << R"(","records":)" << workspace.store->records().live(dataset->id) << R"(,"last_run":)"
                  << (runs.empty() ? "null" : run_json(runs.front())) << R"(,"paused":)"
                  << (dataset->schedule.paused ? "true" : "false") << "}";
        comma = ",";
    }
    std::cout << "]}\n";
}

} // namespace

int status_command(Folder const &folder, std::string const &dataset, bool json) {
    auto workspace = open_workspace(folder, store::Access::read_only);
    auto const datasets = chosen(workspace, dataset);
    if (json)
        print_json(workspace, datasets);
    else
        for (auto const *each : datasets) print_table_row(workspace, *each);
    return 0;
}

int runs_command(Folder const &folder, std::string const &dataset, bool json) {
    auto workspace = open_workspace(folder, store::Access::read_only);
    for (auto const &run : workspace.store->ledger().runs(workspace.dataset(dataset).id))
        std::cout << (json ? run_json(run) : run_line(run)) << "\n";
    return 0;
}

} // namespace tsunagi::app
