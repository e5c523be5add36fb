// Records per second through every stage over the real records, and the time of queries on what came of them.
// Prints a table; user CPU beside wall time, because wall time moves with the machine.
// Usage: bench [runs of a query] | bench --harvest [runs] | bench --million
#include "api/query/compatible_query.hpp"
#include "app/bring_up_index.hpp"
#include "app/settling/conclusion.hpp"
#include "app/workspace.hpp"
#include "harvester/harvest.hpp"
#include "indexer/search_index.hpp"
#include "tests/bench/harvest_bench.hpp"
#include "tests/support/workspace.hpp"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace tsunagi;
namespace fs = std::filesystem;

struct Source {
    std::string id, schema, source;
    std::vector<fs::path> files;
};

struct Cost {
    double wall = 0, cpu = 0; ///< seconds
};

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    auto const seconds = [](timeval time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

template <class Work>
Cost measured(Work const &work) {
    auto const start = std::chrono::steady_clock::now();
    auto const cpu = cpu_seconds();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            cpu_seconds() - cpu};
}

void print_row(char const *stage, std::string const &id, std::uint64_t records, Cost cost) {
    std::printf("%-10s %-14s %9llu records %8.2f s wall %8.2f s CPU %9.0f records/s\n", stage, id.c_str(),
                static_cast<unsigned long long>(records), cost.wall, cost.cpu,
                static_cast<double>(records) / std::max(cost.wall, 1e-9));
    std::fflush(stdout);
}

std::vector<Source> sources(fs::path const &data) {
    std::vector<Source> all{
        {"tate",
         "tate",
         R"({"type":"files","format":"json_lines","id_path":"acno"})",
         {data / "tate.ndjson.xz"}},
        {"madb", "madb", R"({"type":"files","format":"json","id_path":"identifier"})", {}},
        {"ndl_pdm",
         "ndl_pdm",
         R"({"type":"files","format":"csv","id_column":"FileName"})",
         {data / "ndl/pdmocrdataset-part1_info.csv"}},
        {"tokyo_sites",
         "tokyo_sites",
         R"({"type":"files","format":"json_lines","id_path":"JASID"})",
         {data / "tokyo_sites_wards.ndjson"}},
    };
    for (auto const &file : fs::directory_iterator(data / "madb")) all[1].files.push_back(file.path());
    std::ranges::sort(all[1].files);
    return all;
}

void ingest_all(app::Workspace &workspace, std::vector<Source> const &all) {
    normalizer::Normalizer const normalizer(workspace.catalog);

    auto const http = harvester::make_http_client({});
    for (auto const &source : all) {
        auto const &dataset = workspace.dataset(source.id);
        std::vector<std::string> names;
        for (auto const &file : source.files) names.push_back(file.string());
        model::HarvestRun run;
        auto const received = measured([&] {
            run = harvester::ingest(
                dataset, {names}, {*workspace.store, *http, harvester::system_clock(), workspace.folder, {}});
        });
        auto const settled = measured([&] {
            app::Conclusion(workspace, normalizer, harvester::system_clock(), dataset, run).conclude();
        });
        auto const count = workspace.store->ledger().received(dataset.id, run.id);
        print_row("receive", source.id, count, received);
        print_row("normalise", source.id, count, settled);
    }
}

constexpr char const *queries[] = {
    "",
    "keyword=%E6%97%A5%E6%9C%AC",
    "keyword=%E3%82%A2%E3%83%8B%E3%83%A1",
    "keyword=landscape",
    "keyword=Turner+sea",
    "keyword=%E5%8D%97%E6%BA%80%E5%B7%9E",
    "f-type=paint",
    "r-tempo=1800,1868",
    "f-db=%2Btate&f-db=%2Bmadb",
    "keyword=%E5%9B%B3&f-rights=com",
    "keyword=%2B%E6%B1%9F%E6%88%B8&keyword=%2B%E6%98%8E%E6%B2%BB",
    "keyword=study&keyword=-head",
};

/// Median and worst CPU milliseconds of each query with six facets and twenty hits.
void query_all(app::Workspace const &workspace, int runs) {
    auto const index = indexer::open_index(workspace.folder, workspace.catalog->vocabularies);
    std::printf("queries over %llu records, six facets, 20 hits, %d runs each\n",
                static_cast<unsigned long long>(index->records()), runs);
    for (auto const *text : queries) {
        api::Warnings warnings;
        auto const query =
            api::parse_compatible(api::parse_parameters(text, warnings), "", *workspace.catalog).query;
        std::vector<double> times;
        std::uint64_t total = 0;
        for (int i = 0; i < runs; ++i)
            times.push_back(measured([&] { total = index->search(query).total; }).cpu * 1000);
        std::ranges::sort(times);
        std::printf("query      %-48s %9llu hits %8.2f ms median %8.2f ms worst\n", text,
                    static_cast<unsigned long long>(total), times[times.size() / 2], times.back());
    }
}

void bench_real_records(fs::path const &data, int runs) {
    tests::TestWorkspace folder;
    auto const all = sources(data);
    for (auto const &source : all) folder.dataset(source.id, source.schema, source.source);
    auto workspace = app::open_workspace(folder.folder(), store::Access::read_write);
    ingest_all(workspace, all);
    app::IndexUpdate update;
    auto const cost = measured([&] { update = app::bring_up_index(workspace); });
    print_row("index", "all", update.put, cost);
    query_all(workspace, runs);
}

int count_or(int otherwise, std::string const &told) {
    return told.empty() ? otherwise : std::max(1, std::atoi(told.c_str()));
}

} // namespace

int main(int argc, char **argv) {
    auto const data = tests::shared_data("the bench");
    if (data.empty()) return 0;
    std::vector<std::string> arguments(argv + 1, argv + argc);
    arguments.resize(2);
    if (arguments[0] == "--million") return bench::bench_million(data), 0;
    if (arguments[0] == "--harvest") return bench::bench_harvest(data, count_or(5, arguments[1])), 0;
    bench::bench_harvest(data, 5); // first: a process that is still small has small children
    bench_real_records(data, count_or(21, arguments[0]));
}
