// `work`, `up` and the schedule, with real processes and the sample institutions as sources.
#include <boost/test/unit_test.hpp>

#include "store/store.hpp"
#include "tests/support/workspace.hpp"

#include <signal.h>

#include <chrono>
#include <ctime>
#include <fstream>
#include <functional>
#include <thread>

namespace {

using namespace tsunagi;
using namespace tsunagi::tests;
using namespace std::chrono_literals;

/// A dataset of the sample library: three pages, `delay_ms` apart.
void maps(TestWorkspace const &workspace, int port, std::string const &more, int delay_ms = 0) {
    auto const file = workspace.folder() / "config/datasets/maps.json";
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file)
        << R"({"id":"maps","institution":"test_museum","name":{"ja":"地図"},"schema":"oai_dc",)"
        << R"("source":{"type":"oai_pmh","url":"http://127.0.0.1:)" << port
        << R"(/nagisano_library/oai"},"rights":{"metadata":"cc0"},"politeness":{"delay_ms":)" << delay_ms
        << "}" << (more.empty() ? "" : ",") << more << "}";
}

constexpr char every_day[] = R"("schedule":{"cron":"0 2 * * *","jitter_minutes":0})";

/// The service has known this dataset for long: its scheduled time has passed.
void know_for_long(TestWorkspace const &workspace) {
    auto const store = store::open_store(workspace.folder(), store::Access::read_write);
    auto const transaction = store->begin();
    store->ledger().remember("maps", "first_seen", "2026-01-01T00:00:00Z");
    transaction->commit();
}

std::vector<model::HarvestRun> runs(TestWorkspace const &workspace) {
    return store::open_store(workspace.folder(), store::Access::read_only)->ledger().runs("maps");
}

/// Within half a minute.
bool happens(std::function<bool()> const &event) {
    for (int i = 0; i < 300; ++i, std::this_thread::sleep_for(100ms))
        if (event()) return true;
    return false;
}

bool newest_is(TestWorkspace const &workspace, model::Outcome outcome) {
    auto const all = runs(workspace);
    return !all.empty() && all.front().outcome == outcome;
}

std::chrono::milliseconds time_to_end(Background &process, int signal) {
    auto const begun = std::chrono::steady_clock::now();
    ::kill(process.pid(), signal);
    BOOST_TEST(process.wait() == 0);
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
}

/// Hours that hold the whole day but this one and the next, by the clock of UTC.
std::string closed_now() {
    auto const now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[16];
    std::snprintf(text, sizeof text, "%02d:00-%02d:00", (parts.tm_hour + 2) % 24, parts.tm_hour);
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(work)

BOOST_AUTO_TEST_CASE(work_harvests_what_is_due_and_ends_within_seconds) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    maps(workspace, institutions.port(), every_day);
    know_for_long(workspace);
    Background working(workspace.command({"work"}));
    BOOST_TEST(happens([&] { return newest_is(workspace, model::Outcome::complete); }));
    BOOST_TEST(time_to_end(working, SIGTERM).count() < 5000);
    BOOST_REQUIRE(runs(workspace).size() == 1U);
    BOOST_TEST(runs(workspace)[0].started_by == "schedule");
    BOOST_TEST(workspace.records().size() == 58U);
}

BOOST_AUTO_TEST_CASE(a_run_that_sigterm_stopped_is_taken_up_where_it_was) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    maps(workspace, institutions.port(), every_day, 2000);
    know_for_long(workspace);
    {
        Background working(workspace.command({"work"}));
        BOOST_TEST(happens([&] { return !runs(workspace).empty() && runs(workspace).front().pages >= 1; }));
        BOOST_TEST(time_to_end(working, SIGTERM).count() < 8000);
    }
    BOOST_TEST(!newest_is(workspace, model::Outcome::complete));
    maps(workspace, institutions.port(), every_day);
    Background working(workspace.command({"work"}));
    BOOST_TEST(happens([&] { return newest_is(workspace, model::Outcome::complete); }));
    time_to_end(working, SIGINT);
    BOOST_TEST(workspace.records().size() == 58U);
}

BOOST_AUTO_TEST_CASE(a_workspace_has_one_work) {
    TestWorkspace workspace;
    Background working(workspace.command({"work"}));
    BOOST_TEST(happens([&] { return std::filesystem::exists(workspace.folder() / "store/locks/.work"); }));
    BOOST_TEST(happens([&] { return workspace.tsunagi({"work"}).status == 4; }));
    time_to_end(working, SIGTERM);
}

BOOST_AUTO_TEST_CASE(a_mistaken_configuration_leaves_the_former_one_in_force) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    maps(workspace, institutions.port(), "");
    Background working(workspace.command({"work"}));
    auto const told = [&](std::string const &part) {
        return happens([&] {
            if (!std::filesystem::exists(workspace.folder() / "store/tsunagi.sqlite")) return false;
            auto const store = store::open_store(workspace.folder(), store::Access::read_write);
            auto const events = store->journal().newest("", 1);
            return !events.empty() && events[0].text.find(part) != std::string::npos;
        });
    };
    std::this_thread::sleep_for(500ms);
    maps(workspace, institutions.port(), R"("scedule":{})");
    BOOST_TEST(told("the former configuration stays in force"));
    know_for_long(workspace);
    maps(workspace, institutions.port(), every_day);
    BOOST_TEST(happens([&] { return newest_is(workspace, model::Outcome::complete); }));
    time_to_end(working, SIGTERM);
}

BOOST_AUTO_TEST_CASE(harvest_due_asks_what_is_due_and_nothing_else) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    maps(workspace, institutions.port(), every_day);
    auto const first = workspace.tsunagi({"harvest", "--due"});
    BOOST_TEST(count_in(first.out, "received") == 58, first.out << first.err);
    auto const second = workspace.tsunagi({"harvest", "--due"});
    BOOST_TEST(second.status == 0);
    BOOST_TEST(second.out == "");
}

BOOST_AUTO_TEST_CASE(a_run_asked_by_hand_outside_the_window_is_refused_and_told_when_it_opens) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    maps(workspace, institutions.port(),
         R"("schedule":{"time_zone":"UTC"},"windows":{"allowed":[")" + closed_now() + R"("]})");
    auto const run = workspace.tsunagi({"harvest", "maps"});
    BOOST_TEST(run.status == 4, run.out << run.err);
    BOOST_TEST(run.out.find("- refused received=0") != run.out.npos, run.out);
    BOOST_TEST(run.err.find("the next one opens at") != run.err.npos, run.err);
}

BOOST_AUTO_TEST_CASE(up_serves_and_works) {
    TestWorkspace workspace;
    SampleInstitutions const institutions;
    maps(workspace, institutions.port(), every_day);
    know_for_long(workspace);
    auto const port_file = workspace.folder() / "port";
    Background up(workspace.command({"up", "--listen", "127.0.0.1:0", "--port-file", port_file.string()}));
    BOOST_TEST(port_in(port_file) > 0);
    BOOST_TEST(happens([&] { return newest_is(workspace, model::Outcome::complete); }));
    time_to_end(up, SIGTERM);
    BOOST_TEST(happens([&] { // the child has gone, too
        return !!store::open_store(workspace.folder(), store::Access::read_write)->lock_work();
    }));
}

BOOST_AUTO_TEST_SUITE_END()
