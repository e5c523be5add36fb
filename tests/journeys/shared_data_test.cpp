// The real records of real institutions, whole: each number equals an independent count over the file.
#include <boost/test/unit_test.hpp>

#include "tests/support/workspace.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

namespace {

using namespace tsunagi::tests;
namespace fs = std::filesystem;

/// Records of a file as a few lines of Python count them.
long counted(std::string const &program, fs::path const &file) {
    auto const run = tsunagi::tests::run({"python3", "-c", program, file.string()});
    BOOST_REQUIRE_MESSAGE(run.status == 0, run.err);
    return std::stol(run.out);
}

constexpr auto madb_nodes = R"(import json, sys, zipfile
print(sum(not node['@id'].startswith('_:') for archive in [zipfile.ZipFile(sys.argv[1])] for name in archive.namelist()
          for node in json.loads(archive.read(name))['@graph'])))";
constexpr auto xz_lines =
    "import lzma, sys\nprint(sum(1 for line in lzma.open(sys.argv[1]) if line.strip()))";
constexpr auto lines = "import sys\nprint(sum(1 for line in open(sys.argv[1], 'rb') if line.strip()))";
constexpr auto csv_rows = "import csv, sys\nprint(sum(1 for row in csv.DictReader(open(sys.argv[1], "
                          "encoding='utf-8-sig', newline=''))))";

void ingest_twice(TestWorkspace const &workspace, std::string const &dataset, fs::path const &file,
                  long expected) {
    auto const first = workspace.tsunagi({"ingest", dataset, file.string(), "--no-index"});
    BOOST_TEST_MESSAGE(first.out);
    BOOST_TEST(first.status == 0, first.out << first.err);
    BOOST_TEST(count_in(first.out, "received") == expected, first.out);
    BOOST_TEST(sum_is_true(first.out), first.out);
    auto const again = workspace.tsunagi({"ingest", dataset, file.string(), "--no-index"});
    BOOST_TEST(count_in(again.out, "received") == expected, again.out);
    BOOST_TEST(count_in(again.out, "new") + count_in(again.out, "changed") == 0, again.out);
}

} // namespace

BOOST_AUTO_TEST_SUITE(shared_data_journeys)

BOOST_AUTO_TEST_CASE(every_node_of_the_media_arts_database_is_received_and_blank_nodes_are_not_records) {
    auto const data = shared_data("the journey of the Media Arts Database");
    if (data.empty()) return;
    TestWorkspace workspace;
    for (auto const &file : fs::directory_iterator(data / "madb")) {
        auto id = file.path().stem().string();
        id = "madb_" + id.substr(id.find('_') + 1, 0) + id.substr(id.size() - 10, 5);
        std::ranges::replace(id, '-', '_');
        workspace.dataset(id, "madb", R"({"type":"files","format":"json","id_path":"identifier"})");
        ingest_twice(workspace, id, file.path(), counted(madb_nodes, file.path()));
    }
}

BOOST_AUTO_TEST_CASE(every_work_of_the_tate_is_received) {
    auto const data = shared_data("the journey of the Tate");
    if (data.empty()) return;
    TestWorkspace workspace;
    workspace.dataset("tate", "tate", R"({"type":"files","format":"json_lines","id_path":"acno"})");
    ingest_twice(workspace, "tate", data / "tate.ndjson.xz", counted(xz_lines, data / "tate.ndjson.xz"));
}

BOOST_AUTO_TEST_CASE(every_site_of_tokyo_is_received) {
    auto const data = shared_data("the journey of the sites of Tokyo");
    if (data.empty()) return;
    TestWorkspace workspace;
    workspace.dataset("sites", "tokyo_sites", R"({"type":"files","format":"json_lines","id_path":"JASID"})");
    ingest_twice(workspace, "sites", data / "tokyo_sites_wards.ndjson",
                 counted(lines, data / "tokyo_sites_wards.ndjson"));
}

BOOST_AUTO_TEST_CASE(every_row_of_the_book_list_is_received) {
    auto const data = shared_data("the journey of the book list");
    if (data.empty()) return;
    TestWorkspace workspace;
    workspace.dataset("books", "ndl_pdm", R"({"type":"files","format":"csv","id_column":"FileName"})");
    auto const file = data / "ndl/pdmocrdataset-part1_info.csv";
    ingest_twice(workspace, "books", file, counted(csv_rows, file));
}

BOOST_AUTO_TEST_SUITE_END()
