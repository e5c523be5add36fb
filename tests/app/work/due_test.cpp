#include "app/work/due.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/config/schedule/moments.hpp"

namespace {

using namespace tsunagi;
using namespace tsunagi::app;
using config::tests::shown;
using config::tests::utc;

model::Dataset daily() { // 02:00 in Tokyo
    model::Dataset dataset;
    dataset.id = "maps";
    dataset.source.type = "oai_pmh";
    dataset.schedule = {.cron = "0 2 * * *", .jitter_minutes = 0};
    return dataset;
}

model::HarvestRun run_at(std::string const &started, model::Outcome outcome = model::Outcome::complete,
                         std::vector<std::string> reasons = {}) {
    model::HarvestRun run{.dataset = "maps", .outcome = outcome, .started = utc(started)};
    run.finished = utc(started) + std::chrono::minutes(10);
    run.reasons = std::move(reasons);
    return run;
}

std::string next(model::Dataset const &dataset, DatasetPast const &past, std::string const &now) {
    auto const next = next_run(dataset, past, utc(now));
    return next ? shown(next->at) : "never";
}

} // namespace

BOOST_AUTO_TEST_SUITE(due)

BOOST_AUTO_TEST_CASE(a_dataset_is_due_when_a_scheduled_time_has_passed_since_its_last_run) {
    DatasetPast const past{.last_run = run_at("2026-01-04T17:00Z")};
    BOOST_TEST(next(daily(), past, "2026-01-05T12:00Z") == "2026-01-05T17:00Z");
    BOOST_TEST(next(daily(), past, "2026-01-07T12:00Z") == "2026-01-07T12:00Z"); // late is at once
}

BOOST_AUTO_TEST_CASE(a_dataset_that_never_ran_waits_for_its_next_time_after_it_was_first_seen) {
    BOOST_TEST(next(daily(), {.first_seen = utc("2026-01-05T12:00Z")}, "2026-01-05T12:00Z") ==
               "2026-01-05T17:00Z");
    BOOST_TEST(next(daily(), {}, "2026-01-05T12:00Z") == "2026-01-05T12:00Z"); // nobody noted when
}

BOOST_AUTO_TEST_CASE(a_paused_dataset_is_never_due) {
    auto dataset = daily();
    dataset.schedule.paused = true;
    DatasetPast const past{.last_run = run_at("2026-01-01T17:00Z", model::Outcome::running),
                           .was_killed = true};
    BOOST_TEST(next(dataset, past, "2026-01-07T12:00Z") == "never");
}

BOOST_AUTO_TEST_CASE(an_interrupted_run_is_taken_up_at_once_though_nothing_is_scheduled) {
    auto dataset = daily();
    dataset.schedule = {};
    DatasetPast const past{.last_run = run_at("2026-01-01T17:00Z", model::Outcome::running),
                           .was_killed = true};
    BOOST_TEST(next(dataset, past, "2026-01-07T12:00Z") == "2026-01-07T12:00Z");
}

BOOST_AUTO_TEST_CASE(the_second_list_for_absences_is_due_when_a_day_has_passed) {
    auto dataset = daily();
    dataset.schedule = {};
    DatasetPast past{.last_run = run_at("2026-01-04T17:00Z"), .confirm_at = utc("2026-01-05T17:00Z")};
    BOOST_TEST(next(dataset, past, "2026-01-05T12:00Z") == "2026-01-05T17:00Z");
    BOOST_TEST(next_run(dataset, past, utc("2026-01-05T18:00Z"))->confirms);
    past.last_run = run_at("2026-01-05T17:00Z", model::Outcome::failed);
    BOOST_TEST(next(dataset, past, "2026-01-05T18:00Z") == "2026-01-06T17:00Z"); // not again and again
}

BOOST_AUTO_TEST_CASE(a_run_by_the_schedule_is_the_second_list_when_its_time_has_come) {
    DatasetPast const past{.last_run = run_at("2026-01-03T17:00Z"), .confirm_at = utc("2026-01-04T17:00Z")};
    auto const next = next_run(daily(), past, utc("2026-01-06T00:00Z"));
    BOOST_TEST(next->confirms);
}

// rows 30, 31
BOOST_AUTO_TEST_CASE(no_run_begins_before_the_time_that_the_host_asked_for) {
    DatasetPast past{.last_run = run_at("2026-01-04T17:00Z", model::Outcome::incomplete, {"rate_limited"}),
                     .host_not_before = utc("2026-01-06T03:00Z")};
    BOOST_TEST(next(daily(), past, "2026-01-05T18:00Z") == "2026-01-06T03:00Z");
    BOOST_TEST(next(daily(), past, "2026-01-06T04:00Z") == "2026-01-06T04:00Z");
    past.host_not_before.reset(); // too many requests, but no time told
    BOOST_TEST(next(daily(), past, "2026-01-04T17:11Z") == "2026-01-04T18:10Z");
}

BOOST_AUTO_TEST_CASE(no_run_begins_outside_its_maintenance_window) {
    auto dataset = daily();
    dataset.windows = {.allowed = {"03:00-06:00"}, .blackout = {"2026-01-06"}};
    DatasetPast const past{.last_run = run_at("2026-01-03T18:00Z")};
    BOOST_TEST(next(dataset, past, "2026-01-04T17:30Z") == "2026-01-04T18:00Z");
    BOOST_TEST(next(dataset, past, "2026-01-05T12:00Z") == "2026-01-06T18:00Z");
}

BOOST_AUTO_TEST_CASE(a_run_that_the_window_stopped_goes_on_at_the_next_opening) {
    auto dataset = daily();
    dataset.schedule.cron = "0 2 * * 0";
    dataset.windows = {.allowed = {"01:00-05:00"}};
    DatasetPast const past{.last_run =
                               run_at("2026-01-03T19:50Z", model::Outcome::incomplete, {"outside_window"})};
    BOOST_TEST(next(dataset, past, "2026-01-03T20:01Z") == "2026-01-04T16:00Z");
}

BOOST_AUTO_TEST_CASE(a_file_in_the_inbox_is_due_and_a_failed_one_a_day_later) {
    auto dataset = daily();
    dataset.schedule = {};
    DatasetPast past{.delivered = utc("2026-01-05T12:00Z")};
    BOOST_TEST(next(dataset, past, "2026-01-05T11:59Z") == "2026-01-05T12:00Z");
    past.last_run = run_at("2026-01-05T12:00Z", model::Outcome::failed);
    BOOST_TEST(next(dataset, past, "2026-01-05T13:00Z") == "2026-01-06T12:00Z");
}

BOOST_AUTO_TEST_CASE(two_datasets_of_one_host_have_one_key_and_files_their_own) {
    auto one = daily(), other = daily();
    one.source.oai_pmh.url = "https://A.example.jp/oai?x=1";
    other.source.type = "json_api";
    other.source.json_api.url = "https://a.example.jp/items";
    BOOST_TEST(host_asked_by(one) == host_asked_by(other));
    other.source.type = "files";
    BOOST_TEST(host_asked_by(other) == "files:maps");
}

BOOST_AUTO_TEST_SUITE_END()
