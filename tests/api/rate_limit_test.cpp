#include "api/routes/rate_limit.hpp"

#include <boost/test/unit_test.hpp>

namespace tsunagi::api {

BOOST_AUTO_TEST_SUITE(rate_limit)

using namespace std::chrono_literals;

BOOST_AUTO_TEST_CASE(a_burst_then_so_many_a_second) {
    RateLimit limit(10, 50, Networks({}));
    RateLimit::Time now{};
    for (int i = 0; i < 50; ++i) BOOST_TEST(limit.take("192.0.2.1", now).remaining == 49 - i);
    auto const refused = limit.take("192.0.2.1", now);
    BOOST_TEST(!refused.allowed);
    BOOST_TEST(refused.seconds_until == 1);
    BOOST_TEST(limit.take("192.0.2.2", now).allowed); // another address has a bucket of its own
    now += 200ms;
    BOOST_TEST(limit.take("192.0.2.1", now).allowed);
    BOOST_TEST(limit.take("192.0.2.1", now).allowed);
    BOOST_TEST(!limit.take("192.0.2.1", now).allowed);
    BOOST_TEST(limit.window_seconds() == 5);
}

BOOST_AUTO_TEST_CASE(exempt_networks_are_never_refused) {
    RateLimit limit(1, 1, Networks({"127.0.0.0/8", "::1/128"}));
    for (int i = 0; i < 5; ++i) {
        BOOST_TEST(limit.take("127.1.2.3", {}).allowed);
        BOOST_TEST(limit.take("::1", {}).allowed);
    }
}

BOOST_AUTO_TEST_CASE(networks_contain_their_addresses) {
    Networks const networks({"10.1.0.0/16", "192.0.2.7", "2001:db8::/32", "nonsense"});
    for (std::string const inside : {"10.1.255.1", "192.0.2.7", "2001:db8:1::1", "::ffff:10.1.2.3"})
        BOOST_TEST(networks.contain(inside), inside);
    for (std::string const outside : {"10.2.0.1", "192.0.2.8", "2001:db9::1", "", "nonsense"})
        BOOST_TEST(!networks.contain(outside), outside);
    BOOST_TEST(Networks({"0.0.0.0/0"}).contain("8.8.8.8"));
}

BOOST_AUTO_TEST_CASE(only_trusted_proxies_may_name_the_client) {
    Networks const proxies({"10.0.0.0/8"});
    BOOST_TEST(client_address("192.0.2.1", "1.1.1.1", proxies) == "192.0.2.1");
    BOOST_TEST(client_address("10.0.0.1", "1.1.1.1", proxies) == "1.1.1.1");
    BOOST_TEST(client_address("10.0.0.1", "6.6.6.6, 1.1.1.1, 10.0.0.2", proxies) == "1.1.1.1");
    BOOST_TEST(client_address("10.0.0.1", "", proxies) == "10.0.0.1");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
