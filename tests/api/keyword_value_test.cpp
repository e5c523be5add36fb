#include "api/query/keyword_value.hpp"

#include <boost/test/unit_test.hpp>

namespace tsunagi::api {
namespace {

using indexer::Sign;

/// "+0(北斎 "富士 山")" = one of group 0, terms ANDed, phrases quoted; "&" must, "-" must not.
std::string shown(std::vector<indexer::Keywords> const &list) {
    std::string text;
    for (auto const &keywords : list) {
        text += keywords.sign == Sign::must ? "&" : keywords.sign == Sign::should ? "+" : "-";
        if (keywords.sign == Sign::should) text += std::to_string(keywords.group);
        text += "(";
        for (auto const &term : keywords.terms) {
            if (text.back() != '(') text += " ";
            text += term.phrase ? "\"" + term.text + "\"" : term.text;
        }
        text += ")";
    }
    return text;
}

struct Reading {
    std::string text;
    Warnings warnings;
};

Reading read(std::vector<std::string> const &values, Sign plain = Sign::must) {
    Reading reading;
    KeywordReader reader(reading.warnings);
    std::vector<indexer::Keywords> list;
    for (auto const &value : values) reader.read({"keyword", value}, "", plain, list);
    reading.text = shown(list);
    return reading;
}

} // namespace

BOOST_AUTO_TEST_SUITE(keyword_value)

BOOST_AUTO_TEST_CASE(signs_words_and_phrases) {
    for (auto const &[value, expected] : std::initializer_list<std::pair<std::string, std::string>>{
             {"北斎", "&(北斎)"},
             {"源氏 物語", "&(源氏 物語)"},
             {"源氏　物語", "&(源氏 物語)"},
             {"源氏\t物語", "&(源氏 物語)"},
             {"+北斎", "+0(北斎)"},
             {"+ 北斎", "+0(北斎)"},
             {"-北斎", "-(北斎)"},
             {"-A B", "-(A B)"},
             {"\"江戸名所\"", "&(\"江戸名所\")"},
             {"＂江戸 名所＂ 図", "&(\"江戸 名所\" 図)"},
             {"-\"江戸 名所\"", "-(\"江戸 名所\")"},
             {"\"-196\"", "&(\"-196\")"},
             {"\"+1\" a", "&(\"+1\" a)"},
             {"a\"b c\"d", "&(a \"b c\" d)"},
             {"A列車 \"", "&(A列車)"},
             {"江戸 \"名所 図会", "&(江戸 名所 図会)"},
             {"C++ 入門", "&(C++ 入門)"},
             {"AT&T", "&(AT&T)"},
             {"々", "&(々)"},
             {"a \"\" b", "&(a b)"}}) {
        auto const reading = read({value});
        BOOST_TEST(reading.text == expected, value << " was read as " << reading.text);
        BOOST_TEST(reading.warnings.empty(), value);
    }
}

BOOST_AUTO_TEST_CASE(operators_inside_one_value) {
    for (auto const &[value, expected] : std::initializer_list<std::pair<std::string, std::string>>{
             {"浮世絵 -北斎", "&(浮世絵)-(北斎)"},
             {"浮世絵 NOT リング", "&(浮世絵)-(リング)"},
             {"浮世絵 AND NOT リング", "&(浮世絵)-(リング)"},
             {"浮世絵 -\"葛飾 北斎\"", "&(浮世絵)-(\"葛飾 北斎\")"},
             {"NOT リング", "-(リング)"},
             {"-北斎 -広重", "-(北斎)-(広重)"},
             {"北斎 AND 富士", "&(北斎 富士)"},
             {"北斎 +富士", "&(北斎 富士)"},
             {"北斎 OR 広重", "+1(北斎)+1(広重)"},
             {"北斎 富士 OR 広重", "+1(北斎 富士)+1(広重)"},
             {"北斎 OR 広重 NOT 日本橋", "+1(北斎)+1(広重)-(日本橋)"},
             {"+北斎 OR 広重", "+0(北斎)+0(広重)"},
             {"-北斎 OR 広重", "-(北斎)-(広重)"},
             {"OR", "&(OR)"},
             {"NOT", "&(NOT)"},
             {"Gold OR", "&(Gold OR)"},
             {"\"OR\" a", "&(\"OR\" a)"},
             {"or", "&(or)"},
             {"a OR OR b", "+1(a)+1(OR b)"}}) {
        auto const reading = read({value});
        BOOST_TEST(reading.text == expected, value << " was read as " << reading.text);
    }
}

BOOST_AUTO_TEST_CASE(values_stand_beside_each_other) {
    BOOST_TEST(read({"北斎", "富士"}).text == "&(北斎)&(富士)");
    BOOST_TEST(read({"+北斎", "+広重", "浮世絵"}).text == "+0(北斎)+0(広重)&(浮世絵)");
    BOOST_TEST(read({"a OR b", "c OR d"}).text == "+1(a)+1(b)+2(c)+2(d)");
}

BOOST_AUTO_TEST_CASE(under_keyword_or_plain_values_are_alternatives) {
    BOOST_TEST(read({"北斎", "漱石 門", "-広重"}, Sign::should).text == "+0(北斎)+0(漱石 門)-(広重)");
}

BOOST_AUTO_TEST_CASE(a_leading_space_is_a_plus_that_was_not_encoded) {
    auto const reading = read({" 北斎"});
    BOOST_TEST(reading.text == "&(北斎)");
    BOOST_REQUIRE(reading.warnings.size() == 1U);
    BOOST_TEST(reading.warnings[0].code == "plus-decoded-as-space");
}

BOOST_AUTO_TEST_CASE(punctuation_alone_matches_all_and_is_told) {
    for (std::string const value : {"!", "。", "・・・", "-", "+", "（）", "…", "\"、\"", "= ="}) {
        auto const reading = read({value});
        BOOST_TEST(reading.text == "", value);
        BOOST_REQUIRE(reading.warnings.size() == 1U);
        BOOST_TEST(reading.warnings[0].code == "bad-value");
    }
}

BOOST_AUTO_TEST_CASE(two_hundred_terms_are_enough) {
    std::string value;
    for (int i = 0; i < 250; ++i) value += "a" + std::to_string(i) + " ";
    Warnings warnings;
    std::vector<indexer::Keywords> list;
    KeywordReader(warnings).read({"keyword", value}, "", Sign::must, list);
    BOOST_TEST(list.front().terms.size() == 200U);
    BOOST_TEST(warnings.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
