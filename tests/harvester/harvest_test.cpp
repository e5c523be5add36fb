#include "harvester/harvest.hpp"

#include <boost/test/unit_test.hpp>

#include "harvester/http/url.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;

namespace {

std::string joined(std::vector<std::string> const &list) {
    std::string out;
    for (auto const &one : list) out += (out.empty() ? "" : " ") + one;
    return out;
}

std::uint64_t received(Desk const &desk, model::HarvestRun const &run) {
    return desk.store->ledger().received("maps", run.id);
}

/// The repository, but the n-th request (from 1, Identify counted) is answered otherwise.
TestNetwork::Answer spoiling(Repository repository, std::size_t request, TestNetwork::Answer otherwise) {
    return [=, count = std::size_t{0}](harvester::HttpRequest const &asked) mutable {
        return ++count == request ? otherwise(asked) : repository(asked);
    };
}

TestNetwork::Answer always(harvester::HttpResponse response) {
    return [=](harvester::HttpRequest const &) -> model::Result<harvester::HttpResponse> { return response; };
}

struct PowerCut : std::runtime_error {
    using std::runtime_error::runtime_error;
};

Repository const five{{"a", "b", "c", "d", "e"}};

} // namespace

BOOST_AUTO_TEST_SUITE(harvest)

// row 50
BOOST_AUTO_TEST_CASE(a_first_run_takes_the_whole_list_without_from) {
    Desk desk;
    desk.network.answer = five;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(received(desk, run) == 5U);
    BOOST_TEST(run.pages == 3U);
    BOOST_TEST(run.requests == 4U);
    BOOST_TEST(run.stated_size.value() == 5U);
    BOOST_TEST(desk.network.asked.at(1) ==
               "http://oai.example.jp/oai?verb=ListRecords&metadataPrefix=oai_dc");
}

BOOST_AUTO_TEST_CASE(replay_cuts_the_archive_to_what_the_ledger_noted) {
    Desk desk;
    desk.network.answer = five;
    auto const run = desk.harvest();
    for (auto const &record : desk.replay(run.id)) {
        auto const seen = desk.store->ledger().seen("maps", record.identifier);
        BOOST_REQUIRE(seen.has_value());
        BOOST_CHECK(seen->place == record.place);
    }
}

// rows 42, 44
BOOST_AUTO_TEST_CASE(the_next_run_asks_from_the_servers_clock_less_the_overlap) {
    for (auto const &[granularity, from] : std::vector<std::pair<std::string, std::string>>{
             {"YYYY-MM-DDThh:mm:ssZ", "2026-01-03T00%3A00%3A00Z"}, {"YYYY-MM-DD", "2026-01-02"}}) {
        Desk desk;
        auto repository = five;
        repository.granularity = granularity;
        desk.network.answer = repository;
        BOOST_TEST(desk.harvest().cursor == "2026-01-04T00:00:00Z");
        desk.network.asked.clear();
        BOOST_CHECK(desk.harvest().kind == model::RunKind::incremental);
        BOOST_TEST(desk.network.asked.at(1).ends_with("&from=" + from), desk.network.asked.at(1));
    }
}

BOOST_AUTO_TEST_CASE(an_incomplete_run_moves_no_cursor) {
    Desk desk;
    desk.network.answer = spoiling(five, 3, always(page(list_records(record("c")))));
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(joined(run.reasons) == "token_missing size_short");
    BOOST_TEST(desk.store->ledger().cursor("maps") == "");
}

// row 53
BOOST_AUTO_TEST_CASE(nothing_new_is_a_complete_run) {
    Desk desk;
    desk.network.answer = Repository{};
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(received(desk, run) == 0U);
}

BOOST_AUTO_TEST_CASE(a_killed_run_goes_on_at_its_stored_token_under_its_own_name) {
    Desk desk;
    desk.network.answer = spoiling(
        five, 3, [](auto const &) -> model::Result<harvester::HttpResponse> { throw PowerCut("cut"); });
    BOOST_CHECK_THROW(desk.harvest(), PowerCut);
    desk.reopen();
    desk.network.answer = five;
    desk.network.asked.clear();
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.id == "r-1");
    BOOST_TEST(desk.network.asked.at(1).ends_with("resumptionToken=p1"));
    BOOST_TEST(received(desk, run) == 5U);
    BOOST_TEST(desk.store->archive().pages_of_run(run.id).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_killed_run_is_closed_as_interrupted_when_something_else_is_asked) {
    Desk desk;
    desk.network.answer = spoiling(
        five, 3, [](auto const &) -> model::Result<harvester::HttpResponse> { throw PowerCut("cut"); });
    BOOST_CHECK_THROW(desk.harvest(), PowerCut);
    desk.network.answer = five;
    BOOST_TEST(desk.harvest({.limit = 1}).id == "r-2");
    BOOST_TEST(joined(desk.store->ledger().find_run("r-1")->reasons) == "interrupted");
}

BOOST_AUTO_TEST_CASE(deleted_headers_are_noted_as_deleted) {
    Desk desk;
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        if (request.url.ends_with("Identify")) return page(identify());
        return page(list_records(record("a") + deleted_record("b")));
    };
    desk.harvest();
    BOOST_TEST(!desk.store->ledger().seen("maps", "a")->deleted);
    BOOST_TEST(desk.store->ledger().seen("maps", "b")->deleted);
}

BOOST_AUTO_TEST_CASE(an_unreadable_record_without_identifier_is_known_by_its_place) {
    Desk desk;
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        if (request.url.ends_with("Identify")) return page(identify());
        return page(list_records(record("a") + "<record><header></headr></record>" + record("c")));
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(received(desk, run) == 3U);
    auto const name = desk.store->archive().pages_of_run(run.id).at(0).hash + "#1";
    BOOST_TEST(desk.store->ledger().seen("maps", name)->unreadable);
}

// row 32
BOOST_AUTO_TEST_CASE(what_passes_is_tried_again_with_growing_waits) {
    for (auto const &trouble :
         {page("busy", 503), page("", 500), page("<html/>"), page(oai_error("InternalException")),
          page(list_records("").substr(0, 200)), page(oai_error("badResumptionToken"))}) {
        Desk desk;
        desk.network.answer = spoiling(five, 3, always(trouble));
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::complete);
        BOOST_TEST(desk.clock.slept.count() >= 2000);
    }
}

BOOST_AUTO_TEST_CASE(trouble_that_stays_ends_the_run_honestly) {
    struct Case {
        harvester::HttpResponse answer;
        std::string reason;
        std::size_t tries;
    };
    for (auto const &[answer, reason, tries] : std::vector<Case>{
             {page("", 403), "forbidden", 1},
             {page("<html/>"), "blocked", 3},
             {page("<!DOCTYPE x []><OAI-PMH/>"), "doctype", 1},
             {page(oai_error("cannotDisseminateFormat")), "oai_error:cannotDisseminateFormat", 1}}) {
        Desk desk;
        desk.network.answer =
            [&, spoilt =
                    answer](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
            if (request.url.find("Token=p1") == std::string::npos) return five(request);
            return spoilt;
        };
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::incomplete);
        BOOST_TEST(joined(run.reasons) == reason);
        BOOST_TEST(run.requests == 2 + tries);
        BOOST_TEST(received(desk, run) == 2U);
    }
}

BOOST_AUTO_TEST_CASE(a_run_that_gets_nothing_has_failed) {
    Desk desk;
    desk.network.answer = always(page("", 403));
    BOOST_CHECK(desk.harvest().outcome == Outcome::failed);
}

// rows 7, 8
BOOST_AUTO_TEST_CASE(a_token_refused_for_good_restarts_the_window_three_times_at_most) {
    Desk desk;
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        if (request.url.find("Token=p1") != std::string::npos) return page(oai_error("badResumptionToken"));
        return five(request);
    };
    auto const run = desk.harvest();
    BOOST_TEST(joined(run.reasons) == "bad_token");
    BOOST_TEST(desk.store->windows().of_run(run.id).at(0).restarts == 3U);
    BOOST_TEST(received(desk, run) == 2U);
}

BOOST_AUTO_TEST_CASE(a_host_that_asks_to_stay_away_is_left_alone_by_the_next_run_as_well) {
    Desk desk;
    desk.network.answer = spoiling(five, 3, always(page("", 429, {{"retry-after", "86400"}})));
    BOOST_TEST(joined(desk.harvest().reasons) == "rate_limited");
    desk.network.asked.clear();
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::refused);
    BOOST_TEST(joined(run.reasons) == "not_before");
    BOOST_TEST(desk.network.asked.empty());
}

BOOST_AUTO_TEST_CASE(retry_after_is_waited_for_and_not_less) {
    Desk desk;
    desk.network.answer = spoiling(five, 3, always(page("", 503, {{"Retry-After", "77"}})));
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    BOOST_TEST(desk.clock.slept.count() == 77000);
}

// rows 35, 51
BOOST_AUTO_TEST_CASE(bad_argument_falls_back_to_days_then_to_no_from_and_remembers) {
    Desk desk;
    desk.network.answer = five;
    desk.harvest();
    desk.network.asked.clear();
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        if (request.url.find("from=") != std::string::npos) return page(oai_error("badArgument"));
        return five(request);
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_CHECK(run.kind == model::RunKind::full);
    BOOST_TEST(desk.network.asked.at(2).ends_with("from=2026-01-03"));
    BOOST_TEST(desk.store->ledger().fact("maps", "no_from") == "YYYY-MM-DDThh:mm:ssZ ");
}

BOOST_AUTO_TEST_CASE(a_limit_keeps_that_many_records_and_says_so) {
    Desk desk;
    desk.network.answer = five;
    auto const run = desk.harvest({.limit = 3});
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(joined(run.reasons) == "limited");
    BOOST_TEST(received(desk, run) == 3U);
}

BOOST_AUTO_TEST_CASE(records_in_two_sets_are_counted_once_and_both_lists_are_complete) {
    Desk desk;
    desk.dataset.source.oai_pmh.sets = {"s1", "s2"};
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        Repository const set{request.url.find("set=s2") != std::string::npos ||
                                     request.url.find("q") != std::string::npos
                                 ? std::vector<std::string>{"b", "x"}
                                 : std::vector<std::string>{"a", "b"}};
        return set(request);
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(received(desk, run) == 3U);
}

BOOST_AUTO_TEST_CASE(of_several_prefixes_the_first_stays_in_the_ledger_and_replay_knows_each) {
    Desk desk;
    desk.dataset.source.oai_pmh.metadata_prefixes = {"jpcoar_2.0", "oai_dc"};
    desk.network.answer = five;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    auto const records = desk.replay(run.id);
    BOOST_TEST(records.at(4).metadata_prefix == "oai_dc"); // from a page that was asked for by token
    BOOST_TEST(records.at(9).metadata_prefix == "jpcoar_2.0");
    BOOST_TEST(desk.store->ledger().seen("maps", "e")->page == 6);
}

BOOST_AUTO_TEST_CASE(post_sends_the_arguments_as_a_form) {
    Desk desk;
    desk.dataset.source.oai_pmh.method = "POST";
    desk.network.answer = [](harvester::HttpRequest request) -> model::Result<harvester::HttpResponse> {
        request.url = harvester::with_query(request.url, request.body);
        return five(request);
    };
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    BOOST_TEST(desk.network.asked.at(1) ==
               "http://oai.example.jp/oai#verb=ListRecords&metadataPrefix=oai_dc");
}

BOOST_AUTO_TEST_CASE(a_partial_run_reads_its_dates_and_moves_no_cursor) {
    Desk desk;
    desk.network.answer = five;
    auto const run = desk.harvest({.from = "2025-01-01", .until = "2025-01-31"});
    BOOST_TEST(run.partial);
    BOOST_TEST(
        desk.network.asked.at(1).ends_with("from=2025-01-01T00%3A00%3A00Z&until=2025-01-31T23%3A59%3A59Z"));
    BOOST_TEST(desk.store->ledger().cursor("maps") == "");
    BOOST_TEST(joined(desk.harvest({.from = "yesterday"}).reasons) == "configuration");
}

BOOST_AUTO_TEST_CASE(a_source_type_that_is_not_there_lists_the_choices) {
    Desk desk;
    desk.dataset.source.type = "ftp";
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::failed);
    BOOST_TEST(run.messages.at(0).find("oai_pmh, json_api, files") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_json_api_is_walked_by_offset_to_its_total) {
    Desk desk;
    desk.dataset.source.type = "json_api";
    auto &api = desk.dataset.source.json_api;
    api.url = "http://api.example.jp/items?lang=ja";
    api.paging = "offset";
    api.params = {{"size", {"limit", "2"}}, {"offset", {"offset", "0"}}};
    api.paths = {{"list", "items"}, {"id", "id"}, {"total", "total"}, {"deleted", "deleted"}};
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        bool const first = harvester::argument_of(request.url, "offset") == "0";
        return page(first ? R"({"total":3,"items":[{"id":"a"},{"id":7}]})"
                          : R"({"total":3,"items":[{"id":"c","deleted":true}]})",
                    200, {{"Date", "Sun, 04 Jan 2026 00:00:00 GMT"}});
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.network.asked.at(1) == "http://api.example.jp/items?lang=ja&limit=2&offset=2");
    BOOST_TEST(desk.store->ledger().seen("maps", "c")->deleted);
    BOOST_TEST(run.cursor == "2026-01-04T00:00:00Z");
}

BOOST_AUTO_TEST_SUITE_END()
