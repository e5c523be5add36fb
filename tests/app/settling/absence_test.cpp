#include <boost/test/unit_test.hpp>

#include "tests/app/aggregator.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;
using model::Outcome;
using std::chrono::hours;

BOOST_AUTO_TEST_SUITE(absence)

// row 56
BOOST_AUTO_TEST_CASE(a_record_that_vanishes_is_withdrawn_after_two_complete_lists_a_day_apart) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.withdraw(1, 3);
    tsunagi.wait(hours(1));
    BOOST_TEST(tsunagi.harvest_whole().deleted_by_absence == 0U);
    tsunagi.wait(hours(23));
    BOOST_TEST(tsunagi.harvest_whole().deleted_by_absence == 0U); // only 23 hours after the first
    tsunagi.wait(hours(1));
    auto const run = tsunagi.harvest_whole();
    BOOST_TEST(run.deleted_by_absence == 3U);
    BOOST_TEST(tsunagi.live() == 27U);
    BOOST_TEST(tsunagi.status_of("item-1") == "deleted");
}

BOOST_AUTO_TEST_CASE(the_confirming_list_is_planned_for_a_day_later) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.withdraw(1, 3);
    tsunagi.harvest_whole();
    auto const &ledger = tsunagi.workspace->store->ledger();
    BOOST_TEST(ledger.fact("maps", "confirm_at") == "2026-01-05T00:00:00Z");
    tsunagi.wait(hours(24));
    auto const runs = tsunagi.harvest();
    BOOST_REQUIRE(runs.size() == 2U);
    BOOST_CHECK(runs.back().kind == model::RunKind::reconcile);
    BOOST_TEST(runs.back().deleted_by_absence == 3U);
    BOOST_TEST(ledger.fact("maps", "confirm_at") == "");
}

BOOST_AUTO_TEST_CASE(a_record_that_is_listed_again_in_between_is_not_withdrawn) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.withdraw(1, 3);
    tsunagi.harvest_whole();
    tsunagi.hold(30);
    tsunagi.wait(hours(25));
    tsunagi.harvest_whole();
    tsunagi.withdraw(1, 3);
    tsunagi.wait(hours(25));
    BOOST_TEST(tsunagi.harvest_whole().deleted_by_absence == 0U);
}

// row 58
BOOST_AUTO_TEST_CASE(a_withdrawn_record_that_returns_is_live_again_with_its_history) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.withdraw(1, 1);
    tsunagi.harvest_whole();
    tsunagi.wait(hours(25));
    tsunagi.harvest_whole();
    tsunagi.hold(30);
    for (bool const by_reconciliation : {false, true}) {
        if (by_reconciliation) continue;
        auto const run = tsunagi.harvest_whole();
        BOOST_TEST(run.fresh == 1U);
    }
    BOOST_TEST(tsunagi.live() == 30U);
    auto const id = tsunagi.workspace->store->ledger().last_settlement("maps", "oai:example.jp:item-1")->record_id;
    BOOST_TEST(tsunagi.workspace->store->records().history(id).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_partial_or_incomplete_run_never_makes_absences) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.withdraw(1, 3);
    tsunagi.harvest({.from = "2020-01-01"});
    tsunagi.harvest({.limit = 5});
    BOOST_TEST(tsunagi.workspace->store->withdrawals().absent("maps").empty());
}

BOOST_AUTO_TEST_CASE(a_list_that_shrank_too_much_waits_for_a_person) {
    Aggregator tsunagi;
    tsunagi.hold(60);
    tsunagi.harvest();
    tsunagi.withdraw(1, 30);
    auto const run = tsunagi.harvest_whole();
    BOOST_CHECK(run.outcome == Outcome::refused);
    BOOST_TEST(run.proposal->count == 30U);
    auto const approved = tsunagi.approve(run);
    BOOST_TEST(approved.deleted_by_absence == 30U);
    BOOST_TEST(tsunagi.live() == 30U);
}

BOOST_AUTO_TEST_CASE(rejected_absences_count_as_seen) {
    Aggregator tsunagi;
    tsunagi.hold(60);
    tsunagi.harvest();
    tsunagi.withdraw(1, 30);
    tsunagi.reject(tsunagi.harvest_whole());
    BOOST_TEST(tsunagi.workspace->store->withdrawals().absent("maps").empty());
    BOOST_TEST(tsunagi.live() == 60U);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(changed_identifiers)

namespace {

/// The source gives every record another identifier.
void migrate(Aggregator &tsunagi, int count) {
    tsunagi.withdraw(1, count);
    for (int i = 1; i <= count; ++i)
        tsunagi.repository.entries["oai:new.example.jp:" + std::to_string(i)] = {"地図 " + std::to_string(i)};
}

} // namespace

// row 60
BOOST_AUTO_TEST_CASE(identifiers_that_change_at_a_migration_are_held_for_review) {
    Aggregator tsunagi;
    tsunagi.hold(40);
    tsunagi.harvest();
    migrate(tsunagi, 40);
    auto const run = tsunagi.harvest_whole();
    BOOST_CHECK(run.outcome == Outcome::refused);
    BOOST_TEST(reasons(run) == "rekeyed");
    BOOST_TEST(run.held_back == 40U);
    BOOST_TEST(tsunagi.live() == 40U);
    BOOST_TEST(tsunagi.workspace->store->withdrawals().pairs(run.id).size() == 40U);
}

BOOST_AUTO_TEST_CASE(approved_new_identifiers_keep_our_record_ids) {
    Aggregator tsunagi;
    tsunagi.hold(40);
    tsunagi.harvest();
    auto const id = tsunagi.workspace->store->ledger().last_settlement("maps", "oai:example.jp:item-7")->record_id;
    migrate(tsunagi, 40);
    auto const run = tsunagi.approve(tsunagi.harvest_whole());
    BOOST_TEST(run.held_back == 0U);
    BOOST_TEST(sum_is_true(run));
    BOOST_TEST(tsunagi.live() == 40U);
    auto const &ledger = tsunagi.workspace->store->ledger();
    BOOST_TEST(ledger.last_settlement("maps", "oai:new.example.jp:7")->record_id == id);
    tsunagi.wait(hours(25));
    auto const next = tsunagi.harvest_whole();
    BOOST_CHECK(next.outcome == Outcome::complete);
    BOOST_TEST(next.unchanged == 40U);
    BOOST_TEST(next.deleted_by_absence == 0U);
}

BOOST_AUTO_TEST_CASE(rejected_new_identifiers_become_deletions_to_decide_and_new_records) {
    Aggregator tsunagi;
    tsunagi.hold(40);
    tsunagi.harvest();
    migrate(tsunagi, 40);
    auto const run = tsunagi.reject(tsunagi.harvest_whole());
    BOOST_TEST(run.fresh == 40U);
    BOOST_TEST(tsunagi.live() == 80U);
    BOOST_CHECK(run.proposal->kind == model::ProposalKind::deletions);
    BOOST_CHECK(run.proposal->state == model::ProposalState::waiting);
    BOOST_TEST(tsunagi.approve(run).deleted_by_absence == 40U);
    BOOST_TEST(tsunagi.live() == 40U);
}

BOOST_AUTO_TEST_SUITE_END()
