#include "app/status/status_json.hpp"
#include "app/status/status_page.hpp"
#include "tests/app/small_workspace.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using namespace tsunagi;
using namespace tsunagi::app;
using config::tests::utc;
using model::Outcome;

config::TimeZone const tokyo("Asia/Tokyo");
model::Time const now = utc("2026-01-20T12:00Z");

struct Page : app::tests::SmallWorkspace {
    Page() { dataset().schedule = {.cron = "0 2 * * 0", .jitter_minutes = 0}; }
    std::string text() { return status_paragraph(status_of(workspace, dataset(), now), tokyo, now); }
    std::string json() { return status_json({status_of(workspace, dataset(), now)}, "g000001", 2); }
    bool says(std::string const &part) { return text().find(part) != std::string::npos; }
};

} // namespace

BOOST_AUTO_TEST_SUITE(status_for_people)

BOOST_AUTO_TEST_CASE(a_page_that_a_coordinator_can_forward) {
    Page page;
    page.dataset().target_days = 1;
    page.run("2026-01-18T17:00Z", Outcome::complete);
    auto last = page.run("2026-01-19T17:00Z", Outcome::incomplete, {"size_short"});
    BOOST_TEST(page.text() == "maps  地図\n"
                              "  Institution museum\n"
                              "  Records     0\n"
                              "  Last run    2026-01-20 02:00 (r-2) not complete: nothing changed\n"
                              "              because fewer records came than the source stated\n"
                              "  Fresh       1 day old (promised: 1 day)\n"
                              "  Next run    2026-01-25 02:00 (every Sunday at 02:00 (Asia/Tokyo))\n");
}

BOOST_AUTO_TEST_CASE(a_run_under_way_shows_how_far_it_is) {
    Page page;
    auto run = page.run("2026-01-20T11:59Z", Outcome::running);
    run.stated_size = 5000;
    run.stage = "receiving";
    auto const transaction = page.workspace.store->begin();
    page.workspace.store->ledger().save_run(run);
    transaction->commit();
    BOOST_TEST(page.says("(r-1) running: 0 of 5,000 records, receiving"), page.text());
}

BOOST_AUTO_TEST_CASE(what_waits_for_a_decision_says_how_to_decide) {
    Page page;
    auto const run = page.run("2026-01-19T17:00Z", Outcome::refused, {"guard_deletions"});
    {
        auto const transaction = page.workspace.store->begin();
        page.workspace.store->withdrawals().propose(run.id, {.count = 1200, .share = 0.12});
        transaction->commit();
    }
    BOOST_TEST(page.says("Waiting     1,200 deletions of r-1 (12.0 %) for your decision:"), page.text());
    BOOST_TEST(page.says("tsunagi approve r-1 --reason"), page.text());
    BOOST_TEST(page.json().find(R"("holds":[{"dataset":"maps","run":"r-1")") != std::string::npos,
               page.json());
}

BOOST_AUTO_TEST_CASE(the_json_has_every_key_of_the_contract) {
    Page page;
    auto const json = page.json();
    for (auto const *member :
         {R"("id":"maps")", R"("institution":"museum")", R"("records":0)", R"("last_run":null)",
          R"("next_run":"2026-01-20T12:00:00Z")", R"("freshness_days":null)", R"("score":null)",
          R"("holds":[])", R"("not_before":null)", R"("link_failures":null)", R"("paused":false)",
          R"("generation":"g000001")", R"("queue":2)"})
        BOOST_TEST(json.find(member) != std::string::npos, member << " in " << json);
}

BOOST_AUTO_TEST_CASE(runs_are_one_aligned_table) {
    Page page;
    page.run("2026-01-18T17:00Z", Outcome::complete);
    page.run("2026-01-19T17:00Z", Outcome::incomplete, {"size_short"});
    auto const table = table_of(page.workspace.store->ledger().runs("maps"), tokyo);
    auto const second = table.find('\n') + 1, third = table.find('\n', second) + 1;
    BOOST_TEST(table.find("received") == table.find("       0", second) - second);
    BOOST_TEST(table.substr(third, 4) == "r-1 ");
    BOOST_TEST(table.find("size_short\n") != std::string::npos, table);
}

BOOST_AUTO_TEST_CASE(numbers_are_written_with_commas) {
    BOOST_TEST(with_commas(0) == "0");
    BOOST_TEST(with_commas(999) == "999");
    BOOST_TEST(with_commas(1234567) == "1,234,567");
}

BOOST_AUTO_TEST_SUITE_END()
