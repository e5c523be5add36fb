// What counts as a change: the record's content, not the date beside it.
#include <boost/test/unit_test.hpp>

#include "tests/app/aggregator.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

void date_everything(Aggregator &tsunagi, std::string const &datestamp) {
    for (auto &entry : tsunagi.repository.entries) entry.second.datestamp = datestamp;
}

} // namespace

BOOST_AUTO_TEST_SUITE(content)

// row 49
BOOST_AUTO_TEST_CASE(a_repository_that_dates_everything_now_changes_nothing_here) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    for (auto const *today : {"2026-01-05T00:00:00Z", "2026-01-06T00:00:00Z"}) {
        tsunagi.wait(std::chrono::hours(24));
        date_everything(tsunagi, today);
        auto const run = tsunagi.harvest().back();
        BOOST_TEST(run.received == 30U);
        BOOST_TEST(run.unchanged == 30U);
    }
    BOOST_TEST(tsunagi.live() == 30U);
}

// row 76
BOOST_AUTO_TEST_CASE(records_that_all_come_again_after_a_migration_are_not_indexed_again) {
    Aggregator tsunagi;
    tsunagi.hold(30);
    tsunagi.harvest();
    auto const before = tsunagi.workspace->store->records().last_sequence();
    date_everything(tsunagi, "2026-01-05T00:00:00Z");
    tsunagi.repository.entries.begin()->second.title = "改題";
    tsunagi.wait(std::chrono::hours(48));
    auto const run = tsunagi.harvest_whole();
    BOOST_TEST(run.unchanged == 29U);
    BOOST_TEST(run.changed == 1U);
    BOOST_TEST(tsunagi.workspace->store->records().last_sequence() == before + 1); // all that the index reads
}

BOOST_AUTO_TEST_SUITE_END()
