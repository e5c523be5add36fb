// Whatever stands in a rights field: nothing is guessed towards freedom, and nothing throws.
#include "tests/normalizer/rights/reader.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

/// Pieces of real rights texts none of which is a phrase or URI, alone or joined.
std::vector<std::string> const pieces{
    "利用",     "自由",       "無料",     "ください",    "free",
    "by",       "use",        "表示",     "の",          "PDF",
    "4.0",      "コモンズ",   "creative", "attribution", "、",
    "。",       " ",          "（",       "）",          "-",
    "著作",     "満了",       "http",     "://",         "creativecommons.o",
    ".org",     "公",         "開",       "/",           "\xFF",
    "\xE3\x81", "<a",         "href=",    ">",           "&",
    "1.0",      "ライセンス", "royalty",  "domain",      "open",
    "できます"};

std::string random_text(std::mt19937 &random) {
    std::string text;
    for (auto count = random() % 12; count-- > 0;) text += pieces[random() % pieces.size()];
    return text;
}

bool is_granted(std::string const &code) {
    return code != "uneval" && code != "others" && code != "undet" && !code.starts_with("incr");
}

} // namespace

BOOST_AUTO_TEST_SUITE(rights_properties)

BOOST_AUTO_TEST_CASE(random_text_never_becomes_free) {
    std::mt19937 random(20260101);
    for (int i = 0; i < 8000; ++i) {
        auto const text = random_text(random);
        auto const code = decide(text).rights.content.code;
        BOOST_TEST_REQUIRE(!is_granted(code), text << " -> " << code);
    }
}

BOOST_AUTO_TEST_CASE(random_bytes_never_become_anything_but_unevaluated) {
    std::mt19937 random(7);
    for (int i = 0; i < 5000; ++i) {
        std::string text(random() % 40, ' ');
        for (auto &byte : text) byte = static_cast<char>(random() % 256);
        auto const decision = decide(text);
        BOOST_TEST_REQUIRE(!is_granted(decision.rights.content.code), text);
    }
}

BOOST_AUTO_TEST_CASE(text_after_a_licence_never_makes_it_freer) {
    std::mt19937 random(11);
    for (int i = 0; i < 5000; ++i) {
        auto const text = "無断転載禁止。" + random_text(random);
        BOOST_TEST_REQUIRE(!is_granted(decide(text).rights.content.code), text);
    }
}

BOOST_AUTO_TEST_CASE(the_order_of_texts_does_not_matter) {
    std::vector<std::string> const texts{"CC BY 4.0",
                                         "転載には許可が必要",
                                         "パブリックドメイン",
                                         "要問合せ",
                                         "©2020 X",
                                         "https://creativecommons.org/licenses/by-sa/4.0/",
                                         "館内限定",
                                         "出典を明記"};
    for (auto const &a : texts)
        for (auto const &b : texts) {
            auto const one = decide({{"content", a, "1"}, {"content", b, "2"}}).rights.content.statement;
            auto const other = decide({{"content", b, "1"}, {"content", a, "2"}}).rights.content.statement;
            BOOST_TEST(one == other, a << " + " << b);
        }
}

BOOST_AUTO_TEST_SUITE_END()
