#include "app/reasons.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using namespace tsunagi::app;

BOOST_AUTO_TEST_SUITE(reasons)

BOOST_AUTO_TEST_CASE(every_code_of_the_contract_has_a_sentence_in_both_languages) {
    for (auto const *code : {"token_loop",       "token_missing",   "bad_token",     "size_short",
                             "size_over",        "duplicates",      "empty_pages",   "page_truncated",
                             "transport",        "http_status",     "blocked",       "not_oai",
                             "not_json",         "doctype",         "too_big",       "bad_encoding",
                             "redirect_refused", "address_refused", "tls",           "forbidden",
                             "robots",           "rate_limited",    "not_before",    "locked",
                             "outside_window",   "oai_error",       "configuration", "limited",
                             "guard_deletions",  "guard_held_back", "rekeyed",       "interrupted"}) {
        BOOST_TEST(sentence_of(std::string(code)).en != code);
        BOOST_TEST(!sentence_of(std::string(code)).ja.empty());
    }
    BOOST_TEST(known_reasons().size() == 32U);
}

BOOST_AUTO_TEST_CASE(the_code_that_a_source_gave_is_shown) {
    BOOST_TEST(sentence_of(std::string("oai_error:badVerb")).en ==
               "the source answered with an OAI-PMH error (badVerb)");
}

BOOST_AUTO_TEST_SUITE_END()
