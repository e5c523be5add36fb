#include "config/schedule/occurrences.hpp"

#include <boost/test/unit_test.hpp>

#include <random>
#include <set>

#include "config/schedule/cron.hpp"
#include "tests/config/schedule/moments.hpp"

namespace {

using namespace tsunagi;
using namespace tsunagi::config;
using tsunagi::config::tests::shown;
using tsunagi::config::tests::utc;

model::Schedule by_cron(std::string const &line, std::string const &zone = "Asia/Tokyo") {
    return {.cron = line, .time_zone = zone, .jitter_minutes = 0};
}

model::Schedule every(std::string const &unit, int count, std::string const &start,
                      std::string const &zone = "Asia/Tokyo") {
    return {.every = model::Every{unit, count, start}, .time_zone = zone, .jitter_minutes = 0};
}

std::string starts(model::Schedule const &schedule, std::string const &after, std::size_t count) {
    std::string all;
    for (auto const time : next_starts(schedule, "maps", utc(after), count))
        all += (all.empty() ? "" : " ") + shown(time);
    return all;
}

/// The plain reading: minute by minute, is this one written in the line? A skipped minute counts at the
/// change of the clocks, a repeated one at its first coming.
std::optional<model::Time> reference(Cron const &cron, TimeZone const &zone, model::Time after, int days) {
    auto const first = std::chrono::floor<std::chrono::minutes>(after) + std::chrono::minutes(1);
    std::set<LocalTime> walls; // of the day before, so that repetitions are known
    auto previous = zone.local(first - std::chrono::days(1));
    for (auto at = first - std::chrono::days(1); at < first + std::chrono::days(days);
         at += std::chrono::minutes(1)) {
        auto const wall = zone.local(at);
        bool written = false;
        for (auto skipped = previous; skipped < wall;) {
            skipped += std::chrono::minutes(1);
            if (!walls.insert(skipped).second) continue;
            auto const day = std::chrono::floor<std::chrono::days>(skipped);
            auto const minute = static_cast<unsigned>((skipped - day) / std::chrono::minutes(1));
            written |= cron.falls_on(day) && has(cron.hours, minute / 60) && has(cron.minutes, minute % 60);
        }
        previous = wall;
        if (written && at >= first) return at;
    }
    return std::nullopt;
}

} // namespace

BOOST_AUTO_TEST_SUITE(schedules)

BOOST_AUTO_TEST_CASE(every_sunday_at_two_in_tokyo) {
    BOOST_TEST(starts(by_cron("0 2 * * 0"), "2026-01-04T00:00Z", 2) == "2026-01-10T17:00Z 2026-01-17T17:00Z");
}

BOOST_AUTO_TEST_CASE(the_next_start_is_later_than_the_time_given) {
    BOOST_TEST(starts(by_cron("0 2 * * *"), "2026-01-04T17:00Z", 1) == "2026-01-05T17:00Z");
}

BOOST_AUTO_TEST_CASE(a_local_time_that_daylight_saving_skips_runs_at_the_next_valid_minute) {
    BOOST_TEST(starts(by_cron("30 2 * * *", "Europe/Berlin"), "2026-03-28T12:00Z", 2) ==
               "2026-03-29T01:00Z 2026-03-30T00:30Z");
    BOOST_TEST(starts(by_cron("30 2 * * *", "America/New_York"), "2026-03-08T00:00Z", 2) ==
               "2026-03-08T07:00Z 2026-03-09T06:30Z");
    // Lord Howe skips half an hour: 02:00 to 02:30.
    BOOST_TEST(starts(by_cron("15 2 * * *", "Australia/Lord_Howe"), "2026-10-03T00:00Z", 2) ==
               "2026-10-03T15:30Z 2026-10-04T15:15Z");
}

BOOST_AUTO_TEST_CASE(several_skipped_minutes_are_one_start) {
    BOOST_TEST(starts(by_cron("*/20 2 * * *", "Europe/Berlin"), "2026-03-29T00:00Z", 2) ==
               "2026-03-29T01:00Z 2026-03-30T00:00Z");
}

BOOST_AUTO_TEST_CASE(a_local_time_that_occurs_twice_runs_once) {
    BOOST_TEST(starts(by_cron("30 2 * * *", "Europe/Berlin"), "2026-10-24T12:00Z", 2) ==
               "2026-10-25T00:30Z 2026-10-26T01:30Z");
    BOOST_TEST(starts(by_cron("30 1 * * *", "America/New_York"), "2026-11-01T00:00Z", 2) ==
               "2026-11-01T05:30Z 2026-11-02T06:30Z");
    BOOST_TEST(starts(by_cron("45 1 * * *", "Australia/Lord_Howe"), "2026-04-04T00:00Z", 2) ==
               "2026-04-04T14:45Z 2026-04-05T15:15Z");
}

BOOST_AUTO_TEST_CASE(an_interval_is_counted_by_the_calendar_from_its_start) {
    BOOST_TEST(starts(every("weeks", 2, "2026-01-05T02:00"), "2026-01-20T00:00Z", 2) ==
               "2026-02-01T17:00Z 2026-02-15T17:00Z");
    BOOST_TEST(starts(every("days", 1, "2026-03-27T02:30", "Europe/Berlin"), "2026-03-28T12:00Z", 2) ==
               "2026-03-29T01:00Z 2026-03-30T00:30Z");
    BOOST_TEST(starts(every("months", 1, "2026-01-31T09:00"), "2026-01-31T01:00Z", 3) ==
               "2026-02-28T00:00Z 2026-03-31T00:00Z 2026-04-30T00:00Z");
    BOOST_TEST(starts(every("weeks", 1, "2030-01-07T02:00"), "2026-01-01T00:00Z", 1) == "2030-01-06T17:00Z");
    BOOST_TEST(starts(every("days", 1, "1990-01-01T00:00"), "2026-01-01T00:00Z", 1) == "2026-01-01T15:00Z");
}

BOOST_AUTO_TEST_CASE(hours_of_an_interval_are_counted_as_they_pass) {
    BOOST_TEST(starts(every("hours", 6, "2026-03-28T22:00", "Europe/Berlin"), "2026-03-28T22:00Z", 2) ==
               "2026-03-29T03:00Z 2026-03-29T09:00Z");
}

BOOST_AUTO_TEST_CASE(a_date_comes_once_and_to_the_minute) {
    model::Schedule const once{.at = "2026-12-01T02:00", .jitter_minutes = 15};
    BOOST_TEST(starts(once, "2026-01-01T00:00Z", 10) == "2026-11-30T17:00Z");
    BOOST_TEST(starts(once, "2026-11-30T17:00Z", 10) == "");
}

BOOST_AUTO_TEST_CASE(what_is_paused_or_has_no_times_never_starts) {
    auto paused = by_cron("0 2 * * *");
    paused.paused = true;
    BOOST_TEST(starts(paused, "2026-01-01T00:00Z", 1) == "");
    BOOST_TEST(starts({}, "2026-01-01T00:00Z", 1) == "");
}

BOOST_AUTO_TEST_CASE(starts_are_spread_by_a_hash_of_the_dataset) {
    std::set<long> shares;
    for (int i = 0; i < 200; ++i) {
        auto const id = "set_" + std::to_string(i);
        auto const share = own_jitter(id, 15);
        BOOST_TEST((share.count() >= 0 && share.count() <= 15));
        BOOST_TEST((share == own_jitter(id, 15)));
        shares.insert(share.count());
        auto schedule = by_cron("0 2 * * *");
        schedule.jitter_minutes = 15;
        BOOST_TEST(
            (next_start(schedule, id, utc("2026-01-04T17:00Z") + share) == utc("2026-01-05T17:00Z") + share));
        BOOST_TEST((next_start(schedule, id, utc("2026-01-04T17:00Z") + share - std::chrono::seconds(1)) ==
                    utc("2026-01-04T17:00Z") + share));
    }
    BOOST_TEST(shares.size() == 16U);
    BOOST_TEST(own_jitter("maps", 0).count() == 0);
}

BOOST_AUTO_TEST_CASE(the_next_start_is_the_one_that_a_walk_minute_by_minute_finds) {
    std::mt19937 random(20260329);
    auto const number = [&](int least, int most) {
        return std::to_string(std::uniform_int_distribution(least, most)(random));
    };
    std::vector<std::string> const days{"2026-03-28T", "2026-10-24T", "2026-04-04T", "2026-10-03T",
                                        "2026-06-30T"};
    for (auto const *name : {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe"})
        for (int i = 0; i < 40; ++i) {
            TimeZone const zone(name);
            auto const minutes = i % 3 == 0 ? "*/" + number(7, 30) : number(0, 59);
            auto const hours = i % 4 == 0 ? "*" : number(0, 3) + "," + number(4, 23);
            auto const line = minutes + " " + hours + " * * " + (i % 5 == 0 ? "0,1" : "*");
            auto const after = utc(days[static_cast<std::size_t>(i) % days.size()] + "12:00Z") +
                               std::chrono::minutes(std::stoi(number(0, 1200)));
            auto const expected = reference(*read_cron(line), zone, after, 8);
            BOOST_TEST((next_start(by_cron(line, name), "maps", after) == expected),
                       line << " " << name << " after " << shown(after) << ": "
                            << shown(next_start(by_cron(line, name), "maps", after)) << ", expected "
                            << shown(expected));
        }
}

BOOST_AUTO_TEST_CASE(zones_are_names_of_the_time_zone_database) {
    for (auto const *name : {"Asia/Tokyo", "UTC", "Europe/Berlin", "Japan"})
        BOOST_TEST(TimeZone::is_known(name), name);
    for (auto const *name : {"", "Asia/Tokio", "GMT+9:30", "Etc/Unknown", "+09:00"})
        BOOST_TEST(!TimeZone::is_known(name), name);
}

BOOST_AUTO_TEST_SUITE_END()
