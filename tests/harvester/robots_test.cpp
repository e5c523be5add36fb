// robots.txt (RFC 9309).
#include <boost/test/unit_test.hpp>

#include "harvester/robots.hpp"

using namespace tsunagi::harvester;
using std::chrono::milliseconds;

namespace {

bool allows(std::string const &text, std::string const &path) {
    return !Robots(text, "Tsunagi").forbids(path).has_value();
}

milliseconds delay(std::string const &text) {
    return Robots(text, "Tsunagi").crawl_delay().value_or(milliseconds{-1});
}

} // namespace

BOOST_AUTO_TEST_SUITE(robots)

BOOST_AUTO_TEST_CASE(without_rules_everything_is_allowed) {
    for (auto const *text : {"", "\xEF\xBB\xBF", "<html>Disallow: /</html>", "Disallow: /", "User-agent: *",
                             "User-agent: *\nDisallow:", "User-agent: Other\nDisallow: /", "Sitemap: /x"})
        BOOST_TEST(allows(text, "/oai"), text);
}

BOOST_AUTO_TEST_CASE(our_own_group_counts_and_the_one_for_all_only_without_it) {
    std::string const text = "User-agent: *\nDisallow: /\n\nUser-agent: tsunagi/2.0\nDisallow: /private\n";
    BOOST_TEST(allows(text, "/oai"));
    BOOST_TEST(!allows(text, "/private/x"));
    BOOST_TEST(!allows("User-agent: *\nDisallow: /\n", "/oai"));
}

BOOST_AUTO_TEST_CASE(several_groups_for_us_are_one_and_several_agents_share_a_group) {
    std::string const text = "User-agent: other\nUser-agent: TSUNAGI\nDisallow: /a\n\nUser-agent: x\n"
                             "Disallow: /\n\nUser-agent: Tsunagi\nDisallow: /b\n";
    BOOST_TEST(!allows(text, "/a"));
    BOOST_TEST(!allows(text, "/b"));
    BOOST_TEST(allows(text, "/c"));
}

BOOST_AUTO_TEST_CASE(the_longest_rule_decides_and_of_equal_ones_the_kinder) {
    struct Case {
        char const *rules, *path;
        bool allowed;
    };
    for (auto const &[rules, path, allowed] : {
             Case{"Disallow: /\nAllow: /oai", "/oai?verb=Identify", true},
             Case{"Allow: /oai\nDisallow: /oai?verb=List", "/oai?verb=ListRecords", false},
             Case{"Disallow: /oai\nAllow: /oai", "/oai", true},
             Case{"Disallow: /*.xml$", "/a/b.xml", false},
             Case{"Disallow: /*.xml$", "/a/b.xml?x", true},
             Case{"Disallow: /a$", "/a", false},
             Case{"Disallow: /a$", "/ab", true},
             Case{"Disallow: /*/private/*/x", "/1/private/2/3/x1", false},
             Case{"Disallow: /*/private/*/x", "/private/2/x", true},
             Case{"Disallow: /a%7Eb", "/a~b", false},
             Case{"Disallow: /\xE5\x9C\xB0", "/%e5%9c%b0", false},
             Case{"Disallow: /a%2Fb", "/a/b", true},
             Case{"Disallow: /x # all of it", "/x", false},
             Case{"disallow : /x", "/x", false},
         })
        BOOST_TEST(allows("User-agent: *\n" + std::string(rules), path) == allowed, rules << " | " << path);
}

BOOST_AUTO_TEST_CASE(the_rule_that_forbids_is_named) {
    auto const rule = Robots("User-agent: *\r\nDisallow: /oai*\r\n", "Tsunagi").forbids("/oai");
    BOOST_TEST(rule.value() == "Disallow: /oai*");
}

BOOST_AUTO_TEST_CASE(crawl_delay_is_read_in_seconds_and_fractions) {
    BOOST_CHECK(delay("User-agent: *\nCrawl-delay: 2\n") == milliseconds(2000));
    BOOST_CHECK(delay("User-agent: *\nCrawl-delay: 0.5\nDisallow:\n") == milliseconds(500));
    for (auto const *none : {"0", "-1", "soon", "nan", "inf", ""})
        BOOST_CHECK(delay("User-agent: *\nCrawl-delay: " + std::string(none)) == milliseconds(-1));
}

BOOST_AUTO_TEST_CASE(what_lies_behind_500_kib_is_not_read) {
    auto const padding = std::string(longest_robots, '#');
    BOOST_TEST(allows("User-agent: *\n" + padding + "\nDisallow: /\n", "/oai"));
}

BOOST_AUTO_TEST_CASE(many_stars_take_no_time) {
    std::string stars = "User-agent: *\nDisallow: /";
    for (int i = 0; i < 100'000; ++i) stars += "a*";
    BOOST_TEST(allows(stars + "b$", "/" + std::string(100'000, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
