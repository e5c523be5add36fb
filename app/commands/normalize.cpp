#include "app/commands/commands.hpp"
#include "app/one_stream.hpp"
#include "app/pipeline.hpp"
#include "app/run_report.hpp"
#include "schemas/codec/record_json.hpp"

#include <iostream>
#include <iterator>
#include <stdexcept>

namespace tsunagi::app {

namespace {

int map_stream(Folder const &folder, std::string const &schema) {
    std::string const text{std::istreambuf_iterator<char>(std::cin), {}};
    OneStream const stream(folder, schema);
    int status = 0;
    stream.each(text, [&](model::RawRecord const &, normalizer::Normalized const &normalized) {
        if (normalized.record) {
            std::cout << schemas::write_record(*normalized.record) << '\n';
            return true;
        }
        status = 1;
        for (auto const &problem : normalized.problems)
            std::cerr << problem.rule << ": " << problem.message.en << "\n";
        return true;
    });
    return status;
}

std::string counts_json(model::HarvestRun const &run) {
    auto const pair = [](char const *name, std::uint64_t value) {
        return ",\"" + std::string(name) + "\":" + std::to_string(value);
    };
    return "{\"dataset\":\"" + run.dataset + "\"" + pair("records", run.fresh + run.changed + run.unchanged) +
           pair("new", run.fresh) + pair("changed", run.changed) + pair("unchanged", run.unchanged) +
           pair("held_back", run.held_back) +
           ",\"seconds\":" + std::to_string(static_cast<double>(run.milliseconds) / 1000).substr(0, 5) +
           ",\"generation\":\"" + run.generation + "\"}";
}

} // namespace

int normalize_command(Folder const &folder, NormalizeCommand const &options) {
    if (options.from_stdin && options.schema.empty()) throw std::runtime_error("--stdin needs --schema ID");
    if (options.from_stdin) return map_stream(folder, options.schema);
    auto workspace = open_workspace(folder, store::Access::read_write);
    Pipeline pipeline(workspace, harvester::system_clock(), network_of(workspace.settings.service));
    auto ids = options.datasets;
    if (ids.empty())
        for (auto const &entry : workspace.settings.datasets) ids.push_back(entry.first);
    int status = 0;
    for (auto const &id : ids) {
        auto const run = pipeline.replay(workspace.dataset(id), true);
        std::cout << (options.json ? counts_json(run) : run_line(run)) << std::endl;
        status = worse(status, exit_status(run.outcome));
    }
    return status;
}

} // namespace tsunagi::app
