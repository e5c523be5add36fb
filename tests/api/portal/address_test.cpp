#include <boost/test/unit_test.hpp>

#include "api/portal/address.hpp"

using namespace tsunagi::api;

namespace {

Address address(std::string_view query) {
    Warnings warnings;
    return Address(parse_parameters(query, warnings));
}

} // namespace

BOOST_AUTO_TEST_SUITE(portal_address)

BOOST_AUTO_TEST_CASE(a_page_without_conditions_is_the_front_page) {
    BOOST_TEST(address("").url() == "/");
    BOOST_TEST(address("keyword=&sort=score&from=40").url() == "/");
}

BOOST_AUTO_TEST_CASE(what_changes_nothing_is_not_carried_on) {
    BOOST_TEST(address("utm_source=x&keyword=a&csid=jps-cross&lang=fr&view=map").url() == "/?keyword=a");
    BOOST_TEST(address("f-type=%2Bmap&f-type=%2Bmap").url() == "/?f-type=%2Bmap");
}

BOOST_AUTO_TEST_CASE(a_filter_is_added_and_a_single_one_is_replaced) {
    BOOST_TEST(address("f-type=%2Bmap").with("f-type", "+photo").url() == "/?f-type=%2Bmap&f-type=%2Bphoto");
    BOOST_TEST(address("sort=new&lang=en").with("sort", "title").url() == "/?lang=en&sort=title");
    BOOST_TEST(address("r-tempo=1,2&r-tempo=3,4").url() == "/?r-tempo=3%2C4");
}

BOOST_AUTO_TEST_CASE(taking_away_one_value_keeps_the_others) {
    auto const both = address("f-type=%2Bmap&f-type=-photo&keyword=%E5%AF%8C%E5%B6%BD");
    BOOST_TEST(both.without("f-type", "+map").url() == "/?f-type=-photo&keyword=%E5%AF%8C%E5%B6%BD");
    BOOST_TEST(both.without("f-type").url() == "/?keyword=%E5%AF%8C%E5%B6%BD");
}

BOOST_AUTO_TEST_CASE(without_conditions_the_words_language_and_view_stay) {
    BOOST_TEST(address("keyword=a&f-db=x&r-tempo=1,2&exists=common.title&q-title=b&g-coordinates=1,2,3&lang="
                       "en&view=tile")
                   .without_conditions()
                   .url() == "/?keyword=a&lang=en&view=tile");
}

BOOST_AUTO_TEST_CASE(signs_and_quotes_survive_in_a_link) {
    BOOST_TEST(address("keyword=%2B%22a%20b%22&keyword=-c%26d").url() ==
               "/?keyword=%2B%22a%20b%22&keyword=-c%26d");
}

BOOST_AUTO_TEST_SUITE_END()
