#include <boost/test/unit_test.hpp>

#include "api/portal/html.hpp"

using namespace tsunagi::api;

BOOST_AUTO_TEST_SUITE(portal_html)

BOOST_AUTO_TEST_CASE(text_never_becomes_markup) {
    BOOST_TEST(text("<script>alert('1')</script> & \"x\"").markup ==
               "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;x&quot;");
}

BOOST_AUTO_TEST_CASE(a_value_cannot_leave_its_attribute) {
    BOOST_TEST(element("a", {{"title", "\" onmouseover=\"alert(1)"}}, text("x")).markup ==
               "<a title=\"&quot; onmouseover=&quot;alert(1)\">x</a>");
}

BOOST_AUTO_TEST_CASE(control_characters_are_seen_and_harmless) {
    BOOST_TEST(text(std::string_view("a\0b\x1B\x7F", 5)).markup == "a\uFFFDb\uFFFD\uFFFD");
    BOOST_TEST(text("一行\n二行\t").markup == "一行\n二行\t");
}

BOOST_AUTO_TEST_CASE(attributes_are_there_or_not) {
    BOOST_TEST(lone("input", {{"checked", when(true)}, {"disabled", when(false)}}).markup ==
               "<input checked>");
    BOOST_TEST(lone("input", {{"value", ""}}).markup == "<input value=\"\">");
}

BOOST_AUTO_TEST_CASE(only_http_and_https_become_links_out) {
    BOOST_TEST(outward("https://museum.example/1", text("見ます")).markup ==
               "<a href=\"https://museum.example/1\" rel=\"noreferrer\">見ます</a>");
    for (auto const *address : {"javascript:alert(1)", "JavaScript:alert(1)", " https://a.example/",
                                "data:text/html,x", "//a.example/", "\tjavascript:alert(1)", "", "/item/1"})
        BOOST_TEST(outward(address, text("見ます")).markup == "見ます", address);
}

BOOST_AUTO_TEST_SUITE_END()
