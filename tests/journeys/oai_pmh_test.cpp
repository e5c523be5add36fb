// A real OAI-PMH server over real records: complete, then nothing new, then the one that was altered.
#include <boost/test/unit_test.hpp>

#include "tests/support/test_server.hpp"
#include "tests/support/workspace.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace {

using namespace tsunagi::tests;
namespace fs = std::filesystem;

std::string read(fs::path const &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The book list as oai_dc.
Arguments serving(fs::path const &books) {
    return {"--data", books.string(), "--page", "200", "--exit-after", "120"};
}

} // namespace

BOOST_AUTO_TEST_SUITE(oai_pmh_journey)

BOOST_AUTO_TEST_CASE(a_book_list_is_harvested_whole_then_unchanged_then_with_one_book_altered) {
    auto const data = shared_data("the journey of the book list over OAI-PMH");
    if (data.empty()) return;
    TestWorkspace workspace;
    auto const books = workspace.folder() / "books.csv";
    auto text = read(data / "ndl/pdmocrdataset-part1_info.csv");
    std::ofstream(books) << text;
    long received = 0;
    {
        TestServer const server(data, serving(books));
        workspace.dataset("ndl_pdm", "oai_dc", server.source());
        auto const first = workspace.tsunagi({"harvest", "ndl_pdm"});
        received = count_in(first.out, "received");
        BOOST_TEST(first.out.find(" complete ") != first.out.npos, first.out << first.err);
        BOOST_TEST(received > 2000, first.out);
        BOOST_TEST(count_in(first.out, "new") == received, first.out);
        auto const second = workspace.tsunagi({"harvest", "ndl_pdm"});
        BOOST_TEST(count_in(second.out, "new") + count_in(second.out, "changed") == 0, second.out);
    }
    text.replace(text.find("憲法類編"), std::string("憲法類編").size(), "憲法類編 改題");
    std::ofstream(books) << text;
    TestServer const server(data, serving(books));
    workspace.dataset("ndl_pdm", "oai_dc", server.source());
    auto const altered = workspace.tsunagi({"harvest", "ndl_pdm", "--full"});
    BOOST_TEST(count_in(altered.out, "changed") == 1, altered.out << altered.err);
    BOOST_TEST(count_in(altered.out, "unchanged") == received - 1, altered.out);
    BOOST_TEST(workspace.records().size() == static_cast<std::size_t>(received));
}

BOOST_AUTO_TEST_SUITE_END()
