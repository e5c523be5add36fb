#include "tests/bench/harvest_bench.hpp"

#include "app/workspace.hpp"
#include "harvester/cut.hpp"
#include "harvester/harvest.hpp"
#include "tests/bench/cost.hpp"
#include "tests/support/test_server.hpp"
#include "tests/support/workspace.hpp"

#include <cstdio>
#include <functional>
#include <stdexcept>

namespace tsunagi::bench {

namespace {

using tests::TestServer;
using tests::TestWorkspace;

std::unique_ptr<harvester::HttpClient> client() {
    return harvester::make_http_client({.allow_private_networks = {"127.0.0.0/8"}});
}

void print(std::string const &what, int page, std::uint64_t records, Cost const &cost) {
    auto const number = static_cast<double>(records);
    std::printf(
        "%-22s page %4d %8llu records %9.0f records/s %7.2f s wall %6.2f s user %5.2f s system %6.0f MiB\n",
        what.c_str(), page, static_cast<unsigned long long>(records), number / cost.wall, cost.wall,
        cost.user, cost.system, cost.peak_mib);
    std::fflush(stdout);
}

/// The floor: what is asked for is fetched, the token is found, nothing is kept.
void fetch_only(std::string const &address) {
    auto const http = client();
    std::string query = "metadataPrefix=oai_dc";
    while (!query.empty()) {
        auto const answer = http->send({.url = address + "?verb=ListRecords&" + query});
        if (!answer) throw std::runtime_error(answer.failure().message);
        auto const &body = answer->body;
        auto const element = body.rfind("<resumptionToken");
        auto const begin = element == body.npos ? body.size() : body.find('>', element) + 1;
        auto const token = body.substr(begin, element == body.npos ? 0 : body.find('<', begin) - begin);
        query = token.empty() ? "" : "resumptionToken=" + token;
    }
}

/// The harvester without what comes after it: bytes in the archive, every record noted in the ledger with its
/// hash.
void receive(TestWorkspace const &folder) {
    auto workspace = app::open_workspace(folder.folder(), store::Access::read_write);
    auto const http = client();
    auto const run =
        harvester::harvest(workspace.dataset("bench"), {},
                           {*workspace.store, *http, harvester::system_clock(), workspace.folder, {}});
    if (!run.reasons.empty()) throw std::runtime_error("the harvest ended with " + run.reasons.front());
}

/// Every record out of the archived pages once more, and its hash.
void cut_again(TestWorkspace const &folder) {
    auto workspace = app::open_workspace(folder.folder(), store::Access::read_only);
    auto const &dataset = workspace.dataset("bench");
    auto &archive = workspace.store->archive();
    for (auto const &page : archive.pages_of_dataset("bench"))
        harvester::cut(page, archive.body(page), dataset,
                       [](model::RawRecord &&record) { harvester::payload_hash(record); });
}

/// A new workspace for each run, so that every run is a first harvest.
Cost first_harvests(TestServer const &server, int runs,
                    std::function<Cost(TestWorkspace const &)> const &measured) {
    std::vector<Cost> costs;
    for (int i = 0; i < runs; ++i) {
        TestWorkspace workspace;
        workspace.dataset("bench", "oai_dc", server.source());
        costs.push_back(measured(workspace));
    }
    return median(costs);
}

Cost receiving(TestWorkspace const &workspace) {
    return in_a_child([&] { receive(workspace); });
}

Cost replaying(TestWorkspace const &workspace) {
    in_a_child([&] { receive(workspace); });
    return in_a_child([&] { cut_again(workspace); });
}

std::function<Cost(TestWorkspace const &)> command(tests::Arguments const &arguments) {
    return [arguments](TestWorkspace const &workspace) { return of_command(workspace.command(arguments)); };
}

void bench_pages_of(std::filesystem::path const &data, int page, int runs) {
    constexpr std::uint64_t records = 100'000;
    TestServer const server(data, {"--records", std::to_string(records), "--page", std::to_string(page)});
    auto const floor = [&](TestWorkspace const &) {
        return in_a_child([&] { fetch_only(server.address()); });
    };
    print("floor: fetch only", page, records, first_harvests(server, runs, floor));
    print("receive", page, records, first_harvests(server, runs, receiving));
    print("cut again", page, records, first_harvests(server, runs, replaying));
    print("harvest --no-index", page, records,
          first_harvests(server, runs, command({"harvest", "bench", "--no-index"})));
    print("harvest", page, records, first_harvests(server, 1, command({"harvest", "bench"})));
}

void bench_memory_of(std::filesystem::path const &data, std::uint64_t records) {
    TestServer const server(data,
                            {"--records", std::to_string(records), "--page", "1000", "--exit-after", "0"});
    TestWorkspace received, harvested;
    for (auto *workspace : {&received, &harvested}) workspace->dataset("bench", "oai_dc", server.source());
    print("receive", 1000, records, receiving(received));
    print("cut again", 1000, records, in_a_child([&] { cut_again(received); }));
    print("harvest --no-index", 1000, records, command({"harvest", "bench", "--no-index"})(harvested));
    print("incremental", 1000, 0, command({"harvest", "bench", "--no-index"})(harvested));
    print("harvest --full again", 1000, records,
          command({"harvest", "bench", "--no-index", "--full"})(harvested));
    print("index", 1000, records, command({"index"})(harvested));
}

} // namespace

void bench_harvest(std::filesystem::path const &data, int runs) {
    std::printf(
        "harvest of 100,000 records over OAI-PMH, medians of %d runs; a commit survives the death of the "
        "process, the end of the run a power cut\n",
        runs);
    for (int const page : {100, 1000}) bench_pages_of(data, page, runs);
}

void bench_million(std::filesystem::path const &data) {
    for (std::uint64_t const records : {10'000, 100'000, 1'000'000}) bench_memory_of(data, records);
}

} // namespace tsunagi::bench
