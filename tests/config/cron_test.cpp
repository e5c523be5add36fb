#include "config/cron.hpp"

#include <boost/test/unit_test.hpp>

#include "config/addresses.hpp"

using namespace tsunagi::config;

BOOST_AUTO_TEST_SUITE(cron)

BOOST_AUTO_TEST_CASE(crontab_lines_are_known) {
    for (auto const *line :
         {"0 2 * * 0", "*/15 * * * *", "0 2,14 1-7 * mon", "5 4 * JAN-mar 7", "0  2 31 12 *"})
        BOOST_TEST(cron_mistake(line) == "", line);
}

BOOST_AUTO_TEST_CASE(what_is_no_crontab_line_is_told) {
    for (auto const *line :
         {"", "0 2 * *", "0 2 * * 0 root", "60 * * * *", "0 -1 * * *", "0 2 0 * *", "0 2 * 13 *", "0 2 * * 8",
          "0 5-2 * * *", "*/0 * * * *", "0 2 * * sonntag", "@daily"})
        BOOST_TEST(cron_mistake(line) != "", line);
}

BOOST_AUTO_TEST_CASE(networks_and_listening_addresses_are_known) {
    for (auto const *network : {"127.0.0.0/8", "10.1.2.3/32", "::1/128", "fd00::/8"})
        BOOST_TEST(is_network(network), network);
    for (auto const *network : {"127.0.0.1", "127.0.0.0/33", "::1/129", "a/8", "10.0.0.0/", "10.0.0.0/-1"})
        BOOST_TEST(!is_network(network), network);
    for (auto const *listen : {"127.0.0.1:8080", "[::]:80", "0.0.0.0:0", "localhost:1"})
        BOOST_TEST(is_listen_address(listen), listen);
    for (auto const *listen : {"8080", ":8080", "host:8080", "127.0.0.1:", "127.0.0.1:65536", "::1:80"})
        BOOST_TEST(!is_listen_address(listen), listen);
}

BOOST_AUTO_TEST_SUITE_END()
