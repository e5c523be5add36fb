#include <boost/test/unit_test.hpp>

#include <set>

#include "api/portal/use_badge.hpp"
#include "tests/api/reading_room.hpp"

using namespace tsunagi::api;

BOOST_AUTO_TEST_SUITE(portal_use_badge)

BOOST_AUTO_TEST_CASE(every_code_of_the_vocabulary_has_a_shape_and_sentences) {
    std::set<std::string_view> const shapes{"com", "noncom", "edu", "ask", "uneval"};
    auto const &codes = tsunagi::tests::vocabularies_only().vocabularies.table("rights_codes");
    for (auto const &row : codes.rows()) {
        auto const &code = codes.cell(row, "code");
        BOOST_TEST(shapes.contains(use_class(code)), code);
        for (auto const tongue : {Tongue::ja, Tongue::en}) {
            BOOST_TEST(!use_sentence(tongue, code).empty(), code);
            BOOST_TEST(!use_explained(tongue, code).empty(), code);
        }
        bool const open = codes.cell(row, "group_com") == "Y";
        BOOST_TEST((use_class(code) == "com") == open, code);
    }
}

BOOST_AUTO_TEST_CASE(only_what_nobody_has_evaluated_looks_unevaluated) {
    BOOST_TEST(use_class("uneval") == "uneval");
    BOOST_TEST(use_class("undet") == "uneval");
    BOOST_TEST(use_class("incr") == "ask");
    BOOST_TEST(use_class("no-such-code") == "uneval");
}

BOOST_AUTO_TEST_CASE(a_badge_shows_shape_sentence_and_statement) {
    auto const badge = use_badge(Tongue::ja, {.statement = "CC BY", .code = "ccby", .version = "4.0"}).markup;
    BOOST_TEST(badge ==
               "<span class=\"use com\"><svg aria-hidden=\"true\"><use href=\"/assets/icons.svg#use-com\">"
               "</use></svg>商用でも使えます<code>CC BY 4.0</code></span>");
    BOOST_TEST(use_badge(Tongue::en, {}).markup.find("<code>") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
