#include "config/addresses.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi::config;

BOOST_AUTO_TEST_SUITE(addresses)

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
