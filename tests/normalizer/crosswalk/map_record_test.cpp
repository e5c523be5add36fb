// Crosswalk rules over XML, JSON and CSV payloads: from, where, take, steps, each, template, default.
#include <boost/test/unit_test.hpp>

#include "normalizer/crosswalk/map_record.hpp"
#include "schemas/loader/path_reader.hpp"

namespace {

using namespace tsunagi;
using model::CrosswalkRule;

model::Path path(std::string const &text) {
    std::string expected;
    return schemas::read_path(text, expected);
}

CrosswalkRule rule(std::string const &to, std::string const &from) {
    CrosswalkRule made{.to = to};
    made.extract.from.push_back(path(from));
    return made;
}

model::Crosswalk crosswalk(std::string const &media_type, std::vector<CrosswalkRule> rules) {
    return {.id = "test",
            .media_type = media_type,
            .record = path("."),
            .prefixes = {{"dc", "http://purl.org/dc/elements/1.1/"}, {"x", "urn:x"}},
            .fields = std::move(rules)};
}

/// What a crosswalk finds for the field `f`, joined by '|'.
std::string found(model::Result<normalizer::SourceTree> const &tree, model::Crosswalk const &by) {
    BOOST_REQUIRE_MESSAGE(tree, "the payload must be readable");
    std::string texts;
    auto const mapped = normalizer::map_record(*tree, by, {});
    if (auto const *values = mapped.find("f"))
        for (auto const &value : *values) texts += (texts.empty() ? "" : "|") + value.value.text;
    return texts;
}

std::string from_xml(std::string const &payload, CrosswalkRule by) {
    return found(normalizer::read_xml(payload), crosswalk("xml", {std::move(by)}));
}

std::string from_json(std::string const &payload, CrosswalkRule by, std::string const &context = "") {
    auto const shared = context.empty() ? nullptr : std::make_shared<std::string const>(context);
    return found(normalizer::read_json(payload, shared), crosswalk("json", {std::move(by)}));
}

constexpr auto record = R"(<r xmlns:d="http://purl.org/dc/elements/1.1/" xml:lang="ja">
  <d:title>冨嶽三十六景</d:title><d:title xml:lang="en">Thirty-six Views</d:title>
  <d:creator role="画">北斎</d:creator><d:creator>西村屋</d:creator><group><d:title>  inner </d:title></group></r>)";

} // namespace

BOOST_AUTO_TEST_SUITE(crosswalk_rules)

BOOST_AUTO_TEST_CASE(a_prefix_of_the_crosswalk_matches_by_namespace_whatever_the_source_calls_it) {
    BOOST_TEST(from_xml(record, rule("f", "dc:title")) == "冨嶽三十六景|Thirty-six Views");
    BOOST_TEST(from_xml(record, rule("f", "x:title")) == "");
}

BOOST_AUTO_TEST_CASE(paths_go_by_steps_attributes_places_and_tests) {
    for (auto const &[from, expected] : {std::pair{"dc:title[2]", "Thirty-six Views"},
                                         {"dc:creator/@role", "画"},
                                         {"dc:creator[@role='画']", "北斎"},
                                         {"dc:creator[not(@role)]", "西村屋"},
                                         {"//dc:title", "冨嶽三十六景|Thirty-six Views|  inner "},
                                         {"group/dc:title", "  inner "}})
        BOOST_TEST(from_xml(record, rule("f", from)) == expected, from);
}

BOOST_AUTO_TEST_CASE(the_first_path_that_leads_to_anything_is_taken) {
    auto by = rule("f", "dc:subject");
    by.extract.from.push_back(path("dc:creator"));
    by.extract.from.push_back(path("dc:title"));
    BOOST_TEST(from_xml(record, by) == "北斎|西村屋");
}

BOOST_AUTO_TEST_CASE(take_chooses_first_last_or_the_rest) {
    for (auto const &[take, expected] : {std::pair{model::Take::first, "北斎"},
                                         {model::Take::last, "西村屋"},
                                         {model::Take::rest, "西村屋"}}) {
        auto by = rule("f", "dc:creator");
        by.extract.take = take;
        BOOST_TEST(from_xml(record, by) == expected);
    }
}

BOOST_AUTO_TEST_CASE(where_looks_at_the_value_at_its_node_or_at_the_record) {
    auto by = rule("f", "dc:creator");
    by.extract.where = {{.matches = "屋$"}};
    BOOST_TEST(from_xml(record, by) == "西村屋");
    by.extract.where = {{.path = path("@role")}};
    BOOST_TEST(from_xml(record, by) == "北斎");
    by.extract.where = {{.negated = true, .path = path("group"), .relative_to_record = true}};
    BOOST_TEST(from_xml(record, by) == "");
}

BOOST_AUTO_TEST_CASE(a_template_is_filled_whole_or_not_at_all) {
    CrosswalkRule by{.to = "f"};
    by.extract.template_text = "{start}/{end}";
    by.extract.from = {path("start"), path("end")};
    BOOST_TEST(from_json(R"({"start":"1990","end":"1991"})", by) == "1990/1991");
    BOOST_TEST(from_json(R"({"start":"1990"})", by) == "");
}

BOOST_AUTO_TEST_CASE(a_default_stands_where_nothing_was_found) {
    auto by = rule("f", "language");
    by.extract.fixed = "jpn";
    BOOST_TEST(from_json(R"({"language":"eng"})", by) == "eng");
    BOOST_TEST(from_json(R"({})", by) == "jpn");
}

BOOST_AUTO_TEST_CASE(each_makes_one_value_of_a_node_with_its_parts) {
    CrosswalkRule by{.to = "f", .each = path("people")};
    by.parts["name"].from = {path("fc")};
    by.parts["birth"].from = {path("born")};
    auto const tree =
        normalizer::read_json(R"({"people":[{"fc":"Blake","born":1757},{"fc":"Turner"}]})", nullptr);
    auto const mapped = normalizer::map_record(*tree, crosswalk("json", {by}), {});
    auto const &values = *mapped.find("f");
    BOOST_TEST(values.size() == 2U);
    BOOST_TEST(values[0].value.text == "Blake");
    BOOST_TEST(values[0].parts.at("birth")[0].text == "1757");
    BOOST_TEST(values[0].value.path == "people[1]/fc");
}

BOOST_AUTO_TEST_CASE(a_json_ld_text_has_its_language_and_a_blank_node_stands_for_its_node) {
    auto const tree = normalizer::read_json(
        R"({"name":["空の旅",{"@language":"ja-hrkt","@value":"ソラノタビ"}]})", nullptr);
    auto const mapped = normalizer::map_record(*tree, crosswalk("json", {rule("f", "name")}), {});
    BOOST_TEST((*mapped.find("f"))[1].value.lang == "ja-hrkt");
    BOOST_TEST(from_json(R"({"provider":"_:b0"})", rule("f", "provider/name"),
                         R"({"_:b0":{"name":"記念図書館"}})") == "記念図書館");
}

BOOST_AUTO_TEST_CASE(blank_nodes_that_name_each_other_end) {
    auto const tree = normalizer::read_json(R"({"a":"_:b0"})",
                                            std::make_shared<std::string const>(R"({"_:b0":{"a":"_:b0"}})"));
    BOOST_TEST(!tree);
}

BOOST_AUTO_TEST_CASE(numbers_keep_their_text) {
    BOOST_TEST(from_json(R"({"id":0.10})", rule("f", "id")) == "0.10");
}

BOOST_AUTO_TEST_CASE(a_csv_row_is_read_by_its_header) {
    auto const tree =
        normalizer::read_csv("1,\"門、\"\"序\"\"\n二行\",明治44\r\n", "\xEF\xBB\xBFid,題名,年(W3CDTF)\r\n");
    BOOST_TEST(found(tree, crosswalk("csv", {rule("f", "題名")})) == "門、\"序\"\n二行");
    BOOST_TEST(found(tree, crosswalk("csv", {rule("f", "`年(W3CDTF)`")})) == "明治44");
}

BOOST_AUTO_TEST_CASE(a_csv_row_of_another_width_is_told) {
    auto const tree = normalizer::read_csv("1,2", "a,b,c");
    BOOST_REQUIRE(!tree);
    BOOST_TEST(tree.failure().code == "X-CSV");
    BOOST_TEST(tree.failure().message == "the row has 2 fields, the header 3");
}

BOOST_AUTO_TEST_CASE(what_no_rule_reads_is_listed_and_every_leaf_is_kept_as_source) {
    auto const tree = normalizer::read_xml(record);
    auto const mapped = normalizer::map_record(*tree, crosswalk("xml", {rule("f", "dc:title")}), {});
    BOOST_TEST(mapped.unmapped == (std::vector<std::string>{"d:creator", "group/d:title"}),
               boost::test_tools::per_element());
    BOOST_TEST(mapped.source.size() == 3U);
}

BOOST_AUTO_TEST_CASE(hostile_xml_is_refused_with_a_reason) {
    for (auto const &[payload, reason] : {std::pair{"<a><b></a>", "not well-formed"},
                                          {"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "DOCTYPE"},
                                          {"<p:a/>", "prefix"},
                                          {"", "not well-formed"}}) {
        auto const tree = normalizer::read_xml(payload);
        BOOST_REQUIRE(!tree);
        BOOST_TEST(tree.failure().message.find(reason) != std::string::npos,
                   payload << " -> " << tree.failure().message);
    }
}

BOOST_AUTO_TEST_SUITE_END()
