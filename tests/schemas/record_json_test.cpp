#include "schemas/codec/record_json.hpp"

#include <algorithm>
#include <fstream>
#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/random_record.hpp"

using namespace tsunagi;
using namespace std::string_literals;

namespace {

/// The record of the crosswalks contract 1.1 in full, one member a line.
std::string golden() {
    std::ifstream in(TSUNAGI_SOURCE_DIR "/tests/fixtures/records/every_member.json");
    std::string line, text;
    while (std::getline(in, line)) text += line.substr(line.find_first_not_of(' '));
    return text;
}

bool throws_sentence(std::string const &json, std::string const &part) {
    try {
        (void)schemas::read_record(json);
    } catch (std::invalid_argument const &error) {
        BOOST_TEST_MESSAGE(error.what());
        return std::string(error.what()).find(part) != std::string::npos;
    }
    return false;
}

} // namespace

BOOST_AUTO_TEST_SUITE(record_json)

BOOST_AUTO_TEST_CASE(members_stand_in_the_order_of_the_contract) {
    BOOST_TEST(schemas::write_record(schemas::read_record(golden())) == golden());
}

BOOST_AUTO_TEST_CASE(every_member_is_read) {
    auto const record = schemas::read_record(golden());
    BOOST_TEST(record.titles.at(1).evidence.confidence == 0.9);
    BOOST_TEST(record.agents.at(0).death == "1849");
    BOOST_TEST(model::to_string(*record.temporal.at(0).start) == "1831-01-01");
    BOOST_TEST(record.temporal.at(0).evidence.rule == "DT-ERA");
    BOOST_TEST(record.spatial.at(0).prefectures.at(0) == "JP-14");
    BOOST_TEST(record.spatial.at(0).point->lon == 139.64);
    BOOST_TEST(record.rights.metadata.inherited);
    BOOST_TEST(record.rights.flags.out_of_copyright == "Y");
    BOOST_TEST(record.source.at(1).second.at(0) == "天保2年頃");
    BOOST_TEST(record.provenance.offset == 10234U);
    BOOST_TEST(record.provenance.fields.at("extent").at(0).rule == "oai_dc#/fields/9");
}

BOOST_AUTO_TEST_CASE(reading_is_the_reverse_of_writing) {
    for (unsigned seed = 1; seed <= 500; ++seed) {
        auto const record = tests::random_record(seed);
        auto const line = schemas::write_record(record);
        BOOST_REQUIRE_MESSAGE(schemas::read_record(line) == record, line);
        BOOST_REQUIRE(line.find('\n') == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(absent_values_are_left_out) {
    model::Record record{.id = "ukiyoe-1", .dataset = "ukiyoe"};
    auto const line = schemas::write_record(record);
    BOOST_TEST(
        line.starts_with(R"({"id":"ukiyoe-1","dataset":"ukiyoe","status":"live","rights":{"content":)"));
    BOOST_TEST(line.find("null") == std::string::npos);
    BOOST_TEST(line.find("\"\"") == std::string::npos);
    BOOST_TEST(line.find("titles") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_tombstone_holds_six_members) {
    model::Record record{.id = "ukiyoe-2", .dataset = "ukiyoe", .status = "deleted"};
    record.source_ids = {{"oai:museum.example:2", "oai"}};
    record.titles.push_back({.value = "withdrawn"});
    record.updated = "2026-01-03T00:00:00Z";
    record.reason = "withdrawn-by-source";
    auto const line = schemas::write_record(record);
    BOOST_TEST(line == R"({"id":"ukiyoe-2","dataset":"ukiyoe","status":"deleted",)"
                       R"("sourceIds":[{"value":"oai:museum.example:2","type":"oai"}],)"
                       R"("updated":"2026-01-03T00:00:00Z","reason":"withdrawn-by-source"})");
    BOOST_TEST(schemas::write_record(schemas::read_record(line)) == line);
}

BOOST_AUTO_TEST_CASE(an_open_side_is_an_absent_member) {
    model::TimeSpan span{.provided = "1950年以降", .certainty = "exact;open-end"};
    span.start = model::CivilDay{1950, 1, 1};
    span.open_end = true;
    model::Record record{.id = "d-1", .temporal = {span}};
    auto const line = schemas::write_record(record);
    BOOST_TEST(line.find("\"end\"") == std::string::npos);
    BOOST_TEST(schemas::read_record(line).temporal.at(0).open_end);
    BOOST_TEST(!schemas::read_record(line).temporal.at(0).open_start);
}

BOOST_AUTO_TEST_CASE(several_places_of_a_value_are_a_list_and_one_is_a_text) {
    model::Record record{.id = "d-1"};
    record.languages = {{"jpn", "和", {{"a[1]"}, "languages", 1}}, {"eng", "英", {{"a[1]", "b"}, "", 0.5}}};
    auto const line = schemas::write_record(record);
    BOOST_TEST(line.find(R"("sourcePath":"a[1]","rule":"languages","confidence":1)") != std::string::npos);
    BOOST_TEST(line.find(R"("sourcePath":["a[1]","b"],"confidence":0.5)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(numbers_are_as_short_as_they_can_be) {
    struct Case {
        double lat;
        std::string written;
    };
    for (auto const &[lat, written] :
         {Case{35.45, "35.45"}, Case{35, "35"}, Case{-0.5, "-0.5"}, Case{35.68123456789, "35.681235"},
          Case{-1e-9, "0"}, Case{100, "100"}}) {
        model::Record record{.id = "d-1"};
        record.spatial.push_back({.point = model::GeoPoint{.lat = lat, .lon = 1}});
        BOOST_TEST(schemas::write_record(record).find("\"lat\":" + written + ",") != std::string::npos,
                   written);
    }
}

BOOST_AUTO_TEST_CASE(text_that_is_no_record_is_refused_with_a_sentence) {
    BOOST_TEST(throws_sentence("", "no record"));
    BOOST_TEST(throws_sentence("[1]", "object"));
    BOOST_TEST(throws_sentence("{}", "'id'"));
    BOOST_TEST(throws_sentence(R"({"id":"a-1","titles":{}})", "'titles' is an object; expected a list"));
    BOOST_TEST(throws_sentence(R"({"id":"a-1","extent":[1]})", "'extent' is a number; expected text"));
    BOOST_TEST(throws_sentence(R"({"id":"a-1","temporal":[{"start":"1868-13-01"}]})", "'1868-13-01'"));
    BOOST_TEST(throws_sentence(R"({"id":"a-1","problems":[{"severity":"BAD"}]})", "INFO, WARN or ERROR"));
}

BOOST_AUTO_TEST_CASE(unknown_members_and_null_are_ignored) {
    auto const record = schemas::read_record(R"({"id":"a-1","media":null,"later":{"x":[1]}})");
    BOOST_TEST(record.id == "a-1");
    BOOST_TEST(record.media.empty());
}

BOOST_AUTO_TEST_CASE(the_canonical_form_does_not_tell_when_and_how_a_record_came) {
    auto const one = schemas::read_record(golden());
    auto other = one;
    other.updated = other.source_datestamp = "2030-01-01T00:00:00Z";
    other.problems.clear();
    other.provenance = {};
    other.rights.content.checked_at = other.rights.metadata.checked_at = "2030-01-01T00:00:00Z";
    BOOST_TEST(schemas::canonical_record(one) == schemas::canonical_record(other));
    other.titles[0].value += "!";
    BOOST_TEST(schemas::canonical_record(one) != schemas::canonical_record(other));
}

BOOST_AUTO_TEST_CASE(a_problem_is_written_in_snake_case_and_its_value_cut_at_200_characters) {
    std::string long_text;
    for (int i = 0; i < 300; ++i) long_text += "長";
    model::Problem const problem{.rule = "R12",
                                 .severity = model::Severity::error,
                                 .field = "rights.content",
                                 .value = long_text,
                                 .message = {"権利表示がありません", "no terms of use"},
                                 .source_path = "dc:rights[2]",
                                 .crosswalk = "schemas/standards/oai_dc.json#/fields/5"};
    BOOST_TEST(schemas::write_problem(problem) ==
               R"({"rule":"R12","severity":"ERROR","field":"rights.content","value":")" +
                   long_text.substr(0, 600) +
                   R"(","message":{"ja":"権利表示がありません","en":"no terms of use"},)"
                   R"("source_path":"dc:rights[2]","crosswalk":"schemas/standards/oai_dc.json#/fields/5"})");
}

BOOST_AUTO_TEST_CASE(a_mapped_record_is_its_fields_with_their_texts_and_parts) {
    model::MappedRecord mapped;
    mapped.fields.push_back({"titles", {{.value = {"山の歌", "ja", "dc:title[1]"}}}});
    mapped.fields.push_back(
        {"agents", {{.value = {"北斎", "", "who[1]"}, .parts = {{"birth", {{"1760", "", "who[1]/born"}}}}}}});
    BOOST_TEST(schemas::write_mapped(mapped) ==
               R"({"titles":[{"value":"山の歌","lang":"ja","source_path":"dc:title[1]"}],)"
               R"("agents":[{"value":"北斎","source_path":"who[1]",)"
               R"("parts":{"birth":[{"value":"1760","source_path":"who[1]/born"}]}}]})");
}

BOOST_AUTO_TEST_SUITE_END()
