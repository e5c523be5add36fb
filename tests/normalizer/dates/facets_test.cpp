#include <boost/test/unit_test.hpp>

#include "tests/normalizer/dates/reading.hpp"

using namespace tsunagi::tests;

BOOST_AUTO_TEST_SUITE(eras_of_the_facet)

BOOST_AUTO_TEST_CASE(a_named_era_is_not_counted_for_its_neighbour_in_the_border_year) {
    for (auto const &[text, codes] : {std::pair{"明治元年", "meiji"},
                                      {"慶応4年", "edo"},
                                      {"大正元年", "taisyo"},
                                      {"昭和64年", "showa"},
                                      {"江戸時代", "edo"},
                                      {"室町時代", "muromachi"},
                                      {"江戸-明治", "edo meiji"}})
        BOOST_TEST(eras(read_date(text)) == codes, text << ": " << eras(read_date(text)));
}

BOOST_AUTO_TEST_CASE(a_western_border_year_belongs_to_both_neighbours) {
    BOOST_TEST(eras(read_date("1868")) == "edo meiji");
    BOOST_TEST(eras(read_date("1926年")) == "taisyo showa");
    BOOST_TEST(eras(read_date("794年")) == "nara heian");
}

BOOST_AUTO_TEST_CASE(days_decide_by_the_dates_of_the_eras) {
    BOOST_TEST(eras(read_date("1989-01-07")) == "showa");
    BOOST_TEST(eras(read_date("1989-01-08")) == "heisei");
    BOOST_TEST(eras(read_date("2019年4月")) == "heisei");
}

BOOST_AUTO_TEST_CASE(a_span_over_more_than_six_eras_is_left_out) {
    BOOST_TEST(eras(read_date("1600年以降")) == "");
    BOOST_TEST(eras(read_date("1700年以降")) == "edo meiji taisyo showa heisei reiwa");
}

BOOST_AUTO_TEST_CASE(era_name_is_the_era_before_the_period) {
    BOOST_TEST(read_date("江戸時代・天保5年（1834）").era_name == "天保");
    BOOST_TEST(read_date("江戸時代").era_name == "江戸時代");
    BOOST_TEST(read_date("1834").era_name == "");
}

BOOST_AUTO_TEST_SUITE_END()
