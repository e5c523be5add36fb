#include "app/commands/commands.hpp"
#include "app/commands/progress_line.hpp"
#include "app/dry_run.hpp"
#include "app/pipeline.hpp"
#include "app/run_report.hpp"
#include "app/work/due.hpp"

#include <unistd.h>

#include <iostream>
#include <stdexcept>

namespace tsunagi::app {

namespace {

void print(model::HarvestRun const &run, bool json) {
    std::cout << (json ? run_json(run) : run_line(run)) << std::endl;
    for (auto const &message : run.messages)
        std::cerr << run.dataset << " " << run.id << ": " << message << "\n";
}

/// A dataset of files that waits for `ingest` and has no address of its own is not asked by --all.
bool has_somewhere_to_ask(model::Dataset const &dataset) {
    auto const &files = dataset.source.files;
    return dataset.source.type != "files" || !files.url.empty() || !files.folder.empty();
}

std::vector<model::Dataset const *> chosen(Workspace const &workspace, HarvestCommand const &options) {
    std::vector<model::Dataset const *> datasets;
    for (auto const &id : options.datasets) datasets.push_back(&workspace.dataset(id));
    if (options.all)
        for (auto const &[id, dataset] : workspace.settings.datasets)
            if (has_somewhere_to_ask(dataset)) datasets.push_back(&dataset);
    if (options.due)
        for (auto const &due : due_datasets(workspace, harvester::system_clock().now()))
            datasets.push_back(due.dataset);
    if (datasets.empty() && !options.due)
        throw std::runtime_error("harvest needs the id of a dataset, --due or --all");
    return datasets;
}

} // namespace

int harvest_command(Folder const &folder, HarvestCommand const &options) {
    auto workspace = open_workspace(folder, store::Access::read_write);
    auto const datasets = chosen(workspace, options);
    if (options.dry_run) return dry_run(workspace, datasets, *options.dry_run);
    ProgressLine progress(std::cerr, isatty(STDERR_FILENO) == 1);
    Pipeline pipeline(workspace, harvester::system_clock(), network_of(workspace.settings.service),
                      progress.listener());
    harvester::HarvestRequest const request{options.full, options.from,  options.until,
                                            options.set,  options.limit, "command", options.reconcile};
    int status = 0;
    for (auto const *dataset : datasets) {
        for (auto const &run : pipeline.harvest(*dataset, request, !options.no_index)) {
            progress.end();
            print(run, options.json);
            status = worse(status, exit_status(run.outcome));
        }
    }
    return status;
}

int ingest_command(Folder const &folder, IngestCommand const &options) {
    auto workspace = open_workspace(folder, store::Access::read_write);
    auto const &dataset = workspace.dataset(options.dataset);
    if (dataset.source.type != "files")
        throw std::runtime_error("dataset '" + dataset.id + "' has a source of type '" + dataset.source.type +
                                 "'; ingest takes files for datasets of type 'files'");
    ProgressLine progress(std::cerr, isatty(STDERR_FILENO) == 1);
    Pipeline pipeline(workspace, harvester::system_clock(), network_of(workspace.settings.service),
                      progress.listener());
    auto const delivery = options.complete ? harvester::Delivery::whole : harvester::Delivery::part;
    auto const run = pipeline.ingest(dataset, {options.files, delivery}, !options.no_index);
    progress.end();
    print(run, options.json);
    return exit_status(run.outcome);
}

} // namespace tsunagi::app
