// A real OAI-PMH server over real records: complete, then nothing new, then the one that was altered.
#include <boost/test/unit_test.hpp>

#include "tests/support/workspace.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

namespace {

using namespace tsunagi::tests;
namespace fs = std::filesystem;

/// The test server that lies beside the real records; serves a book list as oai_dc on a free port.
class BookServer {
public:
    BookServer(fs::path const &tool, fs::path const &books, fs::path const &log)
        : m_server({"sh", "-c",
                    "exec python3 '" + tool.string() + "' --data '" + books.string() +
                        "' --page 200 --port 0 --exit-after 120 >'" + log.string() + "' 2>&1"}) {
        for (int i = 0; i < 100 && m_address.empty(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            std::ifstream in(log);
            std::string ready;
            if (in >> ready >> m_address && ready != "ready") m_address.clear();
        }
    }
    std::string const &address() const { return m_address; }

private:
    Background m_server;
    std::string m_address;
};

std::string read(fs::path const &file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void configure(TestWorkspace &workspace, std::string const &address) {
    workspace.dataset("ndl_pdm", "oai_dc",
                      R"({"type":"oai_pmh","url":")" + address + R"(","metadata_prefix":"oai_dc"})");
}

} // namespace

BOOST_AUTO_TEST_SUITE(oai_pmh_journey)

BOOST_AUTO_TEST_CASE(a_book_list_is_harvested_whole_then_unchanged_then_with_one_book_altered) {
    auto const data = shared_data("the journey of the book list over OAI-PMH");
    if (data.empty()) return;
    TestWorkspace workspace;
    auto const tool = data / ".." / "tools/oai_serve.py";
    auto const books = workspace.folder() / "books.csv";
    auto text = read(data / "ndl/pdmocrdataset-part1_info.csv");
    std::ofstream(books) << text;
    long received = 0;
    {
        BookServer const server(tool, books, workspace.folder() / "server.log");
        configure(workspace, server.address());
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
    BookServer const server(tool, books, workspace.folder() / "altered.log");
    configure(workspace, server.address());
    auto const altered = workspace.tsunagi({"harvest", "ndl_pdm", "--full"});
    BOOST_TEST(count_in(altered.out, "changed") == 1, altered.out << altered.err);
    BOOST_TEST(count_in(altered.out, "unchanged") == received - 1, altered.out);
    BOOST_TEST(workspace.records().size() == static_cast<std::size_t>(received));
}

BOOST_AUTO_TEST_SUITE_END()
