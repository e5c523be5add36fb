// One function for each command of the cli contract 2: options in, exit status out. Data goes to standard
// output, talk to standard error. What ends the program comes as an exception with a finished sentence.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace tsunagi::app {

struct HarvestCommand {
    std::vector<std::string> datasets;
    bool all = false, due = false, full = false, reconcile = false, no_index = false, json = false;
    std::string from, until, set;
    std::optional<std::uint64_t> limit, dry_run;
};

struct IngestCommand {
    std::string dataset;
    std::vector<std::string> files;
    bool complete = false; ///< the files are the whole dataset
    bool no_index = false, json = false;
};

struct NormalizeCommand {
    std::vector<std::string> datasets;
    std::string schema;
    bool from_stdin = false, json = false;
};

struct DecisionCommand {
    std::string run, by, reason; ///< by: empty = the user of the shell
    bool force = false;          ///< rollback only
    bool json = false;
};

struct ExportCommand {
    std::vector<std::string> datasets;
    std::string format = "ndjson", since, out;
    bool restricted = false, deleted = false;
};

struct PreviewCommand {
    std::string dataset, record; ///< of a harvested dataset
    std::string schema, file;    ///< or of a file
    bool json = false;
};

struct ServeCommand {
    std::string listen; ///< empty = as service.json says
    std::string port_file;
};

using Folder = std::filesystem::path;

int init_command(Folder const &workspace);
int check_command(Folder const &workspace, bool json);
int harvest_command(Folder const &workspace, HarvestCommand const &);
int ingest_command(Folder const &workspace, IngestCommand const &);
int normalize_command(Folder const &workspace, NormalizeCommand const &);
int index_command(Folder const &workspace, bool rebuild, bool json);
int identify_command(Folder const &workspace, std::string const &dataset, bool json);
int status_command(Folder const &workspace, std::string const &dataset, bool json);
int runs_command(Folder const &workspace, std::string const &dataset, bool json);
int approve_command(Folder const &workspace, DecisionCommand const &);
int reject_command(Folder const &workspace, DecisionCommand const &);
int rollback_command(Folder const &workspace, DecisionCommand const &);
int preview_command(Folder const &workspace, PreviewCommand const &);
int export_command(Folder const &workspace, ExportCommand const &);
int serve_command(Folder const &workspace, ServeCommand const &);
int work_command(Folder const &workspace);
/// serve, and work beside it as a process of its own.
int up_command(Folder const &workspace, ServeCommand const &);

/// Filters: lines of standard input -> tab-separated lines of standard output.
int normalize_dates_command();
int normalize_rights_command();
int normalize_places_command();

} // namespace tsunagi::app
