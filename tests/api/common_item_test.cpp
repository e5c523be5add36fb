#include "api/render/common_item.hpp"

#include <boost/test/unit_test.hpp>

#include "api/render/entities.hpp"
#include "api/render/moment.hpp"
#include "tests/api/reading_room.hpp"

namespace tsunagi::api {
namespace {

using tests::great_wave;
using tests::plain_record;
using tests::vocabularies_only;

CommonItem item_of(model::Record const &record) { return common_item(record, vocabularies_only()); }

std::string json_of(model::Record const &record, model::Dataset const *dataset = nullptr,
                    Columns const *columns = nullptr) {
    return write_item(record, dataset, vocabularies_only(), columns);
}

/// The source fields alone: what stands behind rdfindex.
std::string source_json(model::Record const &record, model::Dataset const *dataset = nullptr,
                        Columns const *columns = nullptr) {
    auto const json = json_of(record, dataset, columns);
    auto const end = json.find("\"spatial\":[", json.find("\"rdfindex\""));
    auto const begin = json.find("]}", end) + 2;
    return begin < json.size() - 1 ? json.substr(begin + 1, json.size() - begin - 2) : "";
}

} // namespace

BOOST_AUTO_TEST_SUITE(common_item_of_a_record)

BOOST_AUTO_TEST_CASE(the_great_wave_is_written_as_the_contract_shows_it) {
    tests::ReadingRoom const room;
    BOOST_TEST(
        json_of(great_wave(), &room.settings.datasets.at("ukiyoe")) ==
        R"({"id":"ukiyoe-0001","common":{"id":"ukiyoe-0001","title":"冨嶽三十六景 神奈川沖浪裏",)"
        R"("titleYomi":"フガク サンジュウロッケイ カナガワオキ ナミウラ","titleEn":"The Great Wave off Kanagawa",)"
        R"("contributor":["葛飾北斎","Katsushika Hokusai"],"temporal":["天保2年頃","ca. 1831"],)"
        R"("location":["神奈川"],"coordinates":{"lat":35.45,"lon":139.64},"category":["paint"],)"
        R"("subCategory":["浮世絵"],"dclass":"721","contentsType":"image","contentsRightsType":"pdm",)"
        R"("contentsAccess":"internet","thumbnailUrl":["https://museum.example/thumb/0001.jpg"],)"
        R"("contentsUrl":["https://museum.example/full/0001.jpg"],)"
        R"("iiifUrl":"https://museum.example/iiif/0001/manifest.json",)"
        R"("linkUrl":"https://museum.example/items/0001","provider":"example_museum",)"
        R"("providerUrl":"https://museum.example/","ownerOrg":"example_museum","database":"ukiyoe",)"
        R"("lastUpdatedDate":1767225600000,"access":"PUBLIC","apiType":"ok"},)"
        R"("rdfindex":{"type":["絵画"],"temporal":["江戸時代"],"spatial":["日本 > 神奈川県"]},)"
        R"("ukiyoe-1-s":"冨嶽三十六景 神奈川沖浪裏","ukiyoe-5-d":"天保2年頃",)"
        R"("ukiyoe-9-u":"https://museum.example/items/0001","ukiyoe-11-l":"35.45,139.64"})");
}

BOOST_AUTO_TEST_CASE(absent_values_are_left_out_and_rdfindex_is_always_there) {
    BOOST_TEST(json_of(plain_record("tosho-1", "門")) ==
               R"({"id":"tosho-1","common":{"id":"tosho-1","title":"門","contentsRightsType":"uneval",)"
               R"("database":"tosho","lastUpdatedDate":1767312000000,"access":"PUBLIC","apiType":"ok"},)"
               R"("rdfindex":{"type":[],"temporal":[],"spatial":[]},"tosho-題名-s":"門"})");
}

BOOST_AUTO_TEST_CASE(titles_are_told_apart_by_language_and_kind) {
    auto record = plain_record("a-1", "");
    record.titles = {{.value = "Lakeside", .lang = "en"},
                     {.value = "湖畔", .lang = "ja"},
                     {.value = "別名", .kind = "alternative"}};
    BOOST_TEST(item_of(record).title == "湖畔");
    BOOST_TEST(item_of(record).title_en == "Lakeside");
    record.titles = {{.value = "Lakeside", .lang = "en-GB"}};
    BOOST_TEST(item_of(record).title == "Lakeside");
}

BOOST_AUTO_TEST_CASE(an_abstract_comes_before_a_note) {
    auto record = plain_record("a-1", "x");
    record.description = {{.value = "紙本", .lang = "ja"},
                          {.value = "<b>波</b>の図", .lang = "ja", .kind = "abstract"},
                          {.value = "A wave", .lang = "en"}};
    BOOST_TEST(item_of(record).description == "<b>波</b>の図"); // HTML stays as delivered
    BOOST_TEST(item_of(record).description_en == "A wave");
}

BOOST_AUTO_TEST_CASE(publishers_join_the_contributors_once) {
    auto record = great_wave();
    record.publisher = {{.name = "西村屋与八"}, {.name = "葛飾北斎"}};
    BOOST_TEST(item_of(record).contributor.size() == 3U);
    BOOST_TEST(item_of(record).contributor.back() == "西村屋与八");
}

BOOST_AUTO_TEST_CASE(hidden_coordinates_stay_hidden_and_given_ones_go_first) {
    auto record = plain_record("a-1", "x");
    record.spatial = {{.point = model::GeoPoint{.lat = 1, .lon = 1, .source = "hidden"}}};
    BOOST_TEST(!item_of(record).coordinates);
    record.spatial.push_back({.point = model::GeoPoint{.lat = 2, .lon = 2, .source = "prefecture"}});
    BOOST_TEST(item_of(record).coordinates->first == 2);
    record.spatial.push_back({.point = model::GeoPoint{.lat = 3, .lon = 3, .source = "given"}});
    BOOST_TEST(item_of(record).coordinates->first == 3);
}

BOOST_AUTO_TEST_CASE(class_names_of_types) {
    auto record = plain_record("a-1", "x");
    record.type = {{.code = "archeology"}, {.code = "map"}, {.code = "book"}, {.code = "unheard_of"}};
    std::vector<std::string> const expected{"考古", "地図資料", "図書"};
    BOOST_TEST(item_of(record).rdf_type == expected, boost::test_tools::per_element());
    BOOST_TEST(item_of(record).category.size() == 4U); // a code that is not listed is kept
}

BOOST_AUTO_TEST_CASE(a_holder_without_registration_is_told_by_name) {
    auto record = plain_record("a-1", "x");
    record.owner = {.name = {"見本寺", "Sample Temple"}};
    record.provider = {.name = {"", "Sample Temple"}};
    BOOST_TEST(item_of(record).owner_org == "見本寺");
    BOOST_TEST(item_of(record).provider == "Sample Temple");
}

BOOST_AUTO_TEST_CASE(access_words_become_the_three_of_japan_search) {
    for (auto const &[ours, theirs] :
         std::initializer_list<std::pair<std::string, std::string>>{{"internet", "internet"},
                                                                    {"registered", "restricted"},
                                                                    {"library", "restricted"},
                                                                    {"onsite", "restricted"},
                                                                    {"partial", "restricted"},
                                                                    {"closed", "restricted"},
                                                                    {"none", "not_exist"},
                                                                    {"unknown", ""}}) {
        auto record = plain_record("a-1", "x");
        record.access = ours;
        BOOST_TEST(item_of(record).contents_access == theirs);
    }
}

BOOST_AUTO_TEST_CASE(a_column_that_repeats_anywhere_in_the_database_is_an_array) {
    auto record = plain_record("a-1", "門");
    record.source = {{"題名", {"門"}}, {"作者", {"漱石", "子規"}}, {"空", {}}};
    BOOST_TEST(source_json(record) == R"("a-題名-s":"門","a-作者-s":["漱石","子規"])");
    Columns const columns{.repeated = {"題名"}};
    BOOST_TEST(source_json(record, nullptr, &columns) == R"("a-題名-s":["門"],"a-作者-s":["漱石","子規"])");
}

BOOST_AUTO_TEST_CASE(xml_sources_are_nested_with_the_suffix_on_the_leaf) {
    auto record = plain_record("nij18-1", "x");
    record.provenance.root = "NihuRoot";
    record.source = {{"nihuDC/FesData/Title", {"祭", "祭礼"}},
                     {"nihuDC/FesData/Title/@lang", {"ja"}},
                     {"nihuDC/Id", {"1"}}};
    BOOST_TEST(source_json(record) ==
               R"("nij18-nihuDC":{"FesData":{"Title-s":["祭","祭礼"],"Title":{"@lang-s":"ja"}},"Id-s":"1"})");
}

BOOST_AUTO_TEST_CASE(a_heading_with_a_slash_is_not_nested) {
    auto record = plain_record("a-1", "x");
    record.source = {{"時代/世紀", {"江戸"}}};
    BOOST_TEST(source_json(record) == R"("a-時代/世紀-s":"江戸")");
}

BOOST_AUTO_TEST_CASE(a_label_names_column_and_type_by_its_heading) {
    model::Dataset const dataset{.id = "a", .labels = {{.column = "7", .source = "制作年", .type = "date"}}};
    auto record = plain_record("a-1", "x");
    record.source = {{"制作年", {"明治30年"}}, {"備考", {"額装"}}};
    BOOST_TEST(source_json(record, &dataset) == R"("a-7-d":"明治30年","a-備考-s":"額装")");
}

BOOST_AUTO_TEST_CASE(without_labels_columns_are_texts_under_their_own_heading) {
    BOOST_TEST(write_labels({.id = "a"}, {.names = {"題名", "作者"}}) ==
               R"({"id":"a","labels":[{"path":"a-題名-s","source":"題名","type":"string",)"
               R"("label":{"ja":"題名","en":"題名"},"display":true,"order":1,"common":[]},)"
               R"({"path":"a-作者-s","source":"作者","type":"string","label":{"ja":"作者","en":"作者"},)"
               R"("display":true,"order":2,"common":[]}]})");
}

BOOST_AUTO_TEST_CASE(moments_are_read_with_offset_and_fraction) {
    BOOST_TEST(epoch_milliseconds("2026-01-01T00:00:00Z").value() == 1767225600000);
    BOOST_TEST(epoch_milliseconds("2026-01-01T09:00:00+09:00").value() == 1767225600000);
    BOOST_TEST(epoch_milliseconds("2025-12-31T23:30:00.25-00:30").value() == 1767225600250);
    for (std::string const bad :
         {"", "2026-01-01", "2026-01-01T00:00:00", "2026-13-01T00:00:00Z", "2026-01-01T00:00:00.Z"})
        BOOST_TEST(!epoch_milliseconds(bad), bad);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
