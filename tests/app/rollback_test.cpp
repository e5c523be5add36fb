#include <boost/test/unit_test.hpp>

#include "tests/app/aggregator.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;
using std::chrono::hours;

BOOST_AUTO_TEST_SUITE(rollback)

BOOST_AUTO_TEST_CASE(a_deleted_record_can_be_brought_back) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    tsunagi.tell_deleted(1, 2);
    auto const wrong = tsunagi.harvest().front();
    auto const done = tsunagi.rollback(wrong);
    BOOST_TEST(done.restored == 2U);
    BOOST_TEST(tsunagi.live() == 30U);
    BOOST_CHECK(done.run.kind == model::RunKind::rollback);
    BOOST_TEST(done.run.started_by == "hanako");
    BOOST_TEST(tsunagi.harvest_whole().deleted == 0U); // told again: unchanged
    BOOST_TEST(tsunagi.live() == 30U);
}

BOOST_AUTO_TEST_CASE(replaced_versions_come_back_and_what_the_run_added_stays) {
    Aggregator tsunagi;
    tsunagi.hold(3);
    tsunagi.harvest();
    tsunagi.hold(4);
    tsunagi.repository.entries["oai:example.jp:item-2"].title = "文字化け";
    auto const done = tsunagi.rollback(tsunagi.harvest_whole());
    BOOST_TEST(tsunagi.titles() == "地図 1 地図 2 地図 3 地図 4");
    BOOST_TEST(done.added == 1U);
}

BOOST_AUTO_TEST_CASE(records_changed_again_by_a_later_run_are_listed_and_left_unless_forced) {
    Aggregator tsunagi;
    tsunagi.hold(2);
    tsunagi.harvest();
    tsunagi.repository.entries["oai:example.jp:item-1"].title = "二番目";
    tsunagi.repository.entries["oai:example.jp:item-2"].title = "二番目";
    auto const wrong = tsunagi.harvest_whole();
    tsunagi.repository.entries["oai:example.jp:item-2"].title = "三番目";
    tsunagi.harvest_whole();
    auto const done = tsunagi.rollback(wrong);
    BOOST_TEST(tsunagi.titles() == "地図 1 三番目");
    BOOST_TEST(done.changed_since.size() == 1U);
    BOOST_CHECK(done.run.outcome == model::Outcome::incomplete);
    tsunagi.rollback(wrong, true);
    BOOST_TEST(tsunagi.titles() == "地図 1 地図 2");
}

BOOST_AUTO_TEST_CASE(a_run_that_wrote_nothing_cannot_be_rolled_back) {
    Aggregator tsunagi;
    tsunagi.hold(2);
    tsunagi.harvest();
    auto const idle = tsunagi.harvest_whole();
    BOOST_CHECK_THROW(tsunagi.rollback(idle), app::NothingToDecide);
}

BOOST_AUTO_TEST_SUITE_END()
