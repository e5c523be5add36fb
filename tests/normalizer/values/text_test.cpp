#include "normalizer/normalize/text.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi::normalizer;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(full_width_and_half_width_letters_compare_alike) {
    BOOST_TEST(nfkc("ＣＣ　ＢＹ") == "CC BY");
    BOOST_TEST(nfkc("ｱｲｳ①㈱") == "アイウ1(株)");
    BOOST_TEST(nfkc("か\u3099") == "が");
    BOOST_TEST(nfkc("葛飾北斎") == "葛飾北斎");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_become_the_replacement_character) {
    BOOST_TEST(nfkc("a\xFF\xE3\x81z") == "a\uFFFD\uFFFDz");
    BOOST_TEST(!is_valid_utf8("a\xFF"));
    BOOST_TEST(!is_valid_utf8("\xED\xA0\x80"));
    BOOST_TEST(is_valid_utf8("平成🗾"));
}

BOOST_AUTO_TEST_CASE(case_is_folded_fully) {
    BOOST_TEST(lower("Public DOMAIN, more than eight bytes") == "public domain, more than eight bytes");
    BOOST_TEST(lower("Straße ÉCOLE 図") == "strasse école 図");
}

BOOST_AUTO_TEST_CASE(white_space_of_any_kind_is_squashed_to_single_spaces) {
    BOOST_TEST(squash("　葛飾 \t\n　北斎\u00A0") == "葛飾 北斎");
    BOOST_TEST(squash(" \u3000 ") == "");
    BOOST_TEST(squash("a\xFF b") == "a\xFF b");
}

BOOST_AUTO_TEST_CASE(code_points_and_utf8_are_inverse) {
    std::string const sample = "aé浪🗾";
    BOOST_TEST(code_points(sample).size() == 4u);
    BOOST_TEST(utf8(code_points(sample)) == sample);
}

BOOST_AUTO_TEST_SUITE_END()
