#include <boost/test/unit_test.hpp>

#include <random>
#include <vector>

#include "tests/normalizer/dates/reading.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

constexpr int rounds = 3000;

// Pieces of dates, so that the random texts go deep into the grammar.
std::vector<std::string> const pieces{
    "昭和",     "明治",        "天保",    "江戸時代", "江戸",    "後期",     "初",      "末",      "頃",
    "か",       "年",          "月",      "日",       "年度",    "世紀",     "年代",    "33",      "1958",
    "12",       "4",           "31",      "19",       "三十三",  "元",       "千",      "前",      "紀元前",
    "-",        "–",           "～",      "至",       "から",    "まで",     "以前",    "以降",    "、",
    "・",       ",",           " ",       "(",        ")",       "[",        "]",       "〔",      "〕",
    "（",       "）",          "c.",      "ca. ",     "?",       "~",        "X",       "/",       "..",
    "u",        "century",     "th ",     "late ",    "mid-",    "s ",       "BC ",     "AD ",     "BP",
    "between ", " and ",       " or ",    "April ",   "spring ", "printed ", "cast",    "刊",      "序",
    "壬子",     "閏",          "上旬",    "春",       "19--",    "S",        "H",       "Meiji ",  "period ",
    "Edo ",     "不明",        "生",      "第",       "四半期",  "現在",     "present", "before ", "after ",
    "中国",     "南北朝時代",  "9999",    "0",        "〇",      "25:30",    "Y-17E7",  "2004-06", "T",
    "の",       "first half ", "of the ", "E",        "S2",      "{",        "}",       "\xFF",    "\xE3\x81",
    "昭",       "慶"};

std::string text_of_pieces(std::mt19937 &random) {
    std::string text;
    for (auto left = 1 + random() % 9; left > 0; --left) text += pieces[random() % pieces.size()];
    return text;
}

std::string text_of_bytes(std::mt19937 &random) {
    std::string text(random() % 40, ' ');
    for (auto &c : text) c = static_cast<char>(random() % 256);
    return text;
}

// No reading ends before it starts, and the EDTF that is written gives the same interval.
void check(std::string const &text) {
    auto const span = read_date(text);
    BOOST_TEST_REQUIRE(span.provided == text);
    if (!span.has_interval()) {
        BOOST_TEST_REQUIRE(span.edtf.empty(), text);
        return;
    }
    if (span.start && span.end) BOOST_TEST_REQUIRE((*span.start <= *span.end), "inverted: " << text);
    auto const again = read_typed(span.edtf);
    BOOST_TEST_REQUIRE(interval(again) == interval(span),
                       text << " -> " << span.edtf << " " << interval(span));
}

} // namespace

BOOST_AUTO_TEST_SUITE(every_text_can_be_read)

BOOST_AUTO_TEST_CASE(random_pieces_of_dates_are_never_inverted_and_written_as_they_are_read) {
    std::mt19937 random(1868);
    for (int i = 0; i < rounds; ++i) check(text_of_pieces(random));
}

BOOST_AUTO_TEST_CASE(random_bytes_do_no_harm) {
    std::mt19937 random(1912);
    for (int i = 0; i < rounds; ++i) check(text_of_bytes(random));
}

BOOST_AUTO_TEST_CASE(long_and_deep_texts_are_left_unread) {
    BOOST_TEST(read_date(std::string(5000, '(') + "1958").certainty == "unparsed");
    BOOST_TEST(read_date(std::string(5000, '1')).certainty == "unparsed");
    std::string many;
    for (int i = 0; i < 2000; ++i) many += "昭和33年、";
    BOOST_TEST(read_date(many).certainty == "unparsed");
}

BOOST_AUTO_TEST_SUITE_END()
