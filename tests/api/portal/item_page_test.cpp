#include <boost/test/unit_test.hpp>

#include "tests/api/portal/reading_visitor.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

std::string shown(model::Record const &record, std::string const &query = "") {
    Visitor visitor;
    visitor.records.add(record);
    return visitor.page("/item/" + record.id + query);
}

} // namespace

BOOST_AUTO_TEST_SUITE(portal_item_page)

BOOST_AUTO_TEST_CASE(three_scopes_stand_in_their_order_with_evidence) {
    auto record = great_wave();
    record.rights.content = {.scope = "content",
                             .statement = "PDM",
                             .code = "pdm",
                             .provided = {"パブリックドメイン"},
                             .source_path = {"dc:rights[1]"},
                             .rule = "RP01",
                             .checked_at = "2026-11-14T00:00:00Z"};
    auto const page = shown(record);
    auto const content = page.find("作品の画像・本文"), thumbnail = page.find("小さな見本画像"),
               metadata = page.find("この目録の文字");
    BOOST_TEST((content < thumbnail && thumbnail < metadata && metadata != page.npos));
    for (auto const *words : {"<span lang=\"ja\">パブリックドメイン</span>", "<code>dc:rights[1]</code>",
                              "<code>pdm</code>", "<code>RP01</code>", "2026年11月14日"})
        BOOST_TEST(has(page, words), words);
    BOOST_TEST(has(page, "元の文</dt><dd>記載がありません")); // of the thumbnail: missing is a row, too
}

BOOST_AUTO_TEST_CASE(links_of_a_record_are_followed_to_http_and_https_only) {
    auto record = great_wave();
    record.links.landing_page = "javascript:alert(1)";
    record.links.iiif = "data:text/html,<script>";
    record.rights.content.uri = "javascript:alert(2)";
    auto const page = shown(record);
    BOOST_TEST(!has(page, "href=\"javascript:"));
    BOOST_TEST(!has(page, "href=\"data:"));
    BOOST_TEST(has(shown(great_wave()), "href=\"https://museum.example/items/0001\" rel=\"noreferrer\""));
}

BOOST_AUTO_TEST_CASE(values_name_their_language) {
    auto const page = shown(great_wave(), "?lang=en");
    BOOST_TEST(has(page, "<html lang=\"en\">"));
    for (auto const *words :
         {"<span lang=\"ja\">冨嶽三十六景 神奈川沖浪裏</span>", "<span lang=\"ja-Kana\">フガク",
          "<span lang=\"en\">The Great Wave off Kanagawa</span>", "<span lang=\"ja\">葛飾北斎</span>",
          "<span lang=\"ja\">天保2年頃</span>", "<span lang=\"ja\">富士山</span>"})
        BOOST_TEST(has(page, words), words);
}

BOOST_AUTO_TEST_CASE(a_title_stands_upright_when_it_is_japanese_and_short) {
    auto const upright = [](std::string const &title, std::string const &query = "") {
        return has(shown(plain_record("ukiyoe-1", title), query), "class=\"upright\"");
    };
    BOOST_TEST(upright("神奈川沖浪裏"));
    BOOST_TEST(!upright("神奈川沖浪裏", "?lang=en"));
    BOOST_TEST(!upright("浮世絵 A-1"));
    BOOST_TEST(!upright("二十四字より長い題名は立てずに横に寝かせて組むものとする"));
}

BOOST_AUTO_TEST_CASE(without_a_picture_there_is_a_cover_and_a_sentence) {
    auto const page = shown(plain_record("ukiyoe-1", "解体新書"));
    BOOST_TEST(has(page, "class=\"cover\" aria-hidden=\"true\""));
    BOOST_TEST(has(page, "この記録には画像がありません。"));
    BOOST_TEST(!has(page, "<img"));
}

BOOST_AUTO_TEST_CASE(the_holder_is_named_from_record_or_configuration) {
    BOOST_TEST(has(shown(great_wave()), "<span lang=\"ja\">見本美術館</span>で見ます"));
    auto record = great_wave();
    record.owner = record.provider = {};
    BOOST_TEST(has(shown(record), "<span lang=\"ja\">所蔵館</span>で見ます"));
}

BOOST_AUTO_TEST_CASE(dates_keep_what_was_written_beside_what_was_read) {
    auto record = great_wave();
    record.temporal = {{.provided = "天保2年頃",
                        .edtf = "1831~",
                        .start = model::CivilDay{1831, 1, 1},
                        .end = model::CivilDay{1831, 12, 31},
                        .era_codes = {"edo"},
                        .certainty = "approximate;lunisolar"},
                       {.provided = "むかし"}};
    auto const page = shown(record);
    BOOST_TEST(has(page, "<span lang=\"ja\">天保2年頃</span><span class=\"tidy\">整えた値　1831年頃　"
                         "<code>1831~</code>　江戸</span>"));
    BOOST_TEST(has(page, "整えた値　読み取れません"));
}

BOOST_AUTO_TEST_CASE(the_fields_of_the_source_are_kept_under_their_own_names) {
    auto const page = shown(great_wave());
    BOOST_TEST(has(page, "届いたままの項目を見ます"));
    BOOST_TEST(
        has(page, "<dt><span lang=\"ja\">制作年</span></dt><dd><span lang=\"ja\">天保2年頃</span></dd>"));
}

BOOST_AUTO_TEST_CASE(a_record_that_is_not_there_is_404_and_a_withdrawn_one_410) {
    Visitor visitor;
    visitor.records.put({.id = "ukiyoe-9", .dataset = "ukiyoe", .status = "deleted", .json = "{}"});
    BOOST_TEST(visitor.get("/item/ukiyoe-9").status == 410);
    BOOST_TEST(has(visitor.page("/item/ukiyoe-9"), "この記録は取り下げられました"));
    for (auto const *path : {"/item/ukiyoe-7", "/item/", "/item/%3Cscript%3E", "/item/a/b", "/item/%FF"})
        BOOST_TEST(visitor.get(path, {{"Accept", "text/html"}}).status == 404, path);
}

BOOST_AUTO_TEST_CASE(hidden_and_unconfigured_datasets_have_no_pages) {
    Visitor visitor;
    visitor.records.add(plain_record("secret-1", "秘"));
    visitor.records.add(plain_record("gone-1", "無"));
    visitor.records.put({.id = "secret-2", .dataset = "secret", .status = "deleted", .json = "{}"});
    for (auto const *path : {"/item/secret-1", "/item/gone-1", "/item/secret-2"})
        BOOST_TEST(visitor.get(path).status == 404, path);
}

BOOST_AUTO_TEST_CASE(what_the_api_does_not_give_out_the_page_says) {
    auto const page = shown(plain_record("portal_only-1", "画面だけの記録"));
    BOOST_TEST(has(page, "API では配っていません"));
    BOOST_TEST(!has(page, "/api/item/"));
    BOOST_TEST(has(shown(great_wave()), "href=\"/api/item/ukiyoe-0001\""));
}

BOOST_AUTO_TEST_CASE(hostile_values_stay_text_everywhere) {
    std::string const hostile = "\"'><script>alert(1)</script>";
    auto record = plain_record("ukiyoe-1", hostile);
    record.titles.push_back({.value = hostile, .lang = hostile, .kind = "translated"});
    record.titles.push_back({.value = hostile, .lang = hostile, .kind = "reading"});
    record.agents = {
        {.name = hostile, .reading = hostile, .role_provided = hostile, .birth = hostile, .provided = "x"}};
    record.temporal = {
        {.provided = hostile, .edtf = hostile, .start = model::CivilDay{}, .era_codes = {hostile}}};
    record.spatial = {{.provided = hostile, .path = hostile}};
    record.subjects = {{.value = hostile, .lang = hostile, .scheme = hostile}};
    record.type = {{.code = hostile, .provided = hostile}};
    record.description = {{.value = hostile, .lang = hostile}};
    record.languages = {{.code = hostile, .provided = "x"}};
    record.publisher = {{.name = hostile}};
    record.extent = {hostile};
    record.relations = {{.type = "related", .target = hostile}};
    record.source_ids = {{hostile, hostile}};
    record.owner = record.provider = {.name = {hostile, hostile}};
    record.rights.content = {.statement = hostile,
                             .code = "ccby",
                             .uri = hostile,
                             .version = hostile,
                             .provided = {hostile},
                             .source_path = {hostile},
                             .rule = hostile,
                             .conflict = {hostile},
                             .checked_at = hostile};
    record.provenance.run = record.provenance.harvested = record.provenance.mapper_version = hostile;
    record.source_datestamp = hostile;
    record.links = {.landing_page = "https://" + hostile,
                    .iiif = "https://" + hostile,
                    .thumbnail = {"https://" + hostile}};
    record.source = {{hostile, {hostile}}};
    for (auto const *query : {"", "?lang=en"}) {
        auto const page = shown(record, query);
        BOOST_TEST(!has(page, "<script"));
        BOOST_TEST(!has(page, "\"'>"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
