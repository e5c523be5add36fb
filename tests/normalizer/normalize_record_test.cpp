// One record of each source schema, all the way: what an archivist must find in it, and where it came from.
#include <boost/test/unit_test.hpp>

#include "normalizer/normalize_record.hpp"
#include "schemas/codec/record_json.hpp"
#include "schemas/loader/catalog.hpp"

#include <algorithm>
#include <memory>

namespace {

using namespace tsunagi;
using model::MediaType;

std::shared_ptr<schemas::Catalog const> catalog() {
    static auto const loaded = [] {
        model::Mistakes mistakes;
        auto all = schemas::load_catalog(TSUNAGI_SOURCE_DIR "/schemas", {}, mistakes);
        BOOST_REQUIRE_MESSAGE(mistakes.empty(), (mistakes.empty() ? "" : mistakes.front().message));
        return all;
    }();
    return loaded;
}

struct Given {
    std::string schema, payload, identifier = "X1", header;
    MediaType media_type = MediaType::xml;
    model::Dataset dataset{.id = "test"};
};

normalizer::Normalized normalized(Given given) {
    static normalizer::Normalizer const normalizer(catalog());
    static model::Institution const institution{.id = "museum", .name = {"試験博物館", "Test Museum"}};
    given.dataset.schema = given.schema;
    model::RawRecord raw{.dataset = "test",
                         .identifier = given.identifier,
                         .media_type = given.media_type,
                         .payload = given.payload};
    if (given.media_type == MediaType::xml) raw.metadata_prefix = "oai_dc";
    if (!given.header.empty()) raw.context = std::make_shared<std::string const>(given.header);
    return normalizer.normalize(raw, {.dataset = &given.dataset,
                                      .institution = &institution,
                                      .oai_namespace = "museum.example",
                                      .run = "r-1",
                                      .now = "2026-01-01T00:00:00Z"});
}

std::string oai_dc(std::string const &fields) {
    return R"(<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">)" +
           fields + "</oai_dc:dc>";
}

bool has_problem(model::Record const &record, std::string const &rule) {
    return std::ranges::any_of(record.problems, [&](auto const &problem) { return problem.rule == rule; });
}

} // namespace

BOOST_AUTO_TEST_SUITE(normalize_record)

BOOST_AUTO_TEST_CASE(the_id_is_made_of_dataset_and_source_identifier_without_the_oai_namespace) {
    auto const own = normalized({"oai_dc", oai_dc("<dc:title>門</dc:title>"), "oai:museum.example:0001"});
    BOOST_TEST(own.record->id == "test-0001");
    BOOST_TEST(own.record->source_ids.front().value == "oai:museum.example:0001");
    auto const foreign =
        normalized({"oai_dc", oai_dc("<dc:title>門</dc:title>"), "oai:elsewhere.example:0001"});
    BOOST_TEST(foreign.record->id == "test-oai:elsewhere.example:0001");
}

BOOST_AUTO_TEST_CASE(the_second_title_of_dublin_core_is_a_reading_when_only_kana_else_an_alternative) {
    auto const record =
        *normalized(
             {"oai_dc",
              oai_dc("<dc:title>橋の図</dc:title><dc:title>ハシノズ</dc:title><dc:title>橋之圖</dc:title>")})
             .record;
    BOOST_TEST(record.titles[0].kind == "main");
    BOOST_TEST(record.titles[1].kind == "reading");
    BOOST_TEST(record.titles[2].kind == "alternative");
}

BOOST_AUTO_TEST_CASE(coverage_is_a_date_a_point_or_a_place) {
    auto const record = *normalized({"oai_dc", oai_dc("<dc:title>城</dc:title><dc:coverage>江戸時代</"
                                                      "dc:coverage><dc:coverage>東京都千代田区</dc:coverage>"
                                                      "<dc:coverage>35.68,139.75</dc:coverage>")})
                             .record;
    BOOST_TEST(record.temporal.at(0).edtf == "1603/1868");
    BOOST_TEST(record.spatial.at(0).path == "日本 > 東京都");
    BOOST_TEST(record.spatial.at(0).point.value().lat == 35.68);
}

BOOST_AUTO_TEST_CASE(every_value_keeps_its_place_its_text_and_its_rule) {
    auto const record =
        *normalized({"oai_dc", oai_dc("<dc:title>図</dc:title><dc:date>明治22</dc:date>")}).record;
    auto const &date = record.temporal.at(0);
    BOOST_TEST(date.provided == "明治22");
    BOOST_TEST(date.evidence.source_path.at(0) == "dc:date[1]");
    BOOST_TEST(date.evidence.rule == "DT-ERA");
    BOOST_TEST(record.titles.at(0).evidence.rule == "oai_dc#/fields/0");
}

BOOST_AUTO_TEST_CASE(unread_terms_are_not_evaluated_and_never_public_domain) {
    for (auto const *text : {"自由にご利用ください。詳しくは館まで", "著作権は消滅していません",
                             "ロイヤリティフリー", "PDF形式"}) {
        auto const record = *normalized({"oai_dc", oai_dc("<dc:title>図</dc:title><dc:rights>" +
                                                          std::string(text) + "</dc:rights>")})
                                 .record;
        BOOST_TEST(record.rights.content.code == "uneval", text);
        BOOST_TEST(record.rights.content.provided.at(0) == text);
    }
}

BOOST_AUTO_TEST_CASE(a_dataset_default_is_inherited_and_says_so_and_an_own_statement_wins) {
    model::Dataset dataset{.id = "test"};
    dataset.content_rights = model::RightsDefault{.code = "pdm"};
    auto const silent =
        *normalized({"oai_dc", oai_dc("<dc:title>図</dc:title>"), "X1", "", MediaType::xml, dataset}).record;
    BOOST_TEST(silent.rights.content.code == "pdm");
    BOOST_TEST(silent.rights.content.inherited);
    auto const own = *normalized({"oai_dc", oai_dc("<dc:title>図</dc:title><dc:rights>要問合せ</dc:rights>"),
                                  "X1", "", MediaType::xml, dataset})
                          .record;
    BOOST_TEST(own.rights.content.code == "uneval");
}

BOOST_AUTO_TEST_CASE(a_record_without_title_or_with_an_odd_date_is_told_and_published) {
    auto const stages = normalized({"oai_dc", oai_dc("<dc:date>古い</dc:date>")});
    BOOST_TEST(stages.held_back == "");
    BOOST_TEST(has_problem(*stages.record, "R01"));
    BOOST_TEST(has_problem(*stages.record, "R29"));
}

BOOST_AUTO_TEST_CASE(a_point_far_from_its_prefecture_and_a_wrong_check_digit_are_told) {
    auto const far = *normalized({"oai_dc", oai_dc("<dc:title>図</dc:title><dc:coverage>京都府</dc:coverage>"
                                                   "<dc:coverage>43.064,141.347</dc:coverage>")})
                          .record;
    BOOST_TEST(has_problem(far, "R33"));
    auto const book =
        *normalized({"madb", R"({"@id":"https://a.example.jp/id/C1","name":"空","isbn":"978-4-00-000000-1"})",
                     "C1", "", MediaType::json})
             .record;
    BOOST_TEST(has_problem(book, "R09"));
}

BOOST_AUTO_TEST_CASE(an_unreadable_payload_is_held_back_with_its_reason) {
    for (auto const &[payload, rule] : {std::pair{"<a><b></a>", "X-XML"}, {"<unknown/>", "X-ROOT"}}) {
        auto const stages = normalized({"oai_dc", payload});
        BOOST_TEST(!stages.record);
        BOOST_TEST(stages.problems.at(0).rule == rule);
        BOOST_TEST(stages.held_back != "");
    }
}

BOOST_AUTO_TEST_CASE(metadata_missing_without_a_deleted_flag_is_an_empty_record) {
    BOOST_TEST(normalized({"oai_dc", ""}).record->status == "empty");
}

BOOST_AUTO_TEST_CASE(the_media_arts_database_gives_title_reading_people_with_roles_and_both_ends_of_a_span) {
    auto const record =
        *normalized(
             {"madb",
              R"({"@id":"https://mediaarts-db.bunka.go.jp/id/C1","identifier":"C1","genre":"メディアアート催事",
        "name":[{"@language":"ja-hrkt","@value":"ソラノタビ"},"空の旅",{"@language":"en","@value":"Sky Journey"}],
        "contributor":"[監督]森山　／　[脚本]川田","startDate":"1990-11-02","endDate":"1991-01-06","location":"東京都美術館/Tokyo Metropolitan Art Museum"})",
              "C1", "", MediaType::json})
             .record;
    BOOST_TEST(record.titles.at(0).value == "空の旅");
    BOOST_TEST(std::ranges::count(record.titles, "reading", &model::Title::kind) == 1);
    BOOST_TEST(record.agents.at(0).role == "director");
    BOOST_TEST(record.temporal.at(0).edtf == "1990-11-02/1991-01-06");
    BOOST_TEST(record.links.landing_page == "https://mediaarts-db.artmuseums.go.jp/id/C1");
    BOOST_TEST(record.spatial.at(0).provided == "東京都美術館");
}

BOOST_AUTO_TEST_CASE(dc_ndl_gives_title_reading_creator_with_authority_and_the_holder) {
    auto const record = *normalized({"dcndl", R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcndl="http://ndl.go.jp/dcndl/terms/"
        xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
        <dcndl:BibResource rdf:about="https://a.example.jp/B1#material"><dcterms:title>花の図譜</dcterms:title>
        <dc:title><rdf:Description><rdf:value>花の図譜</rdf:value><dcndl:transcription>ハナ ノ ズフ</dcndl:transcription></rdf:Description></dc:title>
        <dcterms:creator><foaf:Agent rdf:about="http://id.ndl.go.jp/auth/entity/00000000"><foaf:name>山田, 太郎, 1880-1950</foaf:name></foaf:Agent></dcterms:creator>
        <dcterms:issued>1930</dcterms:issued><dcterms:date>〔1930〕</dcterms:date></dcndl:BibResource>
        <dcndl:Item><dcndl:holdingAgent><foaf:Agent><foaf:name>見本図書館</foaf:name></foaf:Agent></dcndl:holdingAgent></dcndl:Item></rdf:RDF>)"})
                            .record;
    BOOST_TEST(record.titles.at(0).value == "花の図譜");
    BOOST_TEST(record.titles.at(1).kind == "reading");
    BOOST_TEST(record.agents.at(0).uri == "http://id.ndl.go.jp/auth/entity/00000000");
    BOOST_TEST(record.agents.at(0).birth == "1880");
    BOOST_TEST(record.temporal.at(0).edtf == "1930");
    BOOST_TEST(record.owner.name.ja == "見本図書館");
}

BOOST_AUTO_TEST_CASE(the_tate_s_own_years_win_over_its_text) {
    auto const record =
        *normalized(
             {"tate",
              R"({"acno":"A1","title":"A Study","dateText":"c.1830–41","dateRange":{"startYear":1830,"endYear":1841},
        "contributors":[{"fc":"J.M.W. Turner","role":"artist","birthYear":1775}],"classification":"painting","thumbnailCopyright":"© DACS, 2014"})",
              "A1", "", MediaType::json})
             .record;
    BOOST_TEST(record.temporal.at(0).rule == "DT-GIVEN");
    BOOST_TEST(record.temporal.at(0).provided == "c.1830–41");
    BOOST_TEST(record.agents.at(0).birth == "1775");
    BOOST_TEST(record.rights.content.code == "incr");
}

BOOST_AUTO_TEST_CASE(the_book_list_and_the_sites_are_read_by_their_columns) {
    auto const book =
        *normalized({"ndl_pdm",
                     "1.json,1084369,日本文典,上,中根淑 著,明6.12,815,インターネット公開（保護期間満了）",
                     "1.json", "FileName,PID,タイトル,巻次,著者,出版年,NDC分類,公開範囲", MediaType::csv})
             .record;
    BOOST_TEST(book.agents.at(0).name == "中根淑");
    BOOST_TEST(book.temporal.at(0).edtf == "1873-12");
    BOOST_TEST(book.rights.content.code == "pdm");
    auto const site =
        *normalized(
             {"tokyo_sites",
              R"({"JASID":"13101000200","遺跡名":"旧本丸西貝塚","ふりがな":"きゅうほんまるにしかいづか","所在地":"千代田区 千代田",
        "時代":"[縄文時代（前期～晩期）][平安時代]","種別":"貝塚","経度":"139.7550845","緯度":"35.6866013"})",
              "13101000200", "", MediaType::json})
             .record;
    BOOST_TEST(site.temporal.size() == 2U);
    BOOST_TEST(site.spatial.at(0).provided == "千代田区 千代田");
    BOOST_TEST(site.spatial.at(0).point.value().lon > 139.7);
}

BOOST_AUTO_TEST_SUITE_END()
