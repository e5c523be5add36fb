#include <boost/test/unit_test.hpp>

#include "api/portal/shown_record.hpp"

using namespace tsunagi;
using api::Tongue;

namespace {

model::TimeSpan span(std::string provided, std::optional<int> from, std::optional<int> to,
                     std::string certainty = "exact") {
    model::TimeSpan span{.provided = std::move(provided), .certainty = std::move(certainty)};
    if (from) span.start = model::CivilDay{*from, 1, 1};
    if (to) span.end = model::CivilDay{*to, 12, 31};
    return span;
}

std::string shown(model::TimeSpan const &each) { return api::shown_date(Tongue::ja, each).markup; }

std::string titled(std::string title, std::string reading) {
    model::Record record;
    record.titles = {{.value = std::move(title), .lang = "ja"},
                     {.value = std::move(reading), .kind = "reading"}};
    return api::titled_with_reading(Tongue::ja, record).markup;
}

} // namespace

BOOST_AUTO_TEST_SUITE(portal_shown_record)

BOOST_AUTO_TEST_CASE(a_date_stands_as_written_with_our_years_where_they_say_more) {
    BOOST_TEST(shown(span("天保2年頃", 1831, 1831, "approximate")) ==
               "<span lang=\"ja\">天保2年頃</span>（1831年頃）");
    BOOST_TEST(shown(span("1831", 1831, 1831)) == "1831");
    BOOST_TEST(shown(span("1831-1835", 1831, 1835)) == "1831-1835");
    BOOST_TEST(shown(span("江戸時代", 1603, 1868)) == "<span lang=\"ja\">江戸時代</span>（1603–1868年）");
    BOOST_TEST(shown(span("むかし", {}, {}, "unparsed")) == "<span lang=\"ja\">むかし</span>");
    BOOST_TEST(shown(span("", 1900, 1900)) == "1900年");
}

BOOST_AUTO_TEST_CASE(years_before_christ_and_open_sides_are_said_in_words) {
    BOOST_TEST(api::years_text(Tongue::ja, -299, -299) == "前300年");
    BOOST_TEST(api::years_text(Tongue::en, -299, 100) == "300 BC–100");
    BOOST_TEST(api::years_text(Tongue::ja, 1800, {}) == "1800年から");
    BOOST_TEST(api::years_text(Tongue::en, {}, 1800) == "until 1800");
    BOOST_TEST(api::years_text(Tongue::ja, {}, {}) == "");
}

BOOST_AUTO_TEST_CASE(the_reading_stands_over_the_parts_of_the_title_that_it_answers) {
    BOOST_TEST(titled("富嶽 百景", "フガク ヒャッケイ") ==
               "<span lang=\"ja\"><ruby>富嶽<rp>（</rp><rt lang=\"ja-Kana\">フガク</rt><rp>）</rp></ruby> "
               "<ruby>百景<rp>（</rp><rt lang=\"ja-Kana\">ヒャッケイ</rt><rp>）</rp></ruby></span>");
}

BOOST_AUTO_TEST_CASE(a_reading_of_other_parts_is_a_line_of_its_own) {
    BOOST_TEST(titled("富嶽百景", "フガク ヒャッケイ") ==
               "<span lang=\"ja\">富嶽百景</span>"
               "<small class=\"yomi\"><span lang=\"ja-Kana\">フガク ヒャッケイ</span></small>");
}

BOOST_AUTO_TEST_CASE(a_record_without_title_says_so) {
    BOOST_TEST(api::shown_title(Tongue::ja, {}).markup == "（題名の記載がありません）");
    BOOST_TEST(api::plain_title(Tongue::en, {}) == "(no title stated)");
}

BOOST_AUTO_TEST_SUITE_END()
