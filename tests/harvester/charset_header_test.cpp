// What the Content-Type header says of the charset (harvesting contract 12, row 21).
#include <boost/test/unit_test.hpp>

#include "harvester/http/url.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;

BOOST_AUTO_TEST_SUITE(charset_header)

// row 21
BOOST_AUTO_TEST_CASE(an_xml_page_is_utf_8_whatever_the_header_says_or_leaves_out) {
    for (auto const *type : {"", "text/xml", "text/xml; charset=ISO-8859-1"}) {
        Desk desk;
        desk.network.answer =
            [&](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
            auto response = Repository{{"a"}}(request);
            if (response) response->headers = {{"Content-Type", type}};
            return response;
        };
        auto const records = desk.replay(desk.harvest().id);
        BOOST_REQUIRE(records.size() == 1U);
        BOOST_TEST(records[0].payload.find("<dc:title>地図 a</dc:title>") != std::string::npos, type);
        BOOST_TEST(records[0].repairs.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
