#include <boost/test/unit_test.hpp>

#include "harvester/due.hpp"
#include "harvester/wanted_records.hpp"
#include "tests/harvester/dated_repository.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;

namespace {

DatedRepository const three{
    {{"a", "2025-06-01T00:00:00Z"}, {"b", "2025-06-02T00:00:00Z"}, {"c", "2025-06-03T00:00:00Z"}}};

/// A desk that has harvested three records, settled as unchanged.
struct HarvestedDesk : Desk {
    HarvestedDesk() {
        network.answer = three;
        harvest();
        auto const transaction = store->begin();
        for (auto const *name : {"a", "b", "c"})
            store->ledger().settle("maps", name, {.fate = model::Fate::fresh, .settled_hash = "as then"});
        transaction->commit();
        network.asked.clear();
    }
    model::HarvestRun reconcile(DatedRepository const &repository) {
        network.answer = repository;
        return harvest({.reconcile = true});
    }
    std::uint64_t received(model::HarvestRun const &run) const { return store->ledger().received("maps", run.id); }
    std::size_t fetched() const {
        return static_cast<std::size_t>(
            std::count_if(network.asked.begin(), network.asked.end(), [](auto const &url) {
                return url.find("GetRecord") != std::string::npos;
            }));
    }
};

model::Time later(int days) {
    return model::Time(std::chrono::sys_days{std::chrono::year(2026) / 1 / 4}) + std::chrono::days(days);
}

} // namespace

BOOST_AUTO_TEST_SUITE(reconcile)

// rows 43, 56
BOOST_AUTO_TEST_CASE(headers_alone_tell_that_everything_is_as_it_was) {
    HarvestedDesk desk;
    auto const run = desk.reconcile(three);
    BOOST_CHECK(run.kind == model::RunKind::reconcile);
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.whole_list);
    BOOST_TEST(desk.received(run) == 3U);
    BOOST_TEST(desk.network.asked.at(1).find("verb=ListIdentifiers") != std::string::npos);
    BOOST_TEST(desk.network.asked.at(1).find("from=") == std::string::npos);
    BOOST_TEST(desk.fetched() == 0U);
    BOOST_TEST(desk.replay(run.id).empty());
}

// rows 42, 43
BOOST_AUTO_TEST_CASE(what_is_unknown_here_or_dated_otherwise_is_fetched_by_itself) {
    HarvestedDesk desk;
    auto repository = three;
    repository.records[1].datestamp = "2025-07-01T00:00:00Z";
    repository.records.push_back({"d", "2025-05-01T00:00:00Z"});
    auto const run = desk.reconcile(repository);
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.received(run) == 4U);
    BOOST_TEST(desk.fetched() == 2U);
    BOOST_CHECK(desk.store->ledger().seen("maps", "d")->fate == model::Fate::pending);
    BOOST_TEST(desk.store->ledger().seen("maps", "b")->datestamp == "2025-07-01T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_deletion_that_a_header_tells_is_noted_and_a_return_is_fetched) {
    HarvestedDesk desk;
    auto repository = three;
    repository.records[0].deleted = true;
    auto run = desk.reconcile(repository);
    BOOST_TEST(desk.store->ledger().seen("maps", "a")->deleted);
    BOOST_TEST(desk.replay(run.id).size() == 1U); // the deletion, and no other header
    BOOST_TEST(desk.received(run) == 3U);
    run = desk.reconcile(three);
    BOOST_TEST(!desk.store->ledger().seen("maps", "a")->deleted);
    BOOST_TEST(desk.received(run) == 3U);
}

BOOST_AUTO_TEST_CASE(what_the_list_does_not_name_keeps_its_earlier_run) {
    HarvestedDesk desk;
    auto repository = three;
    repository.records.pop_back();
    auto const run = desk.reconcile(repository);
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.received(run) == 2U);
    BOOST_TEST(desk.store->ledger().seen("maps", "c")->run == "r-1");
}

BOOST_AUTO_TEST_CASE(sets_that_share_records_are_each_complete) {
    HarvestedDesk desk;
    desk.dataset.source.oai_pmh.sets = {"s", "t"};
    auto repository = three;
    repository.records = {{"a", "2025-06-01T00:00:00Z", false, "s"}, {"b", "2025-06-02T00:00:00Z", false, "s"},
                          {"x", "2025-06-03T00:00:00Z", false, "s"}, {"b", "2025-06-02T00:00:00Z", false, "t"},
                          {"c", "2025-06-03T00:00:00Z", false, "t"}, {"x", "2025-06-03T00:00:00Z", false, "t"}};
    auto const run = desk.reconcile(repository);
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.received(run) == 4U);
}

BOOST_AUTO_TEST_CASE(a_list_of_headers_that_breaks_off_is_no_whole_list) {
    HarvestedDesk desk;
    desk.network.answer = [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        if (request.url.find("Token") != std::string::npos) return page("", 403);
        return three(request);
    };
    auto const run = desk.harvest({.reconcile = true});
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.reasons.at(0) == "forbidden");
}

BOOST_AUTO_TEST_CASE(too_many_unknown_records_make_a_full_list_due) {
    HarvestedDesk desk;
    auto repository = three;
    repository.page_size = 100;
    for (std::size_t n = 0; n <= harvester::max_single_records; ++n)
        repository.records.push_back({"n" + std::to_string(n), "2025-06-03T00:00:00Z"});
    auto const run = desk.reconcile(repository);
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.fetched() == 0U);
    BOOST_TEST(run.messages.back().find("the next run takes the whole list") != std::string::npos);
    BOOST_TEST(harvester::full_list_is_due(desk.dataset, desk.store->ledger(), later(0)));
    BOOST_CHECK(desk.harvest().kind == model::RunKind::full);
    BOOST_TEST(!harvester::full_list_is_due(desk.dataset, desk.store->ledger(), later(0)));
}

BOOST_AUTO_TEST_CASE(a_reconciliation_that_was_stopped_fetches_what_it_still_wants) {
    HarvestedDesk desk;
    auto repository = three;
    repository.records.push_back({"d", "2025-05-01T00:00:00Z"});
    repository.poisonous = {"d"};
    auto run = desk.reconcile(repository);
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    repository.poisonous.clear();
    auto const again = desk.reconcile(repository);
    BOOST_TEST(again.id == run.id);
    BOOST_CHECK(again.outcome == Outcome::complete);
    BOOST_TEST(desk.received(again) == 4U);
}

// row 43
BOOST_AUTO_TEST_CASE(it_is_due_every_thirty_days_and_weekly_where_deletions_are_not_told_for_ever) {
    Desk fresh;
    BOOST_TEST(!harvester::reconcile_is_due(fresh.dataset, fresh.store->ledger(), later(99)));
    for (auto const &[deletions, days] : {std::pair("persistent", 30), std::pair("no", 7), std::pair("transient", 7)}) {
        Desk desk;
        auto repository = three;
        repository.deletions = deletions;
        desk.network.answer = repository;
        desk.harvest();
        auto const due = [&](int after) {
            return harvester::reconcile_is_due(desk.dataset, desk.store->ledger(), later(after));
        };
        BOOST_TEST(!due(days - 1));
        BOOST_TEST(due(days));
        desk.dataset.harvest.reconcile_every_days = 3;
        BOOST_TEST(due(3));
    }
}

// row 59
BOOST_AUTO_TEST_CASE(a_list_with_repetitions_makes_a_reconciliation_due) {
    HarvestedDesk desk;
    desk.network.answer = [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        if (request.url.ends_with("Identify")) return page(identify());
        bool const first = request.url.find("Token") == std::string::npos;
        return page(list_records(record("a") + record("b") + "<resumptionToken>" + (first ? "t" : "") +
                                 "</resumptionToken>"));
    };
    BOOST_CHECK(desk.harvest({.full = true}).outcome == Outcome::incomplete);
    BOOST_TEST(harvester::reconcile_is_due(desk.dataset, desk.store->ledger(), later(0)));
}

BOOST_AUTO_TEST_SUITE_END()
