#include "app/settling/guard.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/app/aggregator.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;
using model::Outcome;
using model::ProposalKind;
using model::ProposalState;

namespace {

using std::chrono::hours;

/// Guards of small numbers: more than 2 and more than 10 %.
constexpr auto narrow = R"(,"guards":{"min_deleted":2,"max_deleted_percent":10,"min_held_back":2,"max_held_back_percent":10})";

} // namespace

BOOST_AUTO_TEST_SUITE(guards)

BOOST_AUTO_TEST_CASE(a_guard_speaks_above_both_its_number_and_its_share) {
    struct Row {
        std::uint64_t count, whole;
        bool exceeds;
    };
    for (auto const &[count, whole, expected] :
         {Row{20, 100, false}, Row{21, 100, true}, Row{21, 1000, false}, Row{51, 1000, true}, Row{50, 1000, false}})
        BOOST_TEST(app::exceeds(count, 20, 5, whole) == expected, count << " of " << whole);
}

// row 57
BOOST_AUTO_TEST_CASE(a_source_that_flushes_everything_deletes_nothing_here) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 30);
    auto const run = tsunagi.harvest_whole();
    BOOST_CHECK(run.outcome == Outcome::refused);
    BOOST_TEST(reasons(run) == "guard_deletions");
    BOOST_TEST(tsunagi.live() == 30U);
    BOOST_TEST(run.held_back == 30U);
    BOOST_TEST(sum_is_true(run));
    BOOST_REQUIRE(run.proposal.has_value());
    BOOST_TEST(run.proposal->count == 30U);
    BOOST_TEST(run.proposal->share == 1.0);
    BOOST_TEST(run.proposal->sample.size() == 20U);
}

BOOST_AUTO_TEST_CASE(told_deletions_below_the_guard_are_carried_out_at_once) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 2);
    auto const run = tsunagi.harvest().front();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.deleted == 2U);
    BOOST_TEST(tsunagi.status_of("item-1") == "deleted");
}

BOOST_AUTO_TEST_CASE(a_source_that_had_records_and_lists_none_is_refused_however_few_they_were) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(2);
    tsunagi.harvest();
    tsunagi.withdraw(1, 2);
    auto const run = tsunagi.harvest_whole();
    BOOST_CHECK(run.outcome == Outcome::refused);
    BOOST_TEST(tsunagi.live() == 2U);
}

BOOST_AUTO_TEST_CASE(a_first_run_has_no_baseline_and_passes) {
    Aggregator tsunagi(narrow);
    tsunagi.tell_deleted(1, 30);
    BOOST_CHECK(tsunagi.harvest().front().outcome == Outcome::complete);
}

BOOST_AUTO_TEST_CASE(a_refused_run_moves_no_cursor_until_it_is_decided) {
    for (bool const approved : {true, false}) {
        Aggregator tsunagi(narrow);
        tsunagi.hold(30);
        tsunagi.harvest();
        auto const before = tsunagi.workspace->store->ledger().cursor("maps");
        tsunagi.wait(hours(48));
        tsunagi.tell_deleted(1, 10);
        auto const run = tsunagi.harvest().front();
        BOOST_TEST(tsunagi.workspace->store->ledger().cursor("maps") == before);
        approved ? tsunagi.approve(run) : tsunagi.reject(run);
        BOOST_TEST(tsunagi.workspace->store->ledger().cursor("maps") == run.cursor);
    }
}

BOOST_AUTO_TEST_CASE(approved_deletions_are_carried_out_and_counted) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 10);
    auto const run = tsunagi.approve(tsunagi.harvest().front());
    BOOST_TEST(run.deleted == 10U);
    BOOST_TEST(run.held_back == 0U);
    BOOST_TEST(sum_is_true(run));
    BOOST_TEST(tsunagi.live() == 20U);
    BOOST_CHECK(run.proposal->state == ProposalState::approved);
    BOOST_TEST(run.proposal->by == "hanako");
    BOOST_TEST(run.proposal->reason == "they told us so");
}

BOOST_AUTO_TEST_CASE(rejected_deletions_leave_the_records_live) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 10);
    auto const run = tsunagi.reject(tsunagi.harvest().front());
    BOOST_TEST(run.unchanged == 10U);
    BOOST_TEST(sum_is_true(run));
    BOOST_TEST(tsunagi.live() == 30U);
}

BOOST_AUTO_TEST_CASE(what_is_decided_cannot_be_decided_again) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    auto const first = tsunagi.harvest().front();
    BOOST_CHECK_THROW(tsunagi.approve(first), app::NothingToDecide);
    tsunagi.tell_deleted(1, 10);
    auto const run = tsunagi.harvest().front();
    tsunagi.approve(run);
    BOOST_CHECK_THROW(tsunagi.reject(run), app::NothingToDecide);
}

BOOST_AUTO_TEST_CASE(a_later_run_that_finds_the_same_replaces_the_waiting_proposal) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 10);
    auto const earlier = tsunagi.harvest().front(), later = tsunagi.harvest_whole();
    auto const &ledger = tsunagi.workspace->store->ledger();
    BOOST_CHECK(ledger.find_run(earlier.id)->proposal->state == ProposalState::rejected);
    BOOST_CHECK(ledger.find_run(later.id)->proposal->state == ProposalState::waiting);
    tsunagi.approve(later);
    BOOST_TEST(tsunagi.live() == 20U);
}

BOOST_AUTO_TEST_CASE(a_proposal_in_which_nothing_waits_any_more_is_closed) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 10);
    auto const earlier = tsunagi.harvest().front();
    tsunagi.hold(30);
    tsunagi.harvest_whole();
    BOOST_CHECK(tsunagi.workspace->store->ledger().find_run(earlier.id)->proposal->state == ProposalState::rejected);
    BOOST_TEST(tsunagi.live() == 30U);
}

BOOST_AUTO_TEST_CASE(when_too_much_would_be_held_back_nothing_of_the_run_is_published) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    for (int i = 1; i <= 5; ++i) tsunagi.repository.entries["oai:example.jp:item-" + std::to_string(i)].title = "<oops";
    tsunagi.repository.entries["oai:example.jp:item-30"].title = "新しい名";
    auto const run = tsunagi.harvest_whole();
    BOOST_CHECK(run.outcome == Outcome::refused);
    BOOST_TEST(reasons(run) == "guard_held_back");
    BOOST_TEST(run.held_back == 6U);
    BOOST_TEST(run.unchanged == 24U);
    BOOST_TEST(tsunagi.titles().find("新しい名") == std::string::npos);
    auto const approved = tsunagi.approve(run);
    BOOST_TEST(approved.changed == 1U);
    BOOST_TEST(approved.held_back == 5U);
    BOOST_TEST(sum_is_true(approved));
    BOOST_TEST(tsunagi.titles().find("新しい名") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_rejected_publication_stays_in_the_archive_until_it_comes_again) {
    Aggregator tsunagi(narrow);
    for (int i = 1; i <= 5; ++i) tsunagi.repository.entries["oai:example.jp:item-" + std::to_string(i)] = {"<oops"};
    tsunagi.repository.entries["oai:example.jp:item-6"] = {"地図 6"};
    auto const run = tsunagi.reject(tsunagi.harvest().front());
    BOOST_TEST(run.held_back == 6U);
    BOOST_TEST(tsunagi.live() == 0U);
    tsunagi.hold(6);
    BOOST_TEST(tsunagi.harvest_whole().fresh == 6U);
}

BOOST_AUTO_TEST_CASE(a_run_that_is_killed_after_the_guard_has_spoken_still_waits) {
    Aggregator tsunagi(narrow);
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 10);
    tsunagi.harvest();
    tsunagi.reopen();
    BOOST_TEST(tsunagi.live() == 30U);
    BOOST_TEST(tsunagi.workspace->store->withdrawals().waiting_runs("maps").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
