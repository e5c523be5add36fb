// The tables of the dates and places contract, section 7.
#include "normalizer/normalize/place.hpp"

#include "tests/normalizer/vocabularies.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi;
using namespace tsunagi::normalizer;

namespace {

PlaceReader const &reader() {
    static PlaceReader const places(tests::vocabularies());
    return places;
}

std::string codes(model::Place const &place) {
    std::string line;
    for (auto const &code : place.prefectures) line += (line.empty() ? "" : " ") + code;
    return line;
}

std::optional<model::GeoPoint> point(char const *lat, char const *lon,
                                     std::optional<model::Problem> &problem) {
    return reader().point(lat, lon, problem);
}

bool is_far(double lat, double lon, char const *name) {
    auto place = reader().read(name);
    place.point = model::GeoPoint{.lat = lat, .lon = lon};
    return reader().too_far(place).has_value();
}

} // namespace

BOOST_AUTO_TEST_SUITE(place_names)

BOOST_AUTO_TEST_CASE(names_of_places_in_japan) {
    struct {
        char const *text, *codes, *path, *province, *rule;
    } const cases[] = {
        {"東京都千代田区", "JP-13", "日本 > 東京都", "", "PL-PREF"},
        {"東京都府中市", "JP-13", "日本 > 東京都", "", "PL-PREF"},
        {"日本 > 東京都 > 台東区", "JP-13", "日本 > 東京都", "", "PL-PREF"},
        {"東京", "JP-13", "日本 > 東京都", "", "PL-SHORT"},
        {"東京府", "JP-13", "日本 > 東京都", "", "PL-PREF"},
        {"東京市", "JP-13", "日本 > 東京都", "", "PL-PREF"},
        {"江戸", "JP-13", "日本 > 東京都", "", "PL-SHORT"},
        {"大坂", "JP-27", "日本 > 大阪府", "", "PL-SHORT"},
        {"京都市左京区", "JP-26", "日本 > 京都府", "", "PL-SHORT"},
        {"京", "JP-26", "日本 > 京都府", "", "PL-SHORT"},
        {"京師", "JP-26", "日本 > 京都府", "", "PL-SHORT"},
        {"千葉県佐倉市", "JP-12", "日本 > 千葉県", "", "PL-PREF"},
        {"千葉常胤", "", "", "", "PL-UNPARSED"},
        {"福島区 (大阪)", "JP-27", "日本 > 大阪府", "", "PL-SHORT"},
        {"山口", "JP-35", "日本 > 山口県", "", "PL-SHORT"},
        {"武蔵国", "JP-13 JP-11 JP-14", "日本 > 東京都", "武蔵", "PL-PROVINCE"},
        {"信州", "JP-20", "日本 > 長野県", "信濃", "PL-PROVINCE"},
        {"総州", "JP-12", "日本 > 千葉県", "上総・下総", "PL-PROVINCE"},
        {"上野国", "JP-10", "日本 > 群馬県", "上野", "PL-PROVINCE"},
        {"上野", "", "", "", "PL-UNPARSED"},
        {"出雲", "", "", "", "PL-UNPARSED"},
        {"日向国", "JP-45 JP-46", "日本 > 宮崎県", "日向", "PL-PROVINCE"},
        {"琉球", "JP-47", "日本 > 沖縄県", "", "PL-SHORT"},
        {"琉球国", "JP-47", "日本 > 沖縄県", "琉球", "PL-PROVINCE"},
        {"蝦夷地", "JP-01", "日本 > 北海道", "", "PL-SHORT"},
        {"加州", "JP-17", "日本 > 石川県", "加賀", "PL-PROVINCE"},
        {"奥州市", "", "", "", "PL-UNPARSED"},
        {"筑摩県", "", "", "", "PL-UNPARSED"},
        {"足柄県", "", "", "", "PL-UNPARSED"},
        {"浜松県", "", "", "", "PL-UNPARSED"},
        {"名東県", "", "", "", "PL-UNPARSED"},
        {"白川県", "", "", "", "PL-UNPARSED"},
        {"Tokyo, Japan", "JP-13", "日本 > 東京都", "", "PL-SHORT"},
        {"Kyoto Prefecture", "JP-26", "日本 > 京都府", "", "PL-SHORT"},
        {"廣島縣", "JP-34", "日本 > 広島県", "", "PL-PREF"},
        {"東京都・神奈川県", "JP-13 JP-14", "日本 > 東京都", "", "PL-PREF"},
        {"\xFF\xFE", "", "", "", "PL-UNPARSED"},
    };
    for (auto const &c : cases) BOOST_TEST_CONTEXT(c.text) {
            auto const place = reader().read(c.text);
            BOOST_TEST(codes(place) == c.codes);
            BOOST_TEST(place.path == c.path);
            BOOST_TEST(place.province == c.province);
            BOOST_TEST(place.rule == c.rule);
            BOOST_TEST(place.provided == c.text);
            BOOST_TEST(place.country == (*c.path ? "JP" : ""));
        }
}

BOOST_AUTO_TEST_CASE(bare_names_of_provinces_count_before_1871) {
    BOOST_TEST(codes(reader().read("上野", {.year = 1700})) == "JP-10");
    BOOST_TEST(codes(reader().read("出雲", {.year = 1870})) == "JP-32");
    BOOST_TEST(codes(reader().read("上野", {.year = 1871})) == "");
    BOOST_TEST(codes(reader().read("陸奥国", {.year = 1700})) == "JP-02 JP-03 JP-04 JP-07 JP-05");
}

BOOST_AUTO_TEST_CASE(short_names_are_surnames_in_fields_for_people) {
    BOOST_TEST(codes(reader().read("山口", {.agent_field = true})) == "");
    BOOST_TEST(codes(reader().read("上野", {.agent_field = true, .year = 1700})) == "");
    BOOST_TEST(codes(reader().read("山口県", {.agent_field = true})) == "JP-35");
}

BOOST_AUTO_TEST_CASE(names_written_alike_are_ambiguous_and_unknown_is_no_place) {
    BOOST_TEST(reader().read("総州").certainty == "ambiguous");
    BOOST_TEST(reader().read("中国").certainty == "ambiguous");
    BOOST_TEST(reader().read("武蔵国").certainty == "exact");
    BOOST_TEST(reader().read("不明").certainty == "unknown");
    BOOST_TEST(reader().read("不明").rule == "PL-UNKNOWN");
    BOOST_TEST(reader().read("どこか").certainty == "unparsed");
}

BOOST_AUTO_TEST_CASE(countries_states_and_foreign_cities) {
    struct {
        char const *text, *country, *path, *rule;
    } const cases[] = {
        {"日本", "JP", "日本", "PL-COUNTRY"},
        {"Japan", "JP", "日本", "PL-COUNTRY"},
        {"中国", "CN", "中国", "PL-COUNTRY"},
        {"中国地方", "JP", "日本", "PL-COUNTRY"},
        {"アメリカ", "US", "アメリカ", "PL-COUNTRY"},
        {"米国", "US", "アメリカ", "PL-COUNTRY"},
        {"United States", "US", "アメリカ", "PL-COUNTRY"},
        {"アメリカ シカゴ", "US", "アメリカ > シカゴ", "PL-CITY"},
        {"Paris, France", "FR", "フランス > Paris", "PL-CITY"},
        {"アメリカ合衆国イリノイ州", "US", "アメリカ", "PL-COUNTRY"},
        {"満洲国", "", "満洲国", "PL-STATE"},
        {"スウェーデン", "SE", "スウェーデン", "PL-COUNTRY"},
        {"フランス領インドシナ", "", "", "PL-UNPARSED"},
    };
    for (auto const &c : cases) BOOST_TEST_CONTEXT(c.text) {
            auto const place = reader().read(c.text);
            BOOST_TEST(place.country == c.country);
            BOOST_TEST(place.path == c.path);
            BOOST_TEST(place.rule == c.rule);
        }
}

BOOST_AUTO_TEST_CASE(every_prefecture_is_known_by_full_and_short_name) {
    auto const &table = tests::vocabularies().table("prefectures");
    for (auto const &row : table.rows())
        for (auto const *column : {"name_ja", "short_ja", "name_en"})
            BOOST_TEST(codes(reader().read(table.cell(row, column))) == table.cell(row, "iso3166_2"));
}

BOOST_AUTO_TEST_CASE(coordinates_as_they_are_written) {
    struct {
        char const *lat, *lon;
        double expected_lat, expected_lon;
    } const cases[] = {
        {"35.689", "139.692", 35.689, 139.692},
        {"35°41′22″", "139°41′30″", 35.689444, 139.691667},
        {"35度41分22秒", "139度41分30秒", 35.689444, 139.691667},
        {"N354122", "E1394130", 35.689444, 139.691667},
        {"N0354122", "E1394130", 35.689444, 139.691667},
        {"北緯35度41分22秒", "東経139度41分30秒", 35.689444, 139.691667},
        {"３５．５", "１３９．５", 35.5, 139.5},
        {"-33.87", "151.21", -33.87, 151.21},
        {"33.87S", "151.21E", -33.87, 151.21},
    };
    for (auto const &c : cases) {
        std::optional<model::Problem> problem;
        auto const found = point(c.lat, c.lon, problem);
        BOOST_TEST_REQUIRE(found.has_value(), c.lat);
        BOOST_TEST(found->lat == c.expected_lat, boost::test_tools::tolerance(1e-6));
        BOOST_TEST(found->lon == c.expected_lon, boost::test_tools::tolerance(1e-6));
        BOOST_TEST(!problem.has_value());
    }
}

BOOST_AUTO_TEST_CASE(coordinates_that_are_none) {
    for (auto const &[lat, lon] : {std::pair("0", "0"),
                                   {"91", "10"},
                                   {"139.692", "35.689"},
                                   {"35.6", ""},
                                   {"abc", "139"},
                                   {"35°61′", "139"},
                                   {"200", "300"}}) {
        std::optional<model::Problem> problem;
        BOOST_TEST(!point(lat, lon, problem).has_value(), lat);
        BOOST_TEST_REQUIRE(problem.has_value());
        BOOST_TEST(problem->rule == "R32");
    }
    for (auto const &[lat, lon] : {std::pair("NA", "NA"), {"\\N", "\\N"}, {"", ""}}) {
        std::optional<model::Problem> problem;
        BOOST_TEST(!point(lat, lon, problem).has_value());
        BOOST_TEST(!problem.has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_swap_is_proposed_and_not_done) {
    std::optional<model::Problem> problem;
    point("139.692", "35.689", problem);
    BOOST_TEST(problem.value().suggestion.en.find("35.689,139.692") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_point_far_from_its_prefecture_is_reported_and_islands_are_not) {
    BOOST_TEST(!is_far(35.689, 139.692, "東京都"));
    BOOST_TEST(is_far(43.064, 141.347, "京都府"));
    BOOST_TEST(!is_far(24.34, 124.16, "沖縄県"));
    BOOST_TEST(!is_far(27.09, 142.19, "東京都"));
    BOOST_TEST(!is_far(35.45, 139.64, "武蔵国"));
    BOOST_TEST(!is_far(-33.87, 151.21, "オーストラリア"));
}

BOOST_AUTO_TEST_SUITE_END()
