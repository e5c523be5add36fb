#include "api/query/parameters.hpp"

#include <boost/test/unit_test.hpp>

#include "api/query/utf8.hpp"
#include "api/query/warning_header.hpp"

namespace tsunagi::api {
namespace {

std::string shown(Parameters const &parameters) {
    std::string text;
    for (auto const &[name, value] : parameters.list()) text += "[" + name + "=" + value + "]";
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(parameters)

BOOST_AUTO_TEST_CASE(query_strings_are_split_and_decoded) {
    for (auto const &[query, expected] : std::initializer_list<std::pair<std::string, std::string>>{
             {"", ""},
             {"a=1&b=2", "[a=1][b=2]"},
             {"a=1&amp;b=2", "[a=1][b=2]"},
             {"a", "[a=]"},
             {"a=b=c", "[a=b=c]"},
             {"&&a=1&", "[a=1]"},
             {"keyword=%E5%8C%97%E6%96%8E", "[keyword=北斎]"},
             {"keyword=北斎", "[keyword=北斎]"},
             {"keyword=+a+b", "[keyword= a b]"},
             {"keyword=%2Ba", "[keyword=+a]"},
             {"f%2Ddb=x", "[f-db=x]"}}) {
        Warnings warnings;
        BOOST_TEST(shown(parse_parameters(query, warnings)) == expected, query);
        BOOST_TEST(warnings.empty());
    }
}

BOOST_AUTO_TEST_CASE(broken_encodings_drop_their_parameter_and_are_told) {
    for (std::string const broken :
         {"%", "%2", "%zz", "%E5%8C", "%FF", "%C0%80", "%ED%A0%80", "%F5%80%80%80"}) {
        Warnings warnings;
        BOOST_TEST(shown(parse_parameters("a=1&b=" + broken + "&c=2", warnings)) == "[a=1][c=2]", broken);
        BOOST_REQUIRE(warnings.size() == 1U);
        BOOST_TEST(warning_lines(warnings).front() == R"(bad-encoding;param="b")");
    }
}

BOOST_AUTO_TEST_CASE(what_is_encoded_is_decoded_to_itself) {
    std::string text;
    for (int i = 1; i < 256; ++i) text += static_cast<char>(i);
    std::string decoded;
    BOOST_TEST(percent_decode(percent_encode(text), decoded));
    BOOST_TEST(decoded == text);
    BOOST_TEST(encode_parameters({{"keyword", "+北"}, {"a b", "c&d"}}) == "keyword=%2B%E5%8C%97&a%20b=c%26d");
}

BOOST_AUTO_TEST_CASE(utf8_is_strict) {
    for (std::string const good : {"", "a", "é", "北", "𠮷", "\xF4\x8F\xBF\xBF"}) BOOST_TEST(is_utf8(good));
    for (std::string const bad :
         {"\x80", "\xC3", "\xE5\x8C", "\xF4\x90\x80\x80", "\xE0\x80\x80", "\xF0\x80\x80\x80"})
        BOOST_TEST(!is_utf8(bad));
    std::size_t at = 0;
    BOOST_TEST((next_code_point("𠮷", at) == U'𠮷'));
    BOOST_TEST(at == 4U);
}

BOOST_AUTO_TEST_CASE(warnings_are_ascii_items_with_attributes) {
    auto const lines =
        warning_lines({{"unknown-parameter", {{"param", "rights"}, {"use", "f-rights"}}},
                       {"window-exceeded", {{"limit", "2000"}, {"use", "/api/item/scroll/jps-cross"}}},
                       {"bad-value", {{"param", "sort"}, {"value", "北\"\\\r\n"}}},
                       {"missing-csid", {}}});
    BOOST_TEST(lines[0] == R"(unknown-parameter;param="rights";use="f-rights")");
    BOOST_TEST(lines[1] == R"(window-exceeded;limit=2000;use="/api/item/scroll/jps-cross")");
    BOOST_TEST(lines[2] == R"(bad-value;param="sort";value="%E5%8C%97%22%5C%0D%0A")");
    BOOST_TEST(lines[3] == "missing-csid");
}

BOOST_AUTO_TEST_CASE(more_than_twenty_warnings_are_counted) {
    auto const lines = warning_lines(Warnings(27, {"unknown-parameter", {{"param", "x"}}}));
    BOOST_TEST(lines.size() == 21U);
    BOOST_TEST(lines.back() == "more-warnings;n=7");
    BOOST_TEST(warning_lines(Warnings(20, {"missing-csid", {}})).size() == 20U);
}

BOOST_AUTO_TEST_CASE(a_very_long_value_comes_back_cut_between_characters) {
    std::string value;
    for (int i = 0; i < 100; ++i) value += "北";
    auto const line = warning_lines({{"bad-value", {{"value", value}}}}).front();
    std::string expected;
    for (int i = 0; i < 66; ++i) expected += "%E5%8C%97";
    BOOST_TEST(line == "bad-value;value=\"" + expected + "\"");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
