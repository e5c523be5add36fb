// kill -9 at two hundred random moments of harvests of 20,000 records: nothing is lost, nothing is doubled,
// and of the source no page is asked again but the one that was on its way.
#include <boost/test/unit_test.hpp>

#include "tests/journeys/end_state.hpp"
#include "tests/support/test_server.hpp"

#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <sstream>
#include <thread>

namespace {

using namespace tsunagi::tests;
using std::chrono::milliseconds;

/// Another one each time, printed; TSUNAGI_SEED repeats a test as it was.
std::mt19937 seeded(char const *what) {
    auto const *told = std::getenv("TSUNAGI_SEED");
    auto const seed = told ? static_cast<unsigned>(std::strtoul(told, nullptr, 10)) : std::random_device()();
    std::cout << what << ": TSUNAGI_SEED=" << seed << std::endl;
    return std::mt19937(seed);
}

/// One dataset of the server, in a workspace of its own.
struct Harvest {
    Harvest(TestServer const &server, Arguments options) : arguments{"harvest", "bench"} {
        arguments.insert(arguments.end(), options.begin(), options.end());
        workspace.dataset("bench", "oai_dc", server.source());
    }
    TestWorkspace workspace;
    Arguments arguments;
};

milliseconds undisturbed(Harvest const &harvest) {
    auto const start = std::chrono::steady_clock::now();
    auto const run = harvest.workspace.tsunagi(harvest.arguments);
    BOOST_REQUIRE_MESSAGE(run.status == 0, run.out << run.err);
    return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - start);
}

/// Starts it again and again and kills it within `longest`, until it ends by itself or there are no kills
/// left. Returns the kills.
int kill_until_complete(Harvest const &harvest, milliseconds longest, int kills, std::mt19937 &random) {
    for (int done = 0; done < kills; ++done) {
        Background running(harvest.workspace.command(harvest.arguments));
        std::this_thread::sleep_for(milliseconds(random() % static_cast<unsigned>(longest.count() + 1)));
        if (running.finished()) {
            BOOST_TEST(running.wait() == 0);
            return done;
        }
        running.kill_now();
    }
    undisturbed(harvest);
    return kills;
}

/// Then it is left alone: what has been received is prepared as a whole before anything is written, so that a
/// harvest that is killed too fast would never come to the writing.
constexpr int kills_of_one_harvest = 50;

/// The oldest run: its line without the time that it took. Killed after its end, a harvest begins another
/// run.
std::string first_run(TestWorkspace const &workspace) {
    std::istringstream lines(workspace.tsunagi({"runs", "bench"}).out);
    std::string first;
    for (std::string line; std::getline(lines, line);)
        if (line.find(" r-1 ") != line.npos) first = line;
    return first.substr(0, first.find(" seconds="));
}

/// Each page asked is one that was not asked before, or the one asked last, once more after a kill.
void check_that_no_page_is_asked_twice(std::vector<std::string> const &asked, std::size_t from, int kills) {
    std::set<std::string> before;
    std::string last;
    int repeated = 0;
    for (auto i = from; i < asked.size(); ++i) {
        if (asked[i].find("verb=ListRecords") == std::string::npos) continue;
        repeated += asked[i] == last;
        BOOST_TEST((asked[i] == last || before.insert(asked[i]).second), "asked again: " << asked[i]);
        last = asked[i];
    }
    BOOST_TEST(repeated <= kills);
    BOOST_TEST(before.size() >= 100U);
}

} // namespace

BOOST_AUTO_TEST_SUITE(two_hundred_kills)

// row 34
BOOST_AUTO_TEST_CASE(a_harvest_killed_two_hundred_times_equals_an_undisturbed_one_and_asks_no_page_twice) {
    auto const data = shared_data("the harvest that is killed two hundred times");
    if (data.empty()) return;
    auto random = seeded("two hundred kills");
    TestServer const server(data, {"--records", "20000", "--page", "200", "--deleted-every", "10"});
    Harvest const calm(server, {"--no-index"});
    auto const usual = undisturbed(calm);
    auto const expected = contents(calm.workspace);
    BOOST_TEST(expected.size() == 20000U);
    for (int kills = 0; kills < 200;) {
        auto const before = server.asked().size();
        Harvest const killed(server, {"--no-index"});
        auto const here = kill_until_complete(killed, usual / 10, kills_of_one_harvest, random);
        check_that_no_page_is_asked_twice(server.asked(), before, here);
        BOOST_TEST(first_run(killed.workspace) == first_run(calm.workspace));
        BOOST_TEST((contents(killed.workspace) == expected));
        kills += here;
    }
}

BOOST_AUTO_TEST_CASE(a_harvest_killed_while_records_are_settled_and_indexed_leaves_the_same_index) {
    auto const data = shared_data("the harvest that is killed while it is indexed");
    if (data.empty()) return;
    auto random = seeded("kills up to the index");
    TestServer const server(data, {"--records", "3000", "--page", "200", "--deleted-every", "10"});
    Harvest const calm(server, {});
    auto const usual = undisturbed(calm);
    auto const expected = state_of(calm.workspace, "広重");
    BOOST_TEST(expected.found == 2700U);
    for (int kills = 0; kills < 12;) {
        Harvest const killed(server, {});
        kills += kill_until_complete(killed, usual, 12 - kills, random);
        BOOST_TEST((state_of(killed.workspace, "広重") == expected));
        BOOST_TEST(first_run(killed.workspace) == first_run(calm.workspace));
    }
}

BOOST_AUTO_TEST_SUITE_END()
