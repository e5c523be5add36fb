// Texts that look freer than they are (rights contract 3, guards) and texts that contradict each other.
#include "tests/normalizer/rights/reader.hpp"
#include "tests/normalizer/vocabularies.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi;
using namespace tsunagi::tests;

BOOST_AUTO_TEST_SUITE(rights_traps)

BOOST_AUTO_TEST_CASE(every_phrase_of_the_table_is_read) {
    auto const &table = vocabularies().table("rights_phrases");
    for (auto const &row : table.rows()) {
        auto const phrase = table.cell(row, "phrase");
        bool const only_a_flag = table.cell(row, "note") == "only as added flag, not as the main statement";
        auto const expected = only_a_flag ? "UNKNOWN" : table.cell(row, "statement");
        BOOST_TEST(decide(phrase).rights.content.statement == expected, phrase);
    }
}

BOOST_AUTO_TEST_CASE(grants_that_are_taken_back) {
    struct {
        char const *text, *statement;
    } const cases[] = {
        {"パブリックドメインではありません", "UNKNOWN"},
        {"パブリックドメインではない", "UNKNOWN"},
        {"一部を除きパブリックドメイン", "UNKNOWN"},
        {"パブリックドメイン（一部を除く）", "UNKNOWN"},
        {"パブリックドメイン以外", "UNKNOWN"},
        {"非パブリックドメイン", "UNKNOWN"},
        {"保護期間満了の場合を除く", "UNKNOWN"},
        {"著作権の保護期間が満了していない", "RS InC"},
        {"著作権の保護期間が満了していません", "RS InC"},
        {"CC BYではありません", "UNKNOWN"},
        {"CC BY 4.0は一部のみ", "UNKNOWN"},
        {"CC0の利用は不可", "UNKNOWN"},
        {"not in the public domain", "UNKNOWN"},
        {"This is no longer public domain", "UNKNOWN"},
        {"CC BY 4.0 except the photographs", "UNKNOWN"},
        {"米国ではパブリックドメイン", "RS NoC-US"},
        {"アメリカでPD", "RS NoC-US"},
        {"public domain in the United States", "RS NoC-US"},
        {"海外ではパブリックドメイン", "UNKNOWN"},
        {"CC BY準拠", "UNKNOWN"},
        {"CC BY-NC-SA 4.0相当", "UNKNOWN"},
        {"CC BYと互換", "UNKNOWN"},
        {"CC BY-XX", "UNKNOWN"},
        {"CC BY-ND-SA", "UNKNOWN"},
        {"CC0-like", "UNKNOWN"},
        {"クリエイティブ・コモンズ", "UNKNOWN"},
        {"表示", "UNKNOWN"},
        {"Attribution", "UNKNOWN"},
        {"by", "UNKNOWN"},
        {"PDF", "UNKNOWN"},
        {"ＰＤＦ形式", "UNKNOWN"},
        {"http", "UNKNOWN"},
        {"政府標準利用規約（第1.0版）", "OTHER"},
        {"政府標準利用規約（第2.0版）", "JP-GJSTU"},
        {"教育目的の利用はできません", "UNKNOWN"},
        {"教育目的以外の利用はできません", "RS InC-EDU"},
        {"肖像権にご注意ください", "UNKNOWN"},
        {"(a) (b) (c) 三点", "UNKNOWN"},
        {"パブリックドメインでは\xE3\x81", "UNKNOWN"},
    };
    for (auto const &c : cases) BOOST_TEST(decide(c.text).rights.content.statement == c.statement, c.text);
}

BOOST_AUTO_TEST_CASE(what_is_said_beside_a_statement) {
    struct {
        char const *text, *statement, *problem;
    } const cases[] = {
        {"CC BY-NC 4.0（商用利用不可）", "CC BY-NC", "R13"},
        {"CC BY 4.0（商用利用不可）", "RS InC-NC", "R13"},
        {"CC BY 4.0。利用には当館の承認を得ること", "UNKNOWN", "R13"},
        {"CC BY 4.0（申請不要）", "CC BY", ""},
        {"CC BY 4.0。商用利用も可能です", "CC BY", ""},
        {"CC BY 4.0 © 2020 見本美術館", "CC BY", ""},
        {"パブリックドメイン © 2020 見本美術館", "RS InC", "R13"},
        {"パブリックドメイン。非営利目的に限り利用できます", "RS NoC-NC", "R18"},
        {"パブリックドメイン。肖像権にご注意ください", "RS NoC-OKLR", ""},
        {"パブリックドメイン（寄託品）", "RS NoC-CR", "R18"},
        {"パブリックドメイン、申請不要", "PDM", ""},
        {"CC BY 4.0 https://museum.example/terms", "CC BY", ""},
        {"CC BY 4.0（館内限定）", "CC BY", ""},
        {"無断転載禁止。教育利用可", "RS InC", "R13"},
        {"CC0 と CC BY 4.0", "CC BY", "R13"},
    };
    for (auto const &c : cases) BOOST_TEST_CONTEXT(c.text) {
            auto const decision = decide(c.text);
            BOOST_TEST(decision.rights.content.statement == c.statement);
            BOOST_TEST(has_problem(decision, "R13") == (std::string(c.problem) == "R13"));
            BOOST_TEST(has_problem(decision, "R18") == (std::string(c.problem) == "R18"));
        }
}

BOOST_AUTO_TEST_CASE(terms_of_metadata_never_become_terms_of_content) {
    for (auto const *text : {"メタデータはCC0", "Metadata: CC0", "書誌データはパブリックドメイン",
                             "メタデータ https://creativecommons.org/publicdomain/zero/1.0/",
                             "目録データのライセンスはCC BY 4.0"}) {
        auto const decision = decide(text);
        BOOST_TEST(decision.rights.content.statement == "NONE", text);
        BOOST_TEST(decision.rights.metadata.statement != "NONE", text);
    }
    auto const both = decide("メタデータはCC0。画像は無断転載禁止。");
    BOOST_TEST(both.rights.metadata.statement == "CC0");
    BOOST_TEST(both.rights.content.statement == "RS InC");
    auto const banned = decide("画像・メタデータの無断転載禁止");
    BOOST_TEST(banned.rights.metadata.statement == "RS InC");
    BOOST_TEST(banned.rights.content.statement == "RS InC");
}

BOOST_AUTO_TEST_CASE(unread_text_beside_a_licence_in_a_field_of_its_own_is_a_conflict) {
    auto const decision = decide({{"content", "CC BY 4.0", "a"}, {"content", "要問合せ", "b"}});
    BOOST_TEST(decision.rights.content.statement == "UNKNOWN");
    BOOST_TEST(decision.rights.content.conflict.size() == 2u);
    BOOST_TEST(has_problem(decision, "R13"));
}

BOOST_AUTO_TEST_CASE(codes_of_japan_search_are_read_and_doubtful_ones_warned_about) {
    struct {
        char const *text, *statement;
    } const cases[] = {{"ccbyncsa", "CC BY-NC-SA"}, {"pdm", "PDM"},
                       {"incr", "RS InC"},          {"incr_edu", "RS InC-EDU"},
                       {"others", "OTHER"},         {"undet", "RS UND"},
                       {"nocr_cont", "RS NoC-CR"},  {"nocr_other", "RS NoC-OKLR"},
                       {"incr_noncom", "RS InC"},   {"incr_com", "RS InC"},
                       {"unknown", "UNKNOWN"}};
    for (auto const &c : cases) BOOST_TEST(decide(c.text).rights.content.statement == c.statement, c.text);
    BOOST_TEST(has_problem(decide("incr_noncom"), "R11"));
}

BOOST_AUTO_TEST_SUITE_END()
