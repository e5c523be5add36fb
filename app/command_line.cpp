#include "app/command_line.hpp"

#include "app/commands/commands.hpp"
#include "app/version.hpp"

#include <CLI/CLI.hpp>

#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>

namespace tsunagi::app {

namespace {

/// What all commands share while the line is parsed.
struct Line {
    Folder workspace = "workspace";
    std::function<int()> chosen;
};

template <class Run>
void choose(CLI::App *command, Line &line, Run run) {
    command->callback([&line, run] { line.chosen = run; });
}

void add_init(CLI::App &app, Line &line) {
    auto *command =
        app.add_subcommand("init", "write a new workspace with a commented service.json and examples");
    auto folder = std::make_shared<Folder>();
    command->add_option("DIR", *folder, "folder of the new workspace")->required();
    choose(command, line, [folder] { return init_command(*folder); });
}

void add_check(CLI::App &app, Line &line) {
    auto *command =
        app.add_subcommand("check", "list every mistake of schemas and configuration; no network");
    auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "answer as JSON");
    choose(command, line, [&line, json] { return check_command(line.workspace, *json); });
}

void add_identify(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand(
        "identify", "ask a source who it is and compare with the configuration; stores nothing");
    auto dataset = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command->add_option("DATASET", *dataset, "id of the dataset")->required();
    command->add_flag("--json", *json, "answer as JSON");
    choose(command, line,
           [&line, dataset, json] { return identify_command(line.workspace, *dataset, *json); });
}

void add_harvest(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("harvest", "harvest datasets, then normalise and index what came");
    auto options = std::make_shared<HarvestCommand>();
    command->add_option("DATASET", options->datasets, "ids of datasets");
    command->add_flag("--all", options->all, "every dataset with a source to ask");
    command->add_flag("--due", options->due, "every dataset that is due by its schedule");
    command->add_flag("--full", options->full, "the whole list, not only what changed");
    command->add_flag("--reconcile", options->reconcile,
                      "only compare what the source lists with what is here (ListIdentifiers)");
    command->add_option("--from", options->from, "only records changed since (a partial run)");
    command->add_option("--until", options->until, "only records changed until (a partial run)");
    command->add_option("--set", options->set, "only this set (a partial run)");
    command->add_option("--limit", options->limit, "stop after so many records (the run is incomplete)");
    command->add_option("--dry-run", options->dry_run, "show so many mapped records, store nothing");
    command->add_flag("--no-index", options->no_index, "leave the index as it is");
    command->add_flag("--json", options->json, "one JSON object for each run");
    choose(command, line, [&line, options] { return harvest_command(line.workspace, *options); });
}

void add_ingest(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("ingest", "take records from files as one run of a `files` dataset");
    auto options = std::make_shared<IngestCommand>();
    command->add_option("DATASET", options->dataset, "id of the dataset")->required();
    command
        ->add_option("FILE", options->files,
                     "JSON Lines, JSON, CSV, TSV, XML; also in .gz .zst .xz .zip; - is standard input")
        ->required();
    command->add_flag("--complete", options->complete,
                      "the files are the whole dataset: what they lack counts towards deletion");
    command->add_flag("--no-index", options->no_index, "leave the index as it is");
    command->add_flag("--json", options->json, "the run as a JSON object");
    choose(command, line, [&line, options] { return ingest_command(line.workspace, *options); });
}

void add_normalize(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("normalize", "map everything anew from the raw archive; no network");
    auto options = std::make_shared<NormalizeCommand>();
    command->add_option("DATASET", options->datasets, "ids of datasets; none = all");
    command->add_option("--schema", options->schema, "with --stdin: id of the crosswalk");
    command->add_flag("--stdin", options->from_stdin,
                      "map one stream of JSON Lines or XML records to JSON Lines");
    command->add_flag("--json", options->json, "counts as JSON");
    choose(command, line, [&line, options] { return normalize_command(line.workspace, *options); });
}

void add_index(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("index", "bring the index up to the record store");
    auto rebuild = std::make_shared<bool>(false), json = std::make_shared<bool>(false);
    command->add_flag("--rebuild", *rebuild, "make a new generation and switch to it");
    command->add_flag("--json", *json, "counts as JSON");
    choose(command, line, [&line, rebuild, json] { return index_command(line.workspace, *rebuild, *json); });
}

void add_status(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("status", "last run, counts and problems of the datasets");
    auto dataset = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command->add_option("DATASET", *dataset, "id of one dataset");
    command->add_flag("--json", *json, "answer as JSON");
    choose(command, line, [&line, dataset, json] { return status_command(line.workspace, *dataset, *json); });
}

void add_runs(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("runs", "the runs of a dataset, newest first");
    auto dataset = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    command->add_option("DATASET", *dataset, "id of the dataset")->required();
    command->add_flag("--json", *json, "one JSON object for each run");
    choose(command, line, [&line, dataset, json] { return runs_command(line.workspace, *dataset, *json); });
}

std::shared_ptr<DecisionCommand> add_decision(CLI::App *command) {
    auto options = std::make_shared<DecisionCommand>();
    command->add_option("RUN", options->run, "id of the run, as r-318")->required();
    command->add_option("--by", options->by, "who decides; default: the user of the shell");
    command->add_option("--reason", options->reason, "why; kept in the ledger");
    command->add_flag("--json", options->json, "the run as a JSON object");
    return options;
}

void add_decisions(CLI::App &app, Line &line) {
    auto *approve = app.add_subcommand("approve", "carry out what waits in the proposal of a run");
    choose(approve, line,
           [&line, options = add_decision(approve)] { return approve_command(line.workspace, *options); });
    auto *reject = app.add_subcommand("reject", "drop the proposal of a run");
    choose(reject, line,
           [&line, options = add_decision(reject)] { return reject_command(line.workspace, *options); });
    auto *rollback = app.add_subcommand("rollback", "restore what a run replaced or deleted");
    auto const options = add_decision(rollback);
    rollback->add_flag("--force", options->force, "also records that a later run changed again");
    choose(rollback, line, [&line, options] { return rollback_command(line.workspace, *options); });
}

void add_preview(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand(
        "preview", "source, mapped, normalised and problems of one record; stores nothing");
    auto options = std::make_shared<PreviewCommand>();
    command->add_option("DATASET", options->dataset, "id of the dataset (with --schema: the file)")
        ->required();
    command->add_option("RECORD", options->record, "id of the record; none = the first");
    command->add_option("--schema", options->schema, "map the first record of a file by this crosswalk");
    command->add_flag("--json", options->json, "answer as JSON");
    choose(command, line, [&line, options] { return preview_command(line.workspace, *options); });
}

void add_export(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("export", "records as JSON Lines");
    auto options = std::make_shared<ExportCommand>();
    command->add_option("DATASET", options->datasets, "ids of datasets; none = all that may be given out");
    command->add_option("--format", options->format, "ndjson")->check(CLI::IsMember({"ndjson"}));
    command->add_option("--since", options->since, "only records changed since this time or sequence number");
    command->add_option("--out", options->out, "file instead of standard output");
    command->add_flag("--restricted", options->restricted, "also datasets that may not be given out");
    command->add_flag("--deleted", options->deleted, "also tombstones");
    choose(command, line, [&line, options] { return export_command(line.workspace, *options); });
}

void add_serve(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("serve", "answer queries: API and portal");
    auto options = std::make_shared<ServeCommand>();
    command->add_option("--listen", options->listen, "ADDRESS:PORT (port 0 = any free one)");
    command->add_option("--port-file", options->port_file, "write the port there once it is bound");
    choose(command, line, [&line, options] { return serve_command(line.workspace, *options); });
}

void add_work(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("work", "harvest by the schedule until it is told to end");
    choose(command, line, [&line] { return work_command(line.workspace); });
}

void add_up(CLI::App &app, Line &line) {
    auto *command = app.add_subcommand("up", "serve and work");
    auto options = std::make_shared<ServeCommand>();
    command->add_option("--listen", options->listen, "ADDRESS:PORT (port 0 = any free one)");
    command->add_option("--port-file", options->port_file, "write the port there once it is bound");
    choose(command, line, [&line, options] { return up_command(line.workspace, *options); });
}

void add_filters(CLI::App &app, Line &line) {
    choose(app.add_subcommand("normalize-dates", "read dates from standard input, one a line"), line,
           normalize_dates_command);
    choose(app.add_subcommand("normalize-rights", "read texts of rights from standard input, one a line"),
           line, normalize_rights_command);
    choose(app.add_subcommand("normalize-places", "read places from standard input, one a line"), line,
           normalize_places_command);
}

void add_commands(CLI::App &app, Line &line) {
    for (auto const add :
         {add_init, add_check, add_identify, add_harvest, add_ingest, add_normalize, add_index, add_status,
          add_runs, add_decisions, add_preview, add_export, add_serve, add_work, add_up, add_filters})
        add(app, line);
}

} // namespace

int run_command_line(int argc, char **argv) {
    CLI::App app("Tsunagi gathers the metadata of archives, libraries and museums and answers for it.",
                 "tsunagi");
    Line line;
    app.set_version_flag("--version", std::string("tsunagi ") + version);
    app.add_option("--workspace", line.workspace, "folder of the workspace")->envname("TSUNAGI_WORKSPACE");
    app.require_subcommand(1);
    add_commands(app, line);
    try {
        app.parse(argc, argv);
    } catch (CLI::ParseError const &error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    try {
        return line.chosen();
    } catch (std::exception const &error) {
        std::cerr << "tsunagi: " << error.what() << "\n";
        return 1;
    }
}

} // namespace tsunagi::app
