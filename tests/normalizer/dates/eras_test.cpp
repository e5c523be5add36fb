#include <boost/test/unit_test.hpp>

#include "tests/normalizer/dates/reading.hpp"

using namespace tsunagi::tests;

BOOST_AUTO_TEST_SUITE(eras)

BOOST_AUTO_TEST_CASE(heisei_31_and_reiwa_1_are_both_2019) {
    for (auto const &[last, first, year] : {std::tuple{"明治45年", "大正元年", "1912"},
                                            {"大正15年", "昭和元年", "1926"},
                                            {"昭和64年", "平成元年", "1989"},
                                            {"平成31年", "令和元年", "2019"},
                                            {"慶応4年", "明治元年", "1868"}}) {
        BOOST_TEST(read_date(last).edtf == year);
        BOOST_TEST(read_date(first).edtf == year);
    }
}

BOOST_AUTO_TEST_CASE(three_years_past_the_end_are_doubted_and_a_fourth_is_invalid) {
    BOOST_TEST(told(read_date("昭和67年")) == "1992-01-01/1992-12-31 year uncertain");
    BOOST_TEST(read_date("昭和68年").certainty == "invalid");
    BOOST_TEST(read_date("平成34年").certainty == "uncertain");
    BOOST_TEST(read_date("平成35年").certainty == "invalid");
    BOOST_TEST(read_date("平成0年").certainty == "invalid");
}

BOOST_AUTO_TEST_CASE(the_day_of_change_is_valid_in_both_eras) {
    for (auto const *text : {"明治45年7月30日", "大正元年7月30日", "大正15年12月25日", "昭和元年12月25日"})
        BOOST_TEST(read_date(text).certainty == "exact", text);
    for (auto const *text : {"昭和64年1月8日", "平成元年1月7日", "明治45年7月31日", "令和元年4月"})
        BOOST_TEST(read_date(text).certainty == "uncertain", text);
}

BOOST_AUTO_TEST_CASE(year_one_is_the_label_year_even_when_the_era_began_in_the_next_january) {
    for (auto const &[text, year] : {std::pair{"正保元年", "1644"},
                                     {"天保元年", "1830"},
                                     {"安政元年", "1854"},
                                     {"弘化元年", "1844"},
                                     {"文禄元年", "1592"}})
        BOOST_TEST(read_date(text).edtf == year, text);
}

BOOST_AUTO_TEST_CASE(two_courts_name_one_year) {
    BOOST_TEST(told(read_date("正平10年・文和4年")) == "1355-01-01/1355-12-31 year exact;lunisolar");
    BOOST_TEST(told(read_date("建武5年")) == "1338-01-01/1338-12-31 year exact;lunisolar");
}

BOOST_AUTO_TEST_CASE(japan_wins_between_eras_of_one_name_unless_region_or_year_say_otherwise) {
    BOOST_TEST(read_date("弘治3年").edtf == "1557");
    BOOST_TEST(read_in_region("弘治3年", "CN").edtf == "1490");
    BOOST_TEST(read_date("正徳15年").edtf == "1520");
    BOOST_TEST(read_date("嘉慶10年").edtf == "1805");
    BOOST_TEST(read_date("正徳3年（1508）").edtf == "1508");
}

BOOST_AUTO_TEST_CASE(old_characters_readings_and_abbreviations_name_the_same_era) {
    for (auto const *text : {"宝暦3年", "寶曆3年", "宝曆3年", "寶暦三年", "Hōreki 3", "Horeki 3"})
        BOOST_TEST(read_date(text).edtf == "1753", text);
    for (auto const *text : {"昭和33年", "昭33", "S33", "S.33", "㍼33", "Ｓ３３", "Shōwa 33", "昭和三十三年"})
        BOOST_TEST(read_date(text).era_name == "昭和", text);
    BOOST_TEST(read_date("Kan'ei 3").edtf == read_date("Kanei 3").edtf);
}

BOOST_AUTO_TEST_CASE(counts_run_from_their_founders) {
    BOOST_TEST(read_date("皇紀2600年").edtf == "1940");
    BOOST_TEST(read_date("檀紀4290年").rule == "DT-KOKI");
    BOOST_TEST(read_date("民国12年").edtf == "1923");
    BOOST_TEST(read_date("康徳4").edtf == "1937");
    BOOST_TEST(read_date("光緒6").edtf == "1880");
}

BOOST_AUTO_TEST_CASE(two_eras_of_one_first_character_have_a_short_name) {
    BOOST_TEST(told(read_date("化政期")) == "1804-01-01/1830-12-31 period uncertain;period");
    BOOST_TEST(read_date("化政").certainty == "unparsed");
}

BOOST_AUTO_TEST_CASE(a_sign_of_the_cycle_chooses_or_checks_the_year_of_an_era) {
    BOOST_TEST(read_date("寛政壬子").edtf == "1792");
    BOOST_TEST(read_date("享保十七年壬子").certainty == "exact;lunisolar");
    BOOST_TEST(read_date("享保十七年癸丑").certainty == "uncertain;lunisolar;conflict");
    BOOST_TEST(read_date("壬子").certainty == "unparsed");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_calendar_of_1873)

BOOST_AUTO_TEST_CASE(lunar_months_without_a_table_stay_at_the_year) {
    BOOST_TEST(told(read_date("天保3年5月6日")) == "1832-01-01/1832-12-31 year exact;lunisolar");
    BOOST_TEST(interval(read_date("天保3年11月")) == "1832-01-01/1833-02-20");
    BOOST_TEST(interval(read_date("天保3年閏10月")) == "1832-01-01/1833-02-20");
    BOOST_TEST(interval(read_date("天保3年閏9月")) == "1832-01-01/1832-12-31");
    BOOST_TEST(read_date("天保3年13月").certainty == "invalid");
    BOOST_TEST(read_date("天保3年5月31日").certainty == "invalid");
}

BOOST_AUTO_TEST_CASE(the_last_lunar_month_had_two_days) {
    BOOST_TEST(interval(read_date("明治5年12月1日")) == "1872-12-30/1872-12-30");
    BOOST_TEST(interval(read_date("明治5年12月2日")) == "1872-12-31/1872-12-31");
    BOOST_TEST(read_date("明治5年12月3日").certainty == "invalid");
    BOOST_TEST(read_date("明治6年1月1日").calendar == "gregorian");
}

BOOST_AUTO_TEST_CASE(a_converted_day_in_brackets_is_taken) {
    BOOST_TEST(told(read_date("元禄15年12月14日（1703年1月30日）")) ==
               "1703-01-30/1703-01-30 day exact;lunisolar");
}

BOOST_AUTO_TEST_CASE(western_days_before_the_reform_are_julian) {
    BOOST_TEST(interval(read_date("15 March 1500")) == "1500-03-25/1500-03-25");
    BOOST_TEST(read_date("15 March 1500").calendar == "julian");
    BOOST_TEST(interval(read_typed("1500-03-15")) == "1500-03-15/1500-03-15");
}

BOOST_AUTO_TEST_SUITE_END()
