#include "config/schedule/windows.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/config/schedule/moments.hpp"

namespace {

using namespace tsunagi;
using namespace tsunagi::config;
using tsunagi::config::tests::shown;
using tsunagi::config::tests::utc;

TimeZone const tokyo("Asia/Tokyo");

bool open_at(model::MaintenanceWindows const &windows, std::string const &local) {
    return is_open(windows, tokyo, tokyo.moment(*read_local_time(local)));
}

std::string opening(model::MaintenanceWindows const &windows, std::string const &after) {
    return shown(next_opening(windows, tokyo, utc(after)));
}

} // namespace

BOOST_AUTO_TEST_SUITE(maintenance_windows)

BOOST_AUTO_TEST_CASE(without_windows_it_is_always_open) { BOOST_TEST(open_at({}, "2026-01-01T12:00")); }

BOOST_AUTO_TEST_CASE(hours_reach_over_midnight) {
    model::MaintenanceWindows const nights{.allowed = {"22:00-06:00"}};
    BOOST_TEST(open_at(nights, "2026-01-01T22:00"));
    BOOST_TEST(open_at(nights, "2026-01-02T05:59"));
    BOOST_TEST(!open_at(nights, "2026-01-02T06:00"));
    BOOST_TEST(!open_at(nights, "2026-01-02T21:59"));
    BOOST_TEST(opening(nights, "2026-01-01T21:00Z") == "2026-01-02T13:00Z");
    BOOST_TEST(opening(nights, "2026-01-01T20:59Z") == "2026-01-01T20:59Z");
}

BOOST_AUTO_TEST_CASE(a_day_ends_at_24_00) {
    model::MaintenanceWindows const evenings{.allowed = {"20:00-24:00", "00:00-01:00"}};
    BOOST_TEST(open_at(evenings, "2026-01-01T23:59"));
    BOOST_TEST(open_at(evenings, "2026-01-02T00:00"));
    BOOST_TEST(!open_at(evenings, "2026-01-02T01:00"));
    BOOST_TEST(open_at({.allowed = {"00:00-24:00"}}, "2026-01-02T12:00"));
}

BOOST_AUTO_TEST_CASE(blackout_days_are_closed_from_midnight_to_midnight) {
    model::MaintenanceWindows const windows{.allowed = {"22:00-06:00"},
                                            .blackout = {"2026-12-28/2027-01-04", "2027-02-11"}};
    BOOST_TEST(open_at(windows, "2026-12-27T23:59"));
    BOOST_TEST(!open_at(windows, "2026-12-28T00:00"));
    BOOST_TEST(!open_at(windows, "2027-01-04T23:59"));
    BOOST_TEST(open_at(windows, "2027-01-05T00:00"));
    BOOST_TEST(!open_at(windows, "2027-02-11T23:00"));
    BOOST_TEST(opening(windows, "2026-12-28T00:00Z") == "2027-01-04T15:00Z");
}

BOOST_AUTO_TEST_CASE(what_is_no_window_is_known) {
    for (auto const *text : {"22-6", "24:00-06:00", "22:00-24:30", "02:00-02:00", ""})
        BOOST_TEST(!read_daily_hours(text), text);
    for (auto const *text : {"2026-02-30", "2026-12-28/2026-12-27", "28.12.2026", ""})
        BOOST_TEST(!read_days(text), text);
}

BOOST_AUTO_TEST_CASE(the_next_opening_is_the_one_that_a_walk_minute_by_minute_finds) {
    struct Case {
        char const *zone, *hours, *day;
    };
    for (auto const &[name, hours, day] : {Case{"Europe/Berlin", "01:30-02:30", "2026-10-25T00:00Z"},
                                           {"Europe/Berlin", "02:15-02:45", "2026-10-25T00:00Z"},
                                           {"Europe/Berlin", "02:30-05:00", "2026-03-28T23:00Z"},
                                           {"Europe/Berlin", "02:15-02:45", "2026-03-28T23:00Z"},
                                           {"Australia/Lord_Howe", "01:45-02:15", "2026-04-04T13:00Z"},
                                           {"Asia/Tokyo", "22:00-06:00", "2026-01-01T00:00Z"}}) {
        TimeZone const zone(name);
        model::MaintenanceWindows const windows{.allowed = {hours}};
        for (int minute = 0; minute < 24 * 60; minute += 7) {
            auto const after = utc(day) + std::chrono::minutes(minute);
            auto expected = after;
            while (!is_open(windows, zone, expected)) expected += std::chrono::minutes(1);
            BOOST_TEST((next_opening(windows, zone, after) == expected),
                       name << " " << hours << " after " << shown(after) << ": "
                            << shown(next_opening(windows, zone, after)) << ", expected " << shown(expected));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
