#include <boost/test/unit_test.hpp>

#include "tests/normalizer/dates/reading.hpp"

using namespace tsunagi::tests;

namespace {

void check_all(std::initializer_list<std::pair<char const *, char const *>> rows) {
    for (auto const &[text, expected] : rows)
        BOOST_TEST(told(read_typed(text)) == expected, text << ": " << told(read_typed(text)));
}

} // namespace

BOOST_AUTO_TEST_SUITE(edtf)

BOOST_AUTO_TEST_CASE(level_0) {
    check_all({{"1985", "1985-01-01/1985-12-31 year exact"},
               {"1985-04", "1985-04-01/1985-04-30 month exact"},
               {"1985-04-12", "1985-04-12/1985-04-12 day exact"},
               {"1985-04-12T23:20:30Z", "1985-04-12/1985-04-12 day exact"},
               {"1985-04-12T23:20:30.45+01:00", "1985-04-12/1985-04-12 day exact"},
               {"1964/2008", "1964-01-01/2008-12-31 year-range exact"},
               {"2004-02-01/2005-02", "2004-02-01/2005-02-28 day-range exact"}});
}

BOOST_AUTO_TEST_CASE(level_1) {
    check_all({{"Y-170000002", "-170000002-01-01/-170000002-12-31 year exact"},
               {"2001-22", "2001-06-01/2001-08-31 day-range exact"},
               {"1984%", "1984-01-01/1984-12-31 year approximate-uncertain"},
               {"1985-XX-XX", "1985-01-01/1985-12-31 year exact"},
               {"../1985-04", "../1985-04-30 day-range exact;open-start"},
               {"1985-04-12/", "1985-04-12/.. day-range uncertain;open-end"},
               {"-1985", "-1985-01-01/-1985-12-31 year exact"}});
}

BOOST_AUTO_TEST_CASE(level_2) {
    check_all({{"Y-17E7", "-170000000-01-01/-170000000-12-31 year exact"},
               {"2001-30", "2001-12-01/2002-02-28 day-range exact"},
               {"2001-33", "2001-01-01/2001-03-31 day-range exact"},
               {"2001-40", "2001-01-01/2001-06-30 day-range exact"},
               {"[1667,1668,1670..1672]", "1667-01-01/1672-12-31 year-range exact;alternative"},
               {"[1667, 1668]", "1667-01-01/1668-12-31 year-range exact;alternative"},
               {"[1760-12..]", "1760-12-01/.. day-range exact;alternative;open-end"},
               {"?2004-06-~11", "2004-06-11/2004-06-11 day approximate-uncertain"},
               {"1985-XX-12", "1985-01-12/1985-12-12 day-range exact"},
               {"15XX-12-25", "1500-12-25/1599-12-25 day-range exact"},
               {"2004-1X", "2004-10-01/2004-12-31 day-range exact"}});
}

BOOST_AUTO_TEST_CASE(a_typed_field_that_fails_is_invalid) {
    for (auto const *text :
         {"昭和33年", "c. 1855", "1985-13", "2015-02-29", "1990/1980", "1985-4", "85", "", "/", "../..",
          "1985-04-12T99:00", "Y99999999999999", "[]", "[1985,]", "1985//1986"})
        BOOST_TEST(read_typed(text).certainty == "invalid", "'" << text << "' " << told(read_typed(text)));
}

BOOST_AUTO_TEST_CASE(w3cdtf_is_told_from_edtf) {
    BOOST_TEST(read_typed("1997-07").rule == "DT-W3CDTF");
    BOOST_TEST(read_typed("1997").rule == "DT-W3CDTF");
    BOOST_TEST(read_date("1997").rule == "DT-WESTERN");
    BOOST_TEST(read_typed("1997~").rule == "DT-EDTF");
    BOOST_TEST(read_typed("201X").rule == "DT-EDTF");
}

BOOST_AUTO_TEST_CASE(a_month_of_free_text_may_be_the_end_of_a_range) {
    BOOST_TEST(told(read_typed("2001-02")) == "2001-02-01/2001-02-28 month exact");
    BOOST_TEST(told(read_date("2001-02")) == "2001-02-01/2001-02-28 month uncertain;ambiguous");
    BOOST_TEST(told(read_date("1939-41")) == "1939-01-01/1941-12-31 year-range exact");
    BOOST_TEST(told(read_typed("1939-41")) == "1939-07-01/1939-12-31 day-range exact");
}

BOOST_AUTO_TEST_CASE(the_interval_is_written_in_the_shortest_form) {
    for (auto const &[text, expected] : {std::pair{"昭和33年頃", "1958~"},
                                         {"昭和33年4月", "1958-04"},
                                         {"1950年代", "195X"},
                                         {"18世紀", "1701/1800"},
                                         {"[19--]", "19XX?"},
                                         {"江戸中期", "1704~/1788~"},
                                         {"戦後", "1945~/.."},
                                         {"紀元前3世紀", "-0299/-0200"},
                                         {"縄文時代", "Y-14000~/-0400~"},
                                         {"令和2年度", "2020-04/2021-03"},
                                         {"江戸時代以前", "../1868"},
                                         {"不明", ""}})
        BOOST_TEST(read_date(text).edtf == expected, text << ": " << read_date(text).edtf);
}

BOOST_AUTO_TEST_SUITE_END()
