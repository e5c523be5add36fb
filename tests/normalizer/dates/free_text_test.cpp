#include <boost/test/unit_test.hpp>

#include "tests/normalizer/dates/reading.hpp"

using namespace tsunagi::tests;

namespace {

void check_all(std::initializer_list<std::pair<char const *, char const *>> rows) {
    for (auto const &[text, expected] : rows)
        BOOST_TEST(told(read_date(text)) == expected, text << ": " << told(read_date(text)));
}

} // namespace

BOOST_AUTO_TEST_SUITE(dates_in_free_text)

BOOST_AUTO_TEST_CASE(what_one_side_leaves_out_the_other_tells) {
    check_all({{"昭和20年8月～21年3月", "1945-08-01/1946-03-31 day-range exact"},
               {"1945年8月15日～9月2日", "1945-08-15/1945-09-02 day-range exact"},
               {"1945.8.15-9.2", "1945-08-15/1945-09-02 day-range exact"},
               {"1963.1.5-7", "1963-01-05/1963-01-07 day-range exact"},
               {"1920年4～6月", "1920-04-01/1920-06-30 day-range exact"},
               {"明14.12-15.11", "1881-12-01/1882-11-30 day-range exact"},
               {"5-7 June 1920", "1920-06-05/1920-06-07 day-range exact"},
               {"January 5-February 3, 1920", "1920-01-05/1920-02-03 day-range exact"},
               {"昭和20年代～30年代", "1945-01-01/1964-12-31 decade exact"},
               {"1950～60年代", "1950-01-01/1969-12-31 decade exact"},
               {"昭和33～35年度", "1958-04-01/1961-03-31 day-range exact"},
               {"紀元前3～紀元2世紀", "-0299-01-01/0200-12-31 century exact"},
               {"100-50 BC", "-0099-01-01/-0049-12-31 year-range exact"},
               {"江戸時代中期～後期", "1704-01-01/1868-12-31 period approximate;period"},
               {"縄文時代（中期～後期）", "-3500-01-01/-1300-12-31 period approximate;period"},
               {"1898–02", "1898-01-01/1902-12-31 year-range exact"},
               {"Winter 1963/64", "1963-12-01/1964-02-29 day-range exact"}});
}

BOOST_AUTO_TEST_CASE(parts_of_one_value_are_intersected_and_listed_ones_joined) {
    check_all({{"江戸時代　17世紀", "1603-01-01/1700-12-31 period exact;period"},
               {"鎌倉～南北朝時代・13～14世紀", "1201-01-01/1392-12-31 period exact;period"},
               {"鎌倉時代・13世紀～南北朝時代・14世紀", "1201-01-01/1392-12-31 period exact;period"},
               {"奈良・平安時代", "0710-01-01/1185-12-31 period exact;period;alternative"},
               {"[縄文時代][平安時代]", "-14000-01-01/1185-12-31 period approximate;period;alternative"},
               {"安永天明期", "1772-01-01/1789-12-31 period exact;period"},
               {"1860 or 63", "1860-01-01/1863-12-31 year-range exact;alternative"},
               {"1828 (or 1836)", "1828-01-01/1836-12-31 year-range exact;alternative"},
               {"江戸時代・1900年", "1603-01-01/1900-12-31 period uncertain;period;conflict"}});
}

BOOST_AUTO_TEST_CASE(an_open_side_is_closed_by_another_part) {
    check_all({{"昭和（戦後）", "1945-01-01/1989-12-31 period approximate;period"},
               {"戦後　1950年代", "1950-01-01/1959-12-31 period approximate;period"}});
}

BOOST_AUTO_TEST_CASE(brackets_check_complete_or_supply) {
    check_all({{"1958年（昭和33）4月1日", "1958-04-01/1958-04-01 day exact"},
               {"天保15(弘化1)", "1844-01-01/1844-12-31 year exact;lunisolar"},
               {"昭和33～35年（1958～60）", "1958-01-01/1960-12-31 year-range exact"},
               {"江戸時代後期（1830年頃）", "1830-01-01/1830-12-31 year approximate"},
               {"平成17年5月3日（火）", "2005-05-03/2005-05-03 day exact"},
               {"[1882]-86", "1882-01-01/1886-12-31 year-range uncertain;supplied"},
               {"19[58]", "1958-01-01/1958-12-31 year uncertain;supplied"},
               {"[197-?]", "1970-01-01/1979-12-31 decade uncertain;supplied;placeholder"},
               {"1850 (?)", "1850-01-01/1850-12-31 year uncertain"}});
}

BOOST_AUTO_TEST_CASE(inverted_ranges_of_free_text_keep_their_hull) {
    BOOST_TEST(told(read_date("昭和33年～昭和20年")) ==
               "1945-01-01/1958-12-31 year-range uncertain;conflict");
}

BOOST_AUTO_TEST_CASE(english_forms) {
    check_all({{"late nineteenth-early twentieth century", "1867-01-01/1933-12-31 century exact;part"},
               {"second quarter of the 19th c.", "1826-01-01/1850-12-31 century exact;part"},
               {"early Edo period", "1603-01-01/1703-12-31 period approximate;period"},
               {"Edo period, Tenpō 5 (1834)", "1834-01-01/1834-12-31 year exact;lunisolar"},
               {"Ming dynasty, Wanli period", "1573-01-01/1620-12-31 period exact;period"},
               {"July 4th, 1776", "1776-07-04/1776-07-04 day exact"},
               {"pre-1900", "../1900-12-31 year-range exact;open-start"},
               {"1850 or later", "1850-01-01/.. year-range exact;open-end"},
               {"[between 1880 and 1890?]", "1880-01-01/1890-12-31 year-range uncertain;supplied"},
               {"um 1480 oder 1482", "1480-01-01/1482-12-31 year-range approximate;alternative"},
               {"3.4.1929", "1929-04-03/1929-04-03 day exact"},
               {"3/4/1929", "1929-03-04/1929-04-03 day-range uncertain;ambiguous"}});
}

BOOST_AUTO_TEST_CASE(the_first_event_is_the_date_and_the_others_are_kept) {
    auto const cast = read_date("1928, cast c.1963");
    BOOST_TEST(interval(cast) == "1928-01-01/1928-12-31");
    BOOST_REQUIRE(cast.events.size() == 1u);
    BOOST_TEST(cast.events[0].provided == "cast c.1963");
    BOOST_TEST(tsunagi::model::to_string(cast.events[0].start.value()) == "1963-01-01");
    auto const preface = read_date("天保3年序、天保5年刊");
    BOOST_TEST(preface.kind == "preface");
    BOOST_REQUIRE(preface.events.size() == 1u);
    BOOST_TEST(preface.events[0].kind == "issued");
}

BOOST_AUTO_TEST_CASE(the_kind_is_told_by_the_text_else_by_the_field) {
    BOOST_TEST(read_date("天保3年刊").kind == "issued");
    BOOST_TEST(date_reader().read("1958", {.kind = "issued"}).kind == "issued");
    BOOST_TEST(date_reader().read("明5.4序", {.kind = "issued"}).kind == "preface");
    BOOST_TEST(read_date("1958").kind == "created");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(what_is_no_date)

BOOST_AUTO_TEST_CASE(names_with_era_words_stay_unread) {
    for (auto const *text :
         {"明治大学", "昭和町", "大正琴", "文化財", "明和町", "平成生まれ", "慶長小判", "正徳寺", "平和",
          "永久歯", "第2次世界大戦", "五代目", "三月堂", "千代", "明", "金", "百年"})
        BOOST_TEST(read_date(text).certainty == "unparsed", text);
}

BOOST_AUTO_TEST_CASE(life_dates_are_never_dates_of_an_item) {
    for (auto const *text :
         {"1797年生", "1797生-1858没", "b. 1797, d. 1858", "born 1797", "生没年: 1797-1858"})
        BOOST_TEST(!read_date(text).has_interval(), text);
}

BOOST_AUTO_TEST_CASE(outside_a_date_field_bare_names_and_letters_do_not_count) {
    for (auto const *text : {"明治", "文化", "S33", "明22", "江戸", "唐", "©2005"})
        BOOST_TEST(!read_outside_date_field(text).has_interval(), text);
    for (auto const *text : {"明治22年", "文化年間", "江戸時代", "1889", "天保頃"})
        BOOST_TEST(read_outside_date_field(text).has_interval(), text);
}

BOOST_AUTO_TEST_CASE(fillers_of_systems_are_unknown) {
    for (auto const *text : {"0000", "9999", "0000-00-00", "9999-12-31", "-", "--", "年代不明", "[n.d.]"})
        BOOST_TEST(read_date(text).certainty == "unknown", text);
    BOOST_TEST(told(read_date("年代不明（江戸時代か）")) == "1603-01-01/1868-12-31 period uncertain;period");
}

BOOST_AUTO_TEST_CASE(the_region_decides_between_periods_of_one_name) {
    BOOST_TEST(interval(read_in_region("戦国時代", "CN")) == "-0402-01-01/-0220-12-31");
    BOOST_TEST(interval(read_date("戦国時代")) == "1467-01-01/1573-12-31");
    BOOST_TEST(read_date("三国時代").certainty == "unparsed");
    BOOST_TEST(interval(read_date("三国時代（朝鮮）")) == "-0056-01-01/0668-12-31");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(intervals_of_the_provider)

BOOST_AUTO_TEST_CASE(given_years_are_kept_with_the_doubt_of_the_text) {
    auto const span = date_reader().given("c.1830–41", 1830, 1841);
    BOOST_TEST(told(span) == "1830-01-01/1841-12-31 year-range approximate");
    BOOST_TEST(span.rule == "DT-GIVEN");
    BOOST_TEST(told(date_reader().given("1819", 1819, std::nullopt)) ==
               "1819-01-01/.. year-range exact;open-end");
    BOOST_TEST(told(date_reader().given("", 1819, 1819)) == "1819-01-01/1819-12-31 year exact");
    BOOST_TEST(date_reader().given("", 1820, 1819).certainty == "invalid");
}

BOOST_AUTO_TEST_SUITE_END()
