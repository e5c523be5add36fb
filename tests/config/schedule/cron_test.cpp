#include "config/schedule/cron.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi::config;

BOOST_AUTO_TEST_SUITE(cron)

BOOST_AUTO_TEST_CASE(crontab_lines_are_known) {
    for (auto const *line : {"0 2 * * 0", "*/15 * * * *", "0 2,14 1-7 * mon", "5 4 * JAN-mar 7",
                             "0  2 31 12 *", "0 0 29 2 *", "0-59/7 * * * *"})
        BOOST_TEST(!!read_cron(line), line);
}

BOOST_AUTO_TEST_CASE(what_is_no_crontab_line_is_told) {
    for (auto const *line :
         {"", "0 2 * *", "0 2 * * 0 root", "60 * * * *", "0 -1 * * *", "0 2 0 * *", "0 2 * 13 *", "0 2 * * 8",
          "0 5-2 * * *", "*/0 * * * *", "5/15 * * * *", "0 2 * * sonntag", "@daily"})
        BOOST_TEST(!read_cron(line), line);
}

BOOST_AUTO_TEST_CASE(a_day_that_no_year_has_is_told) {
    auto const line = read_cron("0 2 30 2 *");
    BOOST_REQUIRE(!line);
    BOOST_TEST(line.failure().message == "a day that some year has");
}

BOOST_AUTO_TEST_CASE(both_day_fields_given_means_either) {
    auto const falls_on = [](char const *line, char const *day) {
        return (*read_cron(line)).falls_on(*read_local_day(day)); // 2026-01-05 is a Monday
    };
    BOOST_TEST(falls_on("0 2 13 * 1", "2026-01-05"));
    BOOST_TEST(falls_on("0 2 13 * 1", "2026-01-13"));
    BOOST_TEST(!falls_on("0 2 13 * 1", "2026-01-14"));
    BOOST_TEST(!falls_on("0 2 13 * *", "2026-01-05"));
    BOOST_TEST(
        !falls_on("0 2 */2 * 1", "2026-01-12")); // a field that begins with * is not given (crontab(5))
}

BOOST_AUTO_TEST_CASE(seven_is_sunday) {
    BOOST_TEST((*read_cron("0 2 * * 7")).weekdays == (*read_cron("0 2 * * sun")).weekdays);
    BOOST_TEST((*read_cron("0 2 * * 5-7")).weekdays == (*read_cron("0 2 * * 0,fri,sat")).weekdays);
}

BOOST_AUTO_TEST_SUITE_END()
