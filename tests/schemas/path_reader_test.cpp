#include "schemas/loader/path_reader.hpp"

#include <string>

#include <boost/test/unit_test.hpp>

using namespace tsunagi;
using Kind = model::PathTest::Kind;

namespace {

/// "//gml:pos[2]" -> "any gml:pos(2)": the path as the reader understood it.
std::string understood(std::string_view text) {
    std::string expected;
    auto const path = schemas::read_path(text, expected);
    if (!expected.empty()) return "expected " + expected;
    std::string out = path.any_depth ? "any" : "";
    for (auto const &step : path.steps) {
        out += (out.empty() ? "" : " ") + step.name;
        for (auto const &test : step.tests) {
            static char const *const marks[]{"", "?", "!", "=", "!="};
            out += "(" + (test.kind == Kind::position ? std::to_string(test.position) : test.name) +
                   marks[static_cast<int>(test.kind)] + test.value + ")";
        }
    }
    return out;
}

struct Case {
    std::string_view written;
    std::string read;
};

} // namespace

BOOST_AUTO_TEST_SUITE(path_reader)

BOOST_AUTO_TEST_CASE(a_path_is_steps_with_tests) {
    for (auto const &[written, read] : {
             Case{"dc:title", "dc:title"},
             Case{".", "."},
             Case{"*", "*"},
             Case{"@href", "@href"},
             Case{"a/b/c", "a b c"},
             Case{"a/b[2]/@href", "a b(2) @href"},
             Case{"//gml:pos", "any gml:pos"},
             Case{"name[@language='ja-hrkt']", "name(@language=ja-hrkt)"},
             Case{"name[@language=\"ja's\"]", "name(@language=ja's)"},
             Case{"a[@xml:lang!='en'][1]", "a(@xml:lang!=en)(1)"},
             Case{"titleInfo[not(@type)]/title", "titleInfo(@type!) title"},
             Case{"a[@type]", "a(@type?)"},
             Case{"subject[authority='bsh']/topic", "subject(authority=bsh) topic"},
             Case{"出版年(W3CDTF)", "出版年(W3CDTF)"},
             Case{"時代・世紀", "時代・世紀"},
             Case{"Accession Number", "Accession Number"},
             Case{"`主な遺構/概要`", "主な遺構/概要"},
             Case{"sheet/`a[1]/b`[2]", "sheet a[1]/b(2)"},
             Case{"@`odd name`", "@odd name"},
             Case{"a[@x='/]']/b", "a(@x=/]) b"},
             Case{"@graph/dcterms:creator", "@graph dcterms:creator"},
         })
        BOOST_TEST(understood(written) == read, written << " was read as " << understood(written));
}

BOOST_AUTO_TEST_CASE(what_is_no_path_is_told_with_what_was_expected) {
    for (auto const &[written, read] : {
             Case{"", "expected a step"},
             Case{"/a", "expected a step"},
             Case{"a//b", "expected a step"},
             Case{"a/", "expected a step"},
             Case{" a", "expected a step"},
             Case{"a{b}", "expected a step"},
             Case{"`a", "expected a step"},
             Case{"../a", "expected steps that lead downwards"},
             Case{"a[0]", "expected a position counted from 1"},
             Case{"a[1", "expected ']'"},
             Case{"a[]", "expected a number, a name"},
             Case{"a[@b=c]", "expected a value in quotation marks"},
             Case{"a[@b='c]", "expected a quotation mark"},
             Case{"a[not(@b]", "expected a name and ')'"},
             Case{"a[1]b", "expected '/' or '['"},
         })
        BOOST_TEST(understood(written).starts_with(read), written << ": " << understood(written));
}

BOOST_AUTO_TEST_CASE(a_mistaken_path_is_empty_and_a_good_one_keeps_its_text) {
    std::string expected;
    BOOST_TEST(schemas::read_path("a[", expected).steps.empty());
    BOOST_TEST(schemas::read_path("a/b[1]", expected).text == "a/b[1]");
    BOOST_TEST(expected.empty());
}

BOOST_AUTO_TEST_SUITE_END()
