// kill -9 at random moments of a harvest and of an ingest: run again, and everything is as if nothing had
// happened.
#include <boost/test/unit_test.hpp>

#include "tests/journeys/end_state.hpp"
#include "tests/support/workspace.hpp"

#include <fstream>
#include <random>
#include <sstream>
#include <thread>

namespace {

using namespace tsunagi;
using namespace tsunagi::tests;
using namespace std::chrono_literals;

/// 3,000 small records as JSON Lines, written by us.
void write_records(std::filesystem::path const &file) {
    std::ofstream out(file);
    for (int i = 0; i < 3000; ++i)
        out << R"({"acno":"N)" << i << R"(","title":"A Study of Clouds, no. )" << i << R"(","dateText":"c.18)"
            << 10 + i % 80
            << R"(","classification":"painting","contributors":[{"fc":"John Constable","role":"artist","birthYear":1776}]})"
            << "\n";
}

/// Starts the command ten times and kills it after a random part of its usual time; then lets it finish.
void kill_ten_times(TestWorkspace const &workspace, Arguments const &arguments,
                    std::chrono::milliseconds usual, unsigned seed) {
    std::mt19937 random(seed);
    for (int i = 0; i < 10; ++i) {
        Background running(workspace.command(arguments));
        std::this_thread::sleep_for(usual * static_cast<int>(random() % 100) / 100);
        running.kill_now();
    }
    auto const last = workspace.tsunagi(arguments);
    BOOST_TEST(last.status == 0, last.out << last.err);
    std::istringstream lines(last.out);
    for (std::string line; std::getline(lines, line);) BOOST_TEST(sum_is_true(line), line);
}

std::chrono::milliseconds time_of(TestWorkspace const &workspace, Arguments const &arguments) {
    auto const start = std::chrono::steady_clock::now();
    auto const run = workspace.tsunagi(arguments);
    BOOST_TEST(run.status == 0, run.out << run.err);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

} // namespace

BOOST_AUTO_TEST_SUITE(killed_runs)

BOOST_AUTO_TEST_CASE(an_ingest_killed_at_ten_random_moments_ends_like_an_undisturbed_one) {
    TestWorkspace undisturbed, killed;
    for (auto *workspace : {&undisturbed, &killed})
        workspace->dataset("clouds", "tate", R"({"type":"files","format":"json_lines","id_path":"acno"})");
    auto const file = undisturbed.folder() / "records.ndjson";
    write_records(file);
    auto const usual = time_of(undisturbed, {"ingest", "clouds", file.string()});
    kill_ten_times(killed, {"ingest", "clouds", file.string()}, usual, 20260101);
    BOOST_TEST((state_of(undisturbed, "clouds") == state_of(killed, "clouds")));
    BOOST_TEST(contents(killed).size() == 3000U);
    BOOST_TEST(state_of(killed, "clouds").found == 3000U);
}

BOOST_AUTO_TEST_CASE(a_harvest_killed_at_ten_random_moments_ends_like_an_undisturbed_one) {
    TestWorkspace undisturbed, killed;
    SampleInstitutions const institutions;
    for (auto *workspace : {&undisturbed, &killed}) workspace->take_samples(institutions.port());
    auto const usual = time_of(undisturbed, {"harvest", "--all"});
    kill_ten_times(killed, {"harvest", "--all"}, usual, 7);
    BOOST_TEST((state_of(undisturbed, "clouds") == state_of(killed, "clouds")));
    BOOST_TEST(contents(killed).size() >= 240U);
}

// Bug: rows that share an identifier were folded into one without a word.
BOOST_AUTO_TEST_CASE(rows_that_repeat_an_identifier_are_told) {
    TestWorkspace workspace;
    workspace.dataset("works", "tate", R"({"type":"files","format":"json_lines","id_path":"acno"})");
    auto const file = workspace.folder() / "works.ndjson";
    std::ofstream(file) << R"({"acno":"A1","title":"One"})"
                        << "\n"
                        << R"({"acno":"A1","title":"Two"})"
                        << "\n";
    auto const run = workspace.tsunagi({"ingest", "works", file.string()});
    BOOST_TEST(count_in(run.out, "received") == 1, run.out);
    BOOST_TEST(run.err.find("1 of 2 records repeat an identifier") != run.err.npos, run.err);
}

BOOST_AUTO_TEST_CASE(two_processes_harvest_two_datasets_at_once) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    workspace.take_samples(institutions.port());
    Background one(workspace.command({"harvest", "shiomi_art"})),
        other(workspace.command({"harvest", "nagisano_maps"}));
    BOOST_TEST(one.wait() == 0);
    BOOST_TEST(other.wait() == 0);
    BOOST_TEST(state_of(workspace, "clouds").indexed == 63U + 56U);
}

BOOST_AUTO_TEST_SUITE_END()
