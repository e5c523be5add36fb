#include <boost/test/unit_test.hpp>

#include "harvester/remedy.hpp"
#include "tests/harvester/dated_repository.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;
using store::Window;
using store::WindowState;

namespace {

model::Time at(char const *text) { return harvester::parse_utc(text).value(); }

std::string stretches(std::vector<Window> const &windows) {
    std::string text;
    for (auto const &window : windows) text += "[" + window.from + ".." + window.until + "]";
    return text;
}

std::string slices(Window const &whole, std::string const &slice, char const *earliest, char const *latest) {
    return stretches(
        harvester::sliced(whole, slice, at(earliest), at(latest), harvester::Granularity::day));
}

std::uint64_t received(Desk const &desk, model::HarvestRun const &run) {
    return desk.store->ledger().received("maps", run.id);
}

std::vector<Window> windows(Desk const &desk, model::HarvestRun const &run) {
    return desk.store->windows().of_run(run.id);
}

bool tells(model::HarvestRun const &run, std::string const &part) {
    for (auto const &message : run.messages)
        if (message.find(part) != std::string::npos) return true;
    return false;
}

/// One record a day, "d01" on 2025-06-01.
DatedRepository const month = [] {
    DatedRepository repository;
    for (int day = 1; day <= 30; ++day) {
        auto const two = (day < 10 ? "0" : "") + std::to_string(day);
        repository.records.push_back({"d" + two, "2025-06-" + two + "T00:00:00Z", false, ""});
    }
    repository.page_size = 4;
    return repository;
}();

harvester::DateCutting const days{harvester::Granularity::day, std::chrono::days(2), at("2025-01-01"),
                                  at("2026-01-01")};

} // namespace

BOOST_AUTO_TEST_SUITE(windows_)

// row 74
BOOST_AUTO_TEST_CASE(a_stretch_is_cut_into_slices_with_one_before_that_is_open_to_the_past) {
    BOOST_TEST(slices({}, "month", "2025-10-20", "2026-01-04") ==
               "[..2025-10-20][2025-10-20..2025-11-01][2025-11-01..2025-12-01][2025-12-01..2026-01-01]"
               "[2026-01-01..]");
    BOOST_TEST(slices({}, "year", "2024-03-01", "2026-01-04") ==
               "[..2024-03-01][2024-03-01..2025-01-01][2025-01-01..2026-01-01][2026-01-01..]");
    BOOST_TEST(slices({.from = "2026-01-01"}, "2", "2024-03-01", "2026-01-04") ==
               "[2026-01-01..2026-01-03][2026-01-03..]");
}

// row 50
BOOST_AUTO_TEST_CASE(a_wrong_earliest_datestamp_costs_no_slices_without_end) {
    auto const whole = slices({}, "year", "0001-01-01", "2001-06-01");
    BOOST_TEST(whole == "[..1999-01-01][1999-01-01..2000-01-01][2000-01-01..2001-01-01][2001-01-01..]");
    BOOST_TEST(slices({}, "year", "2030-01-01", "2026-01-04") == "[..2026-01-04]");
}

BOOST_AUTO_TEST_CASE(every_slice_of_a_run_is_a_window_of_the_ledger) {
    Desk desk;
    desk.dataset.harvest.slice = "month";
    auto repository = month;
    repository.earliest = "2025-05-30T00:00:00Z";
    repository.response_date = "2025-07-02T00:00:00Z";
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(received(desk, run) == 30U);
    auto const walked = windows(desk, run);
    BOOST_TEST(walked.size() == 4U);
    BOOST_TEST(walked.at(2).received == 30U);
    BOOST_TEST(walked.at(2).first + walked.at(2).newest == "d012025-06-30T00:00:00Z");
    BOOST_CHECK(walked.at(3).state == WindowState::complete);
}

// row 41
BOOST_AUTO_TEST_CASE(a_server_that_takes_until_for_excluded_loses_nothing_between_slices) {
    Desk desk;
    desk.dataset.harvest.slice = "7";
    auto repository = month;
    repository.until_is_included = false;
    repository.earliest = "2025-06-01T00:00:00Z";
    desk.network.answer = repository;
    BOOST_TEST(received(desk, desk.harvest()) == 30U);
}

BOOST_AUTO_TEST_CASE(a_window_is_halved_by_date_down_to_one_granule) {
    auto const halved = [](Window const &window) {
        auto const parts = harvester::halves(window, days);
        return parts ? stretches({parts->first, parts->second}) : "none";
    };
    BOOST_TEST(halved({.from = "2025-06-01", .until = "2025-06-09"}) ==
               "[2025-06-01..2025-06-05][2025-06-05..2025-06-09]");
    BOOST_TEST(halved({.from = "2025-06-01", .until = "2025-06-02"}) == "none");
    BOOST_TEST(halved({}) == "[..2025-07-02][2025-07-02..]");
    BOOST_TEST(halved({.oldest = "2025-12-01"}) == "[..2025-12-16][2025-12-16..]");
    BOOST_TEST(halved({.until = "2025-01-01"}) == "[..2024-12-31][2024-12-31..2025-01-01]");
    BOOST_TEST(halved({.until = "2024-12-01"}) == "none");
}

// rows 7, 8
BOOST_AUTO_TEST_CASE(a_refused_token_begins_the_list_again_at_the_newest_date_that_was_seen_in_order) {
    Window window{.token = "t", .newest = "2025-06-10", .in_date_order = true};
    harvester::restart(window, days, 5);
    BOOST_TEST(window.restart_from == "2025-06-08");
    BOOST_TEST(window.list_now.received_before == 5U);
    window.in_date_order = false;
    harvester::restart(window, days, 5);
    BOOST_TEST(window.restart_from == "");
}

// row 39
BOOST_AUTO_TEST_CASE(a_dated_list_whose_token_is_refused_again_is_asked_for_with_both_dates) {
    Window window{.from = "2025-06-01", .token = "t"};
    harvester::restart(window, days, 5);
    BOOST_TEST(window.until == "");
    harvester::restart(window, days, 5);
    BOOST_TEST(window.until == "2026-01-01");
}

// rows 7, 8
BOOST_AUTO_TEST_CASE(a_server_whose_tokens_never_hold_is_harvested_in_smaller_windows) {
    Desk desk;
    auto repository = month;
    repository.records.resize(12);
    repository.tokens_hold = false;
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_TEST(received(desk, run) == 12U);
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_CHECK(windows(desk, run).at(0).state == WindowState::split);
}

// rows 14, 15, 18, 32
BOOST_AUTO_TEST_CASE(a_record_that_breaks_its_page_is_found_by_halving_and_held_back_alone) {
    Desk desk;
    desk.dataset.politeness.tries_per_page = 1;
    auto repository = month;
    repository.granularity = "YYYY-MM-DD";
    repository.earliest = "2025-06-01";
    repository.response_date = "2025-07-02T00:00:00Z";
    repository.poisonous = {"d17"};
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(received(desk, run) == 30U);
    BOOST_TEST(desk.store->ledger().seen("maps", "d17")->unreadable);
    BOOST_TEST(!desk.store->ledger().seen("maps", "d16")->unreadable);
    BOOST_TEST(tells(run, "record \"d17\" is held back"));
    auto const replayed = desk.replay(run.id);
    auto const held = std::find_if(replayed.begin(), replayed.end(),
                                   [](auto const &record) { return record.identifier == "d17"; });
    BOOST_REQUIRE(held != replayed.end());
    BOOST_TEST(held->fault.find("status 500") != std::string::npos);
}

// rows 8, 14
BOOST_AUTO_TEST_CASE(the_search_for_a_bad_record_does_not_hammer_the_server) {
    for (auto const &trouble : {page("", 500), page("", 404), page(oai_error("badResumptionToken"))}) {
        Desk desk;
        auto const repository = month;
        desk.network.answer = [=](harvester::HttpRequest const &request)
            -> model::Result<harvester::HttpResponse> {
            if (request.url.find("resumptionToken") != std::string::npos) return trouble;
            return repository(request);
        };
        auto const run = desk.harvest();
        BOOST_TEST(run.requests < 5 * 9 + 20U);
    }
}

// row 15
BOOST_AUTO_TEST_CASE(the_search_goes_on_in_the_next_run_until_the_bad_record_stands_alone) {
    Desk desk;
    auto repository = month;
    repository.poisonous = {"d17"};
    desk.network.answer = repository;
    auto run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    for (int attempt = 0; attempt < 12 && run.outcome == Outcome::incomplete; ++attempt) run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.id == "r-1");
    BOOST_TEST(desk.store->ledger().seen("maps", "d17")->unreadable);
}

// rows 12, 46
BOOST_AUTO_TEST_CASE(records_dated_outside_of_what_was_asked_are_stored_and_told) {
    Desk desk;
    desk.network.answer = month;
    desk.harvest();
    auto repository = month;
    repository.records = {{"x", "2026-01-03T10:00:00Z", false, ""}, {"y", "2024-01-01T00:00:00Z", false, ""}};
    repository.heeds_from = false;
    desk.network.answer = repository;
    auto const run = desk.harvest();
    BOOST_TEST(desk.store->ledger().seen("maps", "y").has_value());
    BOOST_TEST(tells(run, "1 records with a datestamp outside of these dates"));
    BOOST_TEST(desk.store->ledger().fact("maps", "no_selective_harvest") == "");
}

// row 40
BOOST_AUTO_TEST_CASE(a_server_that_ignores_from_is_noticed_and_remembered_until_it_heeds_it) {
    Desk desk;
    auto repository = month;
    desk.network.answer = repository;
    desk.harvest();
    repository.heeds_from = false;
    desk.network.answer = repository;
    BOOST_TEST(tells(desk.harvest(), "take no notice of dates"));
    BOOST_TEST(desk.store->ledger().fact("maps", "no_selective_harvest") != "");
    repository.heeds_from = true;
    repository.records.push_back({"new", "2026-01-03T12:00:00Z", false, ""});
    desk.network.answer = repository;
    desk.harvest();
    BOOST_TEST(desk.store->ledger().fact("maps", "no_selective_harvest") == "");
}

BOOST_AUTO_TEST_SUITE_END()
