// What a server tells of itself, and how it wants to be asked.
#include <boost/test/unit_test.hpp>

#include "harvester/due.hpp"
#include "tests/harvester/dated_repository.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;

namespace {

DatedRepository const two{{{"a", "2025-06-01T00:00:00Z", false, "s"}, {"b", "2025-06-02T00:00:00Z", false, "s"}}};

bool tells(model::HarvestRun const &run, std::string const &part) {
    for (auto const &message : run.messages)
        if (message.find(part) != std::string::npos) return true;
    return false;
}

std::string fact(Desk const &desk, char const *name) { return desk.store->ledger().fact("maps", name); }

/// badArgument wherever one of these stands in the request.
TestNetwork::Answer refusing(DatedRepository const &repository, std::vector<std::string> const &parts) {
    return [=](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        for (auto const &part : parts)
            if (request.url.find(part) != std::string::npos) return page(oai_error("badArgument"));
        return repository(request);
    };
}

} // namespace

BOOST_AUTO_TEST_SUITE(oai_server)

BOOST_AUTO_TEST_CASE(everything_that_identify_tells_is_kept) {
    Desk desk;
    desk.network.answer = two;
    desk.harvest();
    BOOST_TEST(fact(desk, "earliestDatestamp") == "2025-01-01T00:00:00Z");
    BOOST_TEST(fact(desk, "adminEmail") == "a@example.jp\nb@example.jp");
    BOOST_TEST(fact(desk, "deletedRecord") == "persistent");
}

BOOST_AUTO_TEST_CASE(a_changed_granularity_deletion_policy_or_address_is_told) {
    Desk desk;
    auto repository = two;
    repository.base_url = "http://old.example.jp/oai";
    desk.network.answer = repository;
    desk.harvest();
    repository.granularity = "YYYY-MM-DD";
    repository.deletions = "no";
    repository.base_url = "http://new.example.jp/oai";
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_TEST(tells(run, "Identify tells granularity \"YYYY-MM-DD\", last time it was"));
    BOOST_TEST(tells(run, "deletedRecord \"no\""));
    BOOST_TEST(tells(run, "baseURL \"http://new.example.jp/oai\""));
}

BOOST_AUTO_TEST_CASE(a_prefix_that_the_server_lacks_fails_with_those_that_it_has) {
    Desk desk;
    desk.dataset.source.oai_pmh.metadata_prefixes = {"lido"};
    auto repository = two;
    repository.prefixes = {"oai_dc", "mods"};
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::failed);
    BOOST_TEST(run.reasons.at(0) == "oai_error:cannotDisseminateFormat");
    BOOST_TEST(tells(run, "it tells: oai_dc, mods"));
}

BOOST_AUTO_TEST_CASE(a_prefix_is_checked_once_and_a_server_without_that_answer_is_harvested_all_the_same) {
    Desk desk;
    desk.dataset.source.oai_pmh.metadata_prefixes = {"lido"};
    auto repository = two;
    repository.prefixes = {};
    desk.network.answer = repository;
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    repository.prefixes = {"lido"};
    desk.network.answer = repository;
    desk.harvest({.full = true});
    desk.network.asked.clear();
    desk.harvest({.full = true});
    BOOST_TEST(desk.network.asked.at(1).find("ListRecords") != std::string::npos);
}

// row 52
BOOST_AUTO_TEST_CASE(a_set_that_is_gone_is_no_complete_run) {
    Desk desk;
    desk.dataset.source.oai_pmh.sets = {"s", "gone"};
    auto repository = two;
    repository.sets = {"s", "t"};
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.reasons.at(0) == "configuration");
    BOOST_TEST(tells(run, "no set \"gone\" any more"));
    BOOST_TEST(desk.store->ledger().seen("maps", "b").has_value());
}

// row 52
BOOST_AUTO_TEST_CASE(a_set_that_had_records_and_is_empty_now_is_an_alarm_even_without_list_sets) {
    Desk desk;
    desk.dataset.source.oai_pmh.sets = {"s"};
    desk.network.answer = two;
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    desk.network.answer = DatedRepository{};
    auto const run = desk.harvest({.full = true});
    BOOST_CHECK(run.outcome == Outcome::failed);
    BOOST_TEST(tells(run, "set \"s\" is empty; the last time it had 2 records"));
}

BOOST_AUTO_TEST_CASE(a_set_that_was_always_empty_is_a_complete_list) {
    Desk desk;
    desk.dataset.source.oai_pmh.sets = {"empty"};
    auto repository = two;
    repository.sets = {"empty"};
    desk.network.answer = repository;
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
}

// rows 35, 36
BOOST_AUTO_TEST_CASE(a_server_that_refuses_seconds_is_asked_by_days_from_then_on) {
    Desk desk;
    desk.network.answer = two;
    desk.harvest();
    desk.network.answer = refusing(two, {"T00"});
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    desk.network.asked.clear();
    desk.harvest();
    BOOST_TEST(desk.network.asked.at(1).ends_with("from=2026-01-02")); // two days of overlap
}

// row 37
BOOST_AUTO_TEST_CASE(a_server_that_refuses_its_own_granularity_of_days_is_asked_without_dates) {
    Desk desk;
    auto repository = two;
    repository.granularity = "YYYY-MM-DD";
    desk.network.answer = repository;
    desk.harvest();
    desk.network.answer = refusing(repository, {"from="});
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_CHECK(run.kind == model::RunKind::full);
}

// row 51
BOOST_AUTO_TEST_CASE(what_was_learnt_is_forgotten_when_the_server_tells_another_granularity) {
    Desk desk;
    desk.network.answer = two;
    desk.harvest();
    desk.network.answer = refusing(two, {"from="});
    desk.harvest();
    desk.network.asked.clear();
    desk.harvest();
    BOOST_TEST(desk.network.asked.at(1).find("from=") == std::string::npos);
    auto upgraded = two;
    upgraded.granularity = "YYYY-MM-DD";
    desk.network.answer = upgraded;
    desk.network.asked.clear();
    desk.harvest();
    BOOST_TEST(desk.network.asked.at(1).find("from=") != std::string::npos);
}

// row 38
BOOST_AUTO_TEST_CASE(one_day_is_asked_for_until_the_next) {
    Desk desk;
    auto repository = two;
    repository.granularity = "YYYY-MM-DD";
    repository.until_is_included = false;
    desk.network.answer = repository;
    auto const run = desk.harvest({.from = "2025-06-01", .until = "2025-06-01"});
    BOOST_TEST(desk.network.asked.at(1).ends_with("from=2025-06-01&until=2025-06-02"));
    BOOST_TEST(desk.store->ledger().received("maps", run.id) == 1U);
}

// rows 42, 45
BOOST_AUTO_TEST_CASE(a_datestamp_ahead_of_the_servers_clock_widens_the_overlap) {
    Desk desk;
    auto repository = two;
    repository.records.push_back({"c", "2026-01-06T00:00:00Z", false, "s"});
    desk.network.answer = repository;
    BOOST_TEST(tells(desk.harvest(), "172800 seconds back"));
    desk.network.asked.clear();
    desk.harvest();
    BOOST_TEST(desk.network.asked.at(1).ends_with("from=2026-01-02T00%3A00%3A00Z"));
}

// row 47
BOOST_AUTO_TEST_CASE(datestamps_with_milliseconds_are_kept_as_told) {
    Desk desk;
    auto repository = two;
    repository.records = {{"a", "2025-06-01T00:00:00.123Z", false, ""}};
    desk.network.answer = repository;
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    BOOST_TEST(desk.store->ledger().seen("maps", "a")->datestamp == "2025-06-01T00:00:00.123Z");
}

// row 48
BOOST_AUTO_TEST_CASE(a_record_without_datestamp_is_dated_by_its_answer_and_flagged) {
    Desk desk;
    auto repository = two;
    repository.records.push_back({"c", "", false, "s"});
    repository.page_size = 5;
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_TEST(desk.store->ledger().seen("maps", "c")->datestamp == "2026-01-04T00:00:00Z");
    BOOST_TEST(tells(run, "no_datestamp"));
}

// row 44
BOOST_AUTO_TEST_CASE(the_cursor_is_the_servers_clock_and_not_the_last_datestamp) {
    Desk desk;
    auto repository = two;
    std::swap(repository.records.at(0), repository.records.at(1));
    desk.network.answer = repository;
    BOOST_TEST(desk.harvest().cursor == "2026-01-04T00:00:00Z");
}

BOOST_AUTO_TEST_SUITE_END()
