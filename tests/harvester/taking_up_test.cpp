#include <boost/test/unit_test.hpp>

#include "harvester/taking_up.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;

namespace {

Repository const five{{"a", "b", "c", "d", "e"}};

struct PowerCut : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The repository, but from the n-th request on (Identify is the first) it is answered otherwise.
TestNetwork::Answer failing_from(std::size_t request, TestNetwork::Answer otherwise) {
    return [=, count = std::size_t{0}](harvester::HttpRequest const &asked) mutable {
        return ++count >= request ? otherwise(asked) : five(asked);
    };
}

model::Result<harvester::HttpResponse> broken_line(harvester::HttpRequest const &) {
    return model::Failure{"transport", "the line is dead", true};
}

} // namespace

BOOST_AUTO_TEST_SUITE(taking_up)

// row 34
BOOST_AUTO_TEST_CASE(a_run_that_passing_trouble_stopped_goes_on_at_its_token) {
    Desk desk;
    desk.network.answer = failing_from(3, broken_line);
    auto const stopped = desk.harvest();
    BOOST_CHECK(stopped.outcome == Outcome::incomplete);
    desk.network.answer = five;
    desk.network.asked.clear();
    auto const run = desk.harvest();
    BOOST_TEST(run.id == stopped.id);
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.reasons.empty());
    BOOST_TEST(desk.network.asked.at(1).ends_with("resumptionToken=p1"));
    BOOST_TEST(desk.store->ledger().received("maps", run.id) == 5U);
}

BOOST_AUTO_TEST_CASE(after_a_day_its_tokens_are_not_trusted_any_more) {
    Desk desk;
    desk.network.answer = failing_from(3, broken_line);
    desk.harvest();
    desk.network.answer = five;
    desk.clock.sleep_for(std::chrono::hours(25));
    BOOST_TEST(desk.harvest().id == "r-2");
}

BOOST_AUTO_TEST_CASE(a_request_for_something_else_does_not_take_it_up) {
    for (harvester::HarvestRequest const &request :
         {harvester::HarvestRequest{.limit = 1}, {.from = "2025-01-01"}, {.set = "map"}, {.reconcile = true}}) {
        Desk desk;
        desk.network.answer = failing_from(3, broken_line);
        desk.harvest();
        desk.network.answer = five;
        BOOST_TEST(desk.harvest(request).id == "r-2");
    }
}

BOOST_AUTO_TEST_CASE(trouble_that_does_not_pass_begins_a_new_run) {
    Desk desk;
    desk.network.answer = failing_from(3, [](auto const &) { return page("", 403); });
    desk.harvest();
    desk.network.answer = five;
    BOOST_TEST(desk.harvest().id == "r-2");
}

BOOST_AUTO_TEST_CASE(a_full_run_is_taken_up_by_full_an_incremental_one_is_not) {
    model::HarvestRun run;
    BOOST_TEST(harvester::asks_the_same({.full = true}, run));
    run.kind = model::RunKind::incremental;
    BOOST_TEST(!harvester::asks_the_same({.full = true}, run));
    BOOST_TEST(harvester::asks_the_same({}, run));
    run.kind = model::RunKind::reconcile;
    BOOST_TEST(!harvester::asks_the_same({}, run));
    BOOST_TEST(harvester::asks_the_same({.reconcile = true}, run));
}

// row 30
BOOST_AUTO_TEST_CASE(a_host_that_wants_to_be_left_alone_does_not_make_a_stopped_run_be_forgotten) {
    Desk desk;
    desk.network.answer =
        failing_from(3, [](auto const &) { return page("", 429, {{"retry-after", "7200"}}); });
    desk.harvest();
    BOOST_CHECK(desk.harvest().outcome == Outcome::refused);
    desk.clock.sleep_for(std::chrono::hours(3));
    desk.network.answer = five;
    auto const run = desk.harvest();
    BOOST_TEST(run.id == "r-1");
    BOOST_CHECK(run.outcome == Outcome::complete);
}

BOOST_AUTO_TEST_CASE(how_receiving_ended_is_saved_with_the_last_page_and_not_received_again) {
    Desk desk;
    desk.network.answer = five;
    auto const run = desk.receive();
    BOOST_CHECK(run.received_as == Outcome::complete);
    BOOST_CHECK(run.outcome == Outcome::running);
    BOOST_TEST(run.whole_list);
    BOOST_TEST(desk.store->ledger().find_run(run.id)->stage == "checking");
    desk.reopen();
    BOOST_TEST(desk.harvest().id == "r-2");
    BOOST_CHECK(desk.store->ledger().find_run("r-1")->outcome == Outcome::complete);
}

BOOST_AUTO_TEST_CASE(a_run_killed_after_its_last_page_is_complete_all_the_same) {
    Desk desk;
    desk.network.answer = five;
    desk.listener = [](harvester::Progress const &progress) {
        if (progress.pages == 3) throw PowerCut("killed");
    };
    BOOST_CHECK_THROW(desk.receive(), PowerCut);
    desk.reopen();
    BOOST_CHECK(desk.store->ledger().find_run("r-1")->received_as == Outcome::complete);
}

BOOST_AUTO_TEST_CASE(a_limited_run_is_no_whole_list) {
    Desk desk;
    desk.network.answer = five;
    BOOST_TEST(!desk.harvest({.limit = 1}).whole_list);
    BOOST_TEST(!desk.harvest({.from = "2025-01-01"}).whole_list);
}

BOOST_AUTO_TEST_CASE(windows_of_the_preferred_prefix_are_walked_again_after_those_that_were_left_open) {
    using store::WindowState;
    std::vector<store::Window> windows(3);
    windows[0] = {.list = "oai_dc", .state = WindowState::walking};
    windows[1] = {.list = "oai_dc", .state = WindowState::complete};
    windows[2] = {.list = "lido", .state = WindowState::complete};
    harvester::walk_in_order(windows);
    BOOST_CHECK(windows[1].state == WindowState::complete);
    BOOST_CHECK(windows[2].state == WindowState::waiting);
}

BOOST_AUTO_TEST_SUITE_END()
