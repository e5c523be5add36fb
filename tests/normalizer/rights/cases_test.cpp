// The 50 cases of the rights contract (section 8), in its order and with its numbers.
#include "tests/normalizer/rights/reader.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi;
using namespace tsunagi::tests;
using normalizer::ProvidedRights;
using normalizer::RightsDefaults;

BOOST_AUTO_TEST_SUITE(rights_cases)

BOOST_AUTO_TEST_CASE(one_text_in_a_field_for_content_rights) {
    struct {
        int number;
        char const *text, *statement, *code, *uri, *problem, *access;
    } const cases[] = {
        {1, "CC BY-NC 4.0。商用利用は事前に当館へご連絡ください", "CC BY-NC", "ccbync",
         "http://creativecommons.org/licenses/by-nc/4.0/", "R13", "unknown"},
        {4, "https://creativecommons.org/licenses/by/4.0/jp/", "CC BY", "ccby", "", "R12", "unknown"},
        {5, "http://creativecommons.org/licenses/by-nc-sa/2.1/jp/", "CC BY-NC-SA", "ccbyncsa",
         "http://creativecommons.org/licenses/by-nc-sa/2.1/jp/", "", "unknown"},
        {6, "https://creativecommons.org/licenses/by/2.1/", "CC BY", "ccby", "", "R12", "unknown"},
        {10, "CC0", "CC0", "cc0", "http://creativecommons.org/publicdomain/zero/1.0/", "", "unknown"},
        {12, "CC BY", "CC BY", "ccby", "", "R15", "unknown"},
        {14, "館内限定", "RS UND", "undet", "", "", "onsite"},
        {15, "著作権保護期間が満了していない資料", "RS InC", "incr",
         "http://rightsstatements.org/vocab/InC/1.0/", "", "unknown"},
        {17,
         "インターネット公開（裁定）著作権法第67条第1項により文化庁長官裁定を受けて公開 裁定年月日: "
         "平成22年2月16日",
         "RS InC-RUU", "incr", "http://rightsstatements.org/vocab/InC-RUU/1.0/", "", "internet"},
        {18, "©2020 ○○美術館", "RS InC", "incr", "http://rightsstatements.org/vocab/InC/1.0/", "", "unknown"},
        {19, "https://rightsstatements.org/page/NoC-US/1.0/?language=ja", "RS NoC-US", "others",
         "http://rightsstatements.org/vocab/NoC-US/1.0/", "", "unknown"},
        {22, "政府標準利用規約（第1.0版）", "OTHER", "others", "", "R11", "unknown"},
        {23, "https://museum.example/terms", "OTHER", "others", "https://museum.example/terms", "R11",
         "unknown"},
        {24, "未定", "NONE", "uneval", "", "R11", "unknown"},
        {24, "-", "NONE", "uneval", "", "R11", "unknown"},
        {24, "なし", "NONE", "uneval", "", "R11", "unknown"},
        {25, "インターネット公開（保護期間満了）", "PDM", "pdm",
         "http://creativecommons.org/publicdomain/mark/1.0/", "", "internet"},
        {26, "インターネット公開（許諾）", "RS InC", "incr", "http://rightsstatements.org/vocab/InC/1.0/", "",
         "internet"},
        {27, "インターネット公開", "RS UND", "undet", "", "", "internet"},
        {28, "国立国会図書館/図書館・個人送信限定", "RS InC", "incr",
         "http://rightsstatements.org/vocab/InC/1.0/", "", "registered"},
        {29, "国立国会図書館内限定", "RS UND", "undet", "", "", "onsite"},
        {30, "非公開", "OTHER", "others", "", "R11", "closed"},
        {31, "出典を明記してください", "OTHER", "others", "", "R11", "unknown"},
        {32, "自由にご利用ください。詳しくは館まで", "UNKNOWN", "uneval", "", "R11", "unknown"},
        {33, "著作権は消滅していません", "UNKNOWN", "uneval", "", "R11", "unknown"},
        {34, "ロイヤリティフリー", "UNKNOWN", "uneval", "", "R11", "unknown"},
        {35, "ＣＣ　ＢＹ－ＳＡ　４．０", "CC BY-SA", "ccbysa",
         "http://creativecommons.org/licenses/by-sa/4.0/", "", "unknown"},
        {36, "http://i.creativecommons.org/l/by-nc/4.0/88x31.png", "CC BY-NC", "ccbync",
         "http://creativecommons.org/licenses/by-nc/4.0/", "R11", "unknown"},
        {37, "CC-BY-SA-2.1-JP", "CC BY-SA", "ccbysa", "http://creativecommons.org/licenses/by-sa/2.1/jp/", "",
         "unknown"},
        {38, "http://creativecommons.org/licenses/by/3.0/jp/", "CC BY", "ccby", "", "R12", "unknown"},
        {39, "クリエイティブ・コモンズ 表示 4.0 国際", "CC BY", "ccby",
         "http://creativecommons.org/licenses/by/4.0/", "", "unknown"},
        {46, "http://rightsstatements.org/vocab/inc-edu/1.0", "RS InC-EDU", "incr_edu",
         "http://rightsstatements.org/vocab/InC-EDU/1.0/", "", "unknown"},
        {47, "http://www.europeana.eu/rights/rr-f/", "RS InC", "incr",
         "http://rightsstatements.org/vocab/InC/1.0/", "", "unknown"},
        {48, "By permission of the family", "UNKNOWN", "uneval", "", "R11", "unknown"},
        {49, "PDF形式", "UNKNOWN", "uneval", "", "R11", "unknown"},
        {50, "利用にあたってはCC BY相当とします", "UNKNOWN", "uneval", "", "R11", "unknown"},
    };
    for (auto const &c : cases) {
        BOOST_TEST_CONTEXT("case " << c.number << ": " << c.text) {
            auto const decision = decide(c.text);
            auto const &content = decision.rights.content;
            BOOST_TEST(content.statement == c.statement);
            BOOST_TEST(content.code == c.code);
            BOOST_TEST(content.uri == c.uri);
            BOOST_TEST(decision.access == c.access);
            BOOST_TEST(content.provided.at(0) == c.text);
            if (*c.problem == '\0')
                BOOST_TEST(decision.problems.empty());
            else
                BOOST_TEST(has_problem(decision, c.problem));
        }
    }
}

BOOST_AUTO_TEST_CASE(case_2_a_licence_and_a_permission_text_conflict_and_the_stricter_is_published) {
    auto const decision =
        decide({{"content", "CC BY 4.0", "dc:rights[1]"}, {"content", "転載には許可が必要", "dc:rights[2]"}});
    auto const &content = decision.rights.content;
    BOOST_TEST(content.statement == "RS InC");
    BOOST_TEST(content.code == "incr");
    BOOST_TEST(content.conflict.size() == 2u);
    BOOST_TEST(has_problem(decision, "R13"));
    BOOST_TEST(decision.rights.flags.commercial == "P");
    BOOST_TEST(decide("CC BY 4.0。転載には許可が必要").rights.content.statement == "RS InC");
}

BOOST_AUTO_TEST_CASE(case_3_public_domain_and_an_application_is_a_contractual_limit) {
    for (auto const &decision :
         {decide({{"content", "パブリックドメイン", "a"}, {"content", "利用申請が必要", "b"}}),
          decide("パブリックドメイン。利用申請が必要")}) {
        BOOST_TEST(decision.rights.content.statement == "RS NoC-CR");
        BOOST_TEST(decision.rights.content.code == "nocr_cont");
        BOOST_TEST(decision.rights.flags.out_of_copyright == "Y");
        BOOST_TEST(has_problem(decision, "R18"));
        BOOST_TEST(!has_problem(decision, "R13"));
    }
}

BOOST_AUTO_TEST_CASE(case_7_a_licence_of_the_metadata_is_no_licence_of_the_content) {
    auto const decision = decide("メタデータはCC0");
    BOOST_TEST(decision.rights.metadata.statement == "CC0");
    BOOST_TEST(decision.rights.content.statement == "NONE");
    BOOST_TEST(decision.rights.content.code == "uneval");
    BOOST_TEST(has_problem(decision, "R19"));
}

BOOST_AUTO_TEST_CASE(case_8_scopes_of_lido_stay_apart) {
    auto const decision =
        decide({{"metadata", "CC0", "lido:recordRights"}, {"media", "CC BY-NC 4.0", "lido:rightsResource"}});
    BOOST_TEST(decision.rights.metadata.statement == "CC0");
    BOOST_TEST(decision.rights.media.at(0).code == "ccbync");
    BOOST_TEST(decision.rights.content.code == "ccbync"); // the item page follows its files
}

BOOST_AUTO_TEST_CASE(case_9_about_rights_of_oai_are_rights_of_the_metadata) {
    auto const decision =
        decide({{"metadata", "http://creativecommons.org/publicdomain/zero/1.0/", "about/rights"}});
    BOOST_TEST(decision.rights.metadata.code == "cc0");
    BOOST_TEST(decision.rights.content.statement == "NONE");
}

BOOST_AUTO_TEST_CASE(case_13_the_uri_wins_over_its_label) {
    auto const decision = decide({{"content", "https://creativecommons.org/licenses/by-sa/4.0/", "a"},
                                  {"content", "Attribution 4.0 International", "b"}});
    BOOST_TEST(decision.rights.content.statement == "CC BY-SA");
    BOOST_TEST(has_problem(decision, "R14"));
    BOOST_TEST(!has_problem(decision, "R13"));
}

BOOST_AUTO_TEST_CASE(case_14_an_open_thumbnail_does_not_open_the_content) {
    auto const decision = decide({{"content", "館内限定", "a"}, {"thumbnail", "インターネット公開", "b"}});
    BOOST_TEST(decision.rights.content.statement == "RS UND");
    BOOST_TEST(decision.access == "onsite");
}

BOOST_AUTO_TEST_CASE(case_20_the_name_of_an_institution_is_the_holder) {
    auto const decision = decide({{"content", "http://creativecommons.org/licenses/by/4.0/", "a"},
                                  {"content", "見本県立美術館", "b"}});
    BOOST_TEST(decision.rights.content.statement == "CC BY");
    BOOST_TEST(decision.rights.holder == "見本県立美術館");
    BOOST_TEST(decision.problems.empty());
}

BOOST_AUTO_TEST_CASE(case_21_a_licence_of_the_metadata_is_read_like_any) {
    auto const decision = decide({{"metadata", "CC BY-NC-ND 4.0", "rightsManifest"}});
    BOOST_TEST(decision.rights.metadata.statement == "CC BY-NC-ND");
}

BOOST_AUTO_TEST_CASE(case_31_a_wish_for_credit_is_kept) {
    BOOST_TEST(decide("出典を明記してください").rights.credit_requested);
    auto const decision = decide("パブリックドメイン（出典を明記してください）");
    BOOST_TEST(decision.rights.content.statement == "PDM");
    BOOST_TEST(decision.rights.credit_requested);
    BOOST_TEST(decision.rights.flags.attribution == "N");
}

BOOST_AUTO_TEST_CASE(case_40_two_scopes_in_one_field_are_split) {
    auto const decision = decide("画像はCC BY 4.0、解説文は無断転載禁止");
    BOOST_TEST(decision.rights.media.at(0).statement == "CC BY");
    BOOST_TEST(decision.rights.content.code == "ccby");
    BOOST_TEST(!has_problem(decision, "R13"));
}

BOOST_AUTO_TEST_CASE(cases_41_to_44_defaults) {
    RightsDefaults defaults;
    defaults.content = {.code = "incr"};
    BOOST_TEST(decide("PDM", defaults).rights.content.statement == "PDM");
    defaults.content = {.uri = "http://creativecommons.org/licenses/by/4.0/"};
    auto const blocked = decide("要問合せ", defaults);
    BOOST_TEST(blocked.rights.content.statement == "UNKNOWN");
    BOOST_TEST(has_problem(blocked, "R11"));
    defaults.content = {.code = "pdm"};
    auto const inherited = decide(std::vector<ProvidedRights>{}, defaults).rights.content;
    BOOST_TEST(inherited.code == "pdm");
    BOOST_TEST(inherited.inherited);
    BOOST_TEST(inherited.from == "dataset");
    BOOST_TEST(inherited.rule == "DEFAULT");
    auto const missing = decide(std::vector<ProvidedRights>{}).rights.content;
    BOOST_TEST(missing.statement == "NONE");
    BOOST_TEST(missing.rule == "NONE");
}

BOOST_AUTO_TEST_CASE(case_45_a_copyright_notice_on_the_thumbnail_speaks_of_the_work) {
    auto const decision =
        decide({{"thumbnail", "© DACS, 2014", "thumbnailCopyright"}, {"metadata", "CC0", "m"}});
    BOOST_TEST(decision.rights.content.statement == "RS InC");
    BOOST_TEST(decision.rights.content.code == "incr");
    BOOST_TEST(decision.rights.metadata.statement == "CC0");
}

BOOST_AUTO_TEST_SUITE_END()
