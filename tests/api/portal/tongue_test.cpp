#include <boost/test/unit_test.hpp>

#include "api/portal/spoken.hpp"
#include "api/portal/tongue.hpp"

using namespace tsunagi::api;

namespace {

Visit visit(std::string const &query, std::string const &accept = "") {
    Warnings warnings;
    return visit_of({.headers = {{"Accept-Language", accept}}}, parse_parameters(query, warnings));
}

} // namespace

BOOST_AUTO_TEST_SUITE(portal_tongue)

BOOST_AUTO_TEST_CASE(the_address_wins_over_the_browser) {
    BOOST_TEST((visit("lang=en", "ja").tongue == Tongue::en));
    BOOST_TEST((visit("lang=ja", "en").tongue == Tongue::ja));
    BOOST_TEST((visit("lang=fr", "en").tongue == Tongue::en));
}

BOOST_AUTO_TEST_CASE(the_browsers_weights_decide_and_japanese_is_the_rest) {
    struct Case {
        char const *accept;
        Tongue tongue;
    } const cases[] = {{"", Tongue::ja},
                       {"en-GB,en;q=0.8", Tongue::en},
                       {"ja,en;q=0.5", Tongue::ja},
                       {"en;q=0.3, ja;q=0.9", Tongue::ja},
                       {"ja;q=0.1,EN-us", Tongue::en},
                       {"fr, de", Tongue::ja},
                       {"enm, den", Tongue::ja},
                       {"*", Tongue::ja},
                       {",;q=,en", Tongue::en}};
    for (auto const &each : cases) BOOST_TEST((visit("", each.accept).tongue == each.tongue), each.accept);
}

BOOST_AUTO_TEST_CASE(links_repeat_a_language_only_when_the_address_told_it) {
    BOOST_TEST(visit("lang=en").link("/databases") == "/databases?lang=en");
    BOOST_TEST(visit("", "en").link("/databases") == "/databases");
}

BOOST_AUTO_TEST_CASE(every_value_names_its_language_where_it_is_known) {
    BOOST_TEST(spoken("富嶽").markup == "<span lang=\"ja\">富嶽</span>");
    BOOST_TEST(spoken("ふがく").markup == "<span lang=\"ja\">ふがく</span>");
    BOOST_TEST(spoken("ﾌｶﾞｸ").markup == "<span lang=\"ja\">ﾌｶﾞｸ</span>");
    BOOST_TEST(spoken("Vue du Fuji", "fr").markup == "<span lang=\"fr\">Vue du Fuji</span>");
    BOOST_TEST(spoken("富士", "zh-Hant").markup == "<span lang=\"zh-Hant\">富士</span>");
    BOOST_TEST(spoken("Hokusai").markup == "Hokusai");
}

BOOST_AUTO_TEST_CASE(a_language_that_is_no_tag_is_not_believed) {
    for (auto const *told : {"\"><script>", "japanese language", "j", "ja-", "日本語", "ja_JP"})
        BOOST_TEST(language_of("富嶽", told) == "ja", told);
    BOOST_TEST(language_of("Fuji", "english") == "");
}

BOOST_AUTO_TEST_CASE(numbers_and_days_are_written_as_readers_write_them) {
    BOOST_TEST(counted(Tongue::ja, 1234567) == "1,234,567 件");
    BOOST_TEST(counted(Tongue::en, 1) == "1 record");
    BOOST_TEST(counted(Tongue::en, 0) == "0 records");
    BOOST_TEST(day_of(Tongue::ja, "2026-11-20T04:12:00Z") == "2026年11月20日");
    BOOST_TEST(day_of(Tongue::en, "2026-01-02") == "2 January 2026");
    for (auto const *odd : {"", "2026", "2026-13-99T00:00:00Z", "yesterday"})
        BOOST_TEST(day_of(Tongue::ja, odd) == odd);
}

BOOST_AUTO_TEST_SUITE_END()
