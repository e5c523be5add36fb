#include "schemas/loader/crosswalk_reader.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

#include "tests/support/temporary_folder.hpp"

using namespace tsunagi;

namespace {

model::Vocabularies vocabularies() {
    model::Table words("words", {"word", "code"});
    model::Vocabularies all;
    all.add(words);
    return all;
}

struct Reading {
    std::optional<model::Crosswalk> crosswalk;
    model::Mistakes mistakes;
};

Reading read(std::string const &text, std::string const &name = "tiny.json") {
    tests::TemporaryFolder const folder;
    Reading reading;
    reading.crosswalk = schemas::read_crosswalk(folder.write(name, text), "schemas/standards/" + name,
                                                vocabularies(), reading.mistakes);
    return reading;
}

/// A crosswalk with these rules.
Reading rules(std::string const &fields) {
    return read(R"({"id": "tiny", "media_type": "xml", "roots": ["dc:r"], "prefixes": {"dc": "http://d/"},)"
                R"( "fields": [)" +
                fields + "]}");
}

/// "pointer: expected" of the only mistake; all of them when there are more.
std::string mistake(Reading const &reading) {
    if (reading.mistakes.size() == 1)
        return reading.mistakes[0].pointer + ": " + reading.mistakes[0].expected;
    return std::to_string(reading.mistakes.size()) + " mistakes\n" + tests::sentences(reading.mistakes);
}

} // namespace

BOOST_AUTO_TEST_SUITE(crosswalk_reader)

BOOST_AUTO_TEST_CASE(a_crosswalk_is_read_with_comments_and_trailing_commas) {
    auto const reading = read(R"(// how tiny records are read
{
  "id": "tiny", "version": 3, "title": {"ja": "小さい", "en": "Tiny"}, "media_type": "xml",
  "roots": ["dc:r"], "record": ".", "prefixes": {"dc": "http://d/"},
  "fields": [
    {"to": "titles", "kind": "main", "from": ["dc:title"], "take": "first", "steps": ["squash"], "obligation": "M"},
    {"to": "agents", "role": "creator", "from": "dc:creator", "steps": ["squash", ["split", "；", ";"]], "obligation": "R"},
  ],
})");
    BOOST_TEST_REQUIRE(reading.mistakes.empty(), tests::sentences(reading.mistakes));
    auto const &crosswalk = *reading.crosswalk;
    BOOST_TEST(crosswalk.version == 3);
    BOOST_TEST(crosswalk.title.ja == "小さい");
    BOOST_TEST(crosswalk.file == "schemas/standards/tiny.json");
    BOOST_TEST(crosswalk.prefixes.at("dc") == "http://d/");
    BOOST_TEST((crosswalk.fields[0].extract.take == model::Take::first));
    BOOST_TEST((crosswalk.fields[0].obligation == model::Obligation::mandatory));
    BOOST_TEST(crosswalk.fields[1].pointer == "tiny#/fields/1");
    BOOST_TEST(crosswalk.fields[1].extract.from[0].text == "dc:creator");
    BOOST_TEST(crosswalk.fields[1].extract.steps[1].arguments.size() == 2U);
}

BOOST_AUTO_TEST_CASE(conditions_may_be_one_or_several_and_each_may_be_turned_round) {
    auto const reading = rules(R"({"to": "titles", "from": "dc:title", "where": [
        {"matches": "^A|(、|；)[a-z]"}, {"attribute": "@xml:lang", "matches": "^ja"}, {"exists": "dc:date"},
        {"not": {"exists": "dc:type", "matches": "map"}}, {"not": {"attribute": "@x"}}]})");
    BOOST_TEST_REQUIRE(reading.mistakes.empty(), tests::sentences(reading.mistakes));
    auto const &where = reading.crosswalk->fields[0].extract.where;
    BOOST_TEST(where[0].matches == "^A|(、|；)[a-z]");
    BOOST_TEST(
        (where[1].path->text == "@xml:lang" && where[1].path_matches == "^ja" && where[1].matches.empty()));
    BOOST_TEST((where[2].relative_to_record && where[2].path_matches.empty() && !where[2].negated));
    BOOST_TEST((where[3].negated && where[3].relative_to_record && where[3].path_matches == "map"));
    BOOST_TEST((where[4].negated && !where[4].relative_to_record));
}

BOOST_AUTO_TEST_CASE(parts_are_a_path_or_several_or_an_object) {
    auto const reading =
        rules(R"({"to": "agents", "each": "dc:who", "parts": {"name": "dc:name", "uri": ["@id", "@href"],
        "role": {"from": "dc:role", "default": "creator", "take": "rest", "steps": ["lower"]}}})");
    BOOST_TEST_REQUIRE(reading.mistakes.empty(), tests::sentences(reading.mistakes));
    auto const &rule = reading.crosswalk->fields[0];
    BOOST_TEST(rule.each->text == "dc:who");
    BOOST_TEST(rule.parts.at("uri").from.size() == 2U);
    BOOST_TEST(*rule.parts.at("role").fixed == "creator");
    BOOST_TEST((rule.parts.at("role").take == model::Take::rest));
}

BOOST_AUTO_TEST_CASE(the_paths_of_a_template_are_read_in_order) {
    auto const reading =
        rules(R"({"to": "links.landingPage", "template": "https://a/{dc:set}/{dc:no[1]}?v=1"})");
    BOOST_TEST_REQUIRE(reading.mistakes.empty(), tests::sentences(reading.mistakes));
    auto const &extract = reading.crosswalk->fields[0].extract;
    BOOST_TEST(extract.template_text == "https://a/{dc:set}/{dc:no[1]}?v=1");
    BOOST_TEST_REQUIRE(extract.from.size() == 2U);
    BOOST_TEST(extract.from[1].text == "dc:no[1]");
}

BOOST_AUTO_TEST_CASE(every_kind_of_mistake_in_a_rule_is_found_at_its_place) {
    struct Case {
        std::string rule, mistake;
    };
    for (auto const &[rule, expected] : {
             Case{R"({"from": "dc:a"})", "/fields/0/to: a field of"},
             Case{R"({"to": "tittles", "from": "dc:a"})", "/fields/0/to: one of the fields"},
             Case{R"({"to": "titles"})", "/fields/0/from: one of 'from', 'template'"},
             Case{R"({"to": "titles", "from": []})", "/fields/0/from: at least one path"},
             Case{R"({"to": "titles", "from": ["dc:a", "x:a"]})", "/fields/0/from/1: only prefixes declared"},
             Case{R"({"to": "titles", "from": "dc:a/@x:b"})", "/fields/0/from: only prefixes declared"},
             Case{R"({"to": "titles", "from": "dc:a[x:b='1']"})", "/fields/0/from: only prefixes declared"},
             Case{R"({"to": "titles", "from": "dc:a["})", "/fields/0/from: a number, a name"},
             Case{R"({"to": "titles", "from": 7})", "/fields/0/from: text"},
             Case{R"({"to": "titles", "form": "dc:b", "from": "dc:a"})", "/fields/0/form: one of the keys"},
             Case{R"({"to": "titles", "from": "dc:a", "template": "{dc:b}"})", "/fields/0/template: either"},
             Case{R"({"to": "titles", "template": "{dc:b"})", "/fields/0/template: a path in braces"},
             Case{R"({"to": "titles", "template": "fixed"})", "/fields/0/template: at least one path"},
             Case{R"({"to": "titles", "from": "dc:a", "take": "second"})", "/fields/0/take: one of all"},
             Case{R"({"to": "titles", "from": "dc:a", "obligation": "X"})", "/fields/0/obligation: one of M"},
             Case{R"({"to": "rights", "from": "dc:a", "scope": "all"})", "/fields/0/scope: one of content"},
             Case{R"({"to": "titles", "from": "dc:a", "where": {"matches": "("}})",
                  "/fields/0/where/matches: a regular"},
             Case{R"({"to": "titles", "from": "dc:a", "where": {"matches": "^[^、]+$"}})",
                  "/fields/0/where/matches: alternatives"},
             Case{R"({"to": "titles", "template": "{dc:a}", "where": {"matches": "a"}})",
                  "/fields/0/where: this beside 'from'"},
             Case{R"({"to": "titles", "from": "dc:a", "where": [{}]})", "/fields/0/where/0/matches: one of"},
             Case{R"({"to": "titles", "from": "dc:a", "where": {"exists": "a", "attribute": "@b"}})",
                  "/fields/0/where/exists: one of"},
             Case{R"({"to": "titles", "from": "dc:a", "where": {"equals": "x", "matches": "x"}})",
                  "/fields/0/where/equals: one of the keys"},
             Case{R"({"to": "titles", "from": "dc:a", "steps": ["sqash"]})",
                  "/fields/0/steps/0: one of the steps"},
             Case{R"({"to": "titles", "from": "dc:a", "steps": [["replace", "a"]]})",
                  "/fields/0/steps/0: [\"replace\""},
             Case{R"({"to": "titles", "from": "dc:a", "steps": [["lower", "a"]]})",
                  "/fields/0/steps/0: 'lower' without"},
             Case{R"({"to": "titles", "from": "dc:a", "steps": [["drop_if", "["]]})",
                  "/fields/0/steps/0/1: a regular"},
             Case{R"({"to": "titles", "from": "dc:a", "steps": [["lookup", "nouns", "a", "b"]]})",
                  "/fields/0/steps/0/1: the name of a vocabulary"},
             Case{R"({"to": "titles", "from": "dc:a", "steps": [["lookup", "words", "word", "kode"]]})",
                  "/fields/0/steps/0/3: a column"},
             Case{R"({"to": "agents", "each": "dc:a"})", "/fields/0/parts: the parts"},
             Case{R"({"to": "agents", "each": "dc:a", "parts": {"name": {"take": "all"}}})",
                  "/fields/0/parts/name/from: one of"},
             Case{R"({"to": "agents", "each": "dc:a", "parts": {"name": "."}, "steps": ["lower"]})",
                  "/fields/0/steps: this inside of 'parts'"},
             Case{R"({"to": "agents", "each": "dc:a", "parts": {"nam": "."}})",
                  "/fields/0/parts/nam: one of the parts"},
             Case{R"({"to": "agents", "from": "dc:a", "parts": {"name": "."}})", "/fields/0/parts: 'each'"},
         })
        BOOST_TEST(mistake(rules(rule)).starts_with(expected), rule << "\n" << mistake(rules(rule)));
}

BOOST_AUTO_TEST_CASE(every_kind_of_mistake_in_the_head_is_found_at_its_place) {
    struct Case {
        std::string text, mistake;
    };
    std::string const rest = R"("roots": ["r"], "fields": [{"to": "titles", "default": "-"}])";
    for (auto const &[text, expected] : {
             Case{R"({"media_type": "json", )" + rest + "}", "/id: the name of the file"},
             Case{R"({"id": "other", "media_type": "json", )" + rest + "}", "/id: 'tiny'"},
             Case{R"({"id": "Tiny", "media_type": "json", )" + rest + "}", "/id: an id of"},
             Case{R"({"id": "tiny", )" + rest + "}", "/media_type: one of xml"},
             Case{R"({"id": "tiny", "media_type": "pdf", )" + rest + "}", "/media_type: one of xml"},
             Case{R"({"id": "tiny", "media_type": "json", "version": "3", )" + rest + "}",
                  "/version: a whole"},
             Case{R"({"id": "tiny", "media_type": "json", "record": "a[", )" + rest + "}",
                  "/record: a number"},
             Case{R"({"id": "tiny", "media_type": "json", "fields": []})", "/roots: what a record"},
             Case{R"({"id": "tiny", "media_type": "json", "roots": []})", "/fields: the rules"},
             Case{R"({"id": "tiny", "media_type": "xml", "roots": ["x:r"], "fields": []})",
                  "/roots/0: only prefixes"},
             Case{R"({"id": "tiny", "id": "tiny", "media_type": "json", )" + rest + "}",
                  "/id: this key only once"},
             Case{R"({"id": "tiny")"
                  "\n\"media_type\"}",
                  "line 2: valid JSON"},
             Case{"[]", ": one JSON object"},
         })
        BOOST_TEST(mistake(read(text)).starts_with(expected), text << "\n" << mistake(read(text)));
}

BOOST_AUTO_TEST_CASE(a_colon_belongs_to_the_name_where_there_are_no_prefixes) {
    auto const reading = read(R"({"id": "tiny", "media_type": "json", "roots": ["@id"],
        "fields": [{"to": "agents", "from": ["dcterms:creator"]}]})");
    BOOST_TEST(reading.mistakes.empty(), tests::sentences(reading.mistakes));
}

BOOST_AUTO_TEST_CASE(all_mistakes_of_a_file_are_told_at_once_with_a_sentence) {
    auto const reading = rules(R"({"to": "tittles", "from": "x:a", "steps": ["sqash"]})");
    BOOST_TEST(!reading.crosswalk);
    BOOST_TEST(tests::places(reading.mistakes) == "schemas/standards/tiny.json /fields/0/to\n"
                                                  "schemas/standards/tiny.json /fields/0/from\n"
                                                  "schemas/standards/tiny.json /fields/0/steps/0");
    BOOST_TEST(reading.mistakes[1].message ==
               "schemas/standards/tiny.json, /fields/0/from: found 'x:a', expected only prefixes declared in "
               "'prefixes'; 'x' is not");
}

BOOST_AUTO_TEST_SUITE_END()
