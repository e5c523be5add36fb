#include <boost/test/unit_test.hpp>

#include <array>

#include "tests/api/portal/reading_visitor.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

BOOST_AUTO_TEST_SUITE(portal_search_page)

BOOST_AUTO_TEST_CASE(a_hit_shows_title_reading_author_date_type_badge_and_database) {
    Visitor visitor;
    visitor.finds({great_wave()});
    auto const page = visitor.page("/?keyword=x");
    for (auto const *words :
         {"href=\"/item/ukiyoe-0001\"", "<span lang=\"ja\">冨嶽三十六景 神奈川沖浪裏</span>",
          "lang=\"ja-Kana\">フガク", "葛飾北斎", "天保2年頃", "絵画", "商用でも使えます",
          "浮世絵データベース", "src=\"https://museum.example/thumb/0001.jpg\"",
          "alt=\"冨嶽三十六景 神奈川沖浪裏、葛飾北斎\"", "<b>1</b>件"})
        BOOST_TEST(has(page, words), words);
}

BOOST_AUTO_TEST_CASE(hostile_titles_words_and_conditions_stay_text) {
    Visitor visitor;
    auto record = plain_record("ukiyoe-1", "<script>alert(1)</script>");
    record.agents = {{.name = "\"><img src=x onerror=alert(1)>"}};
    record.links.thumbnail = {"https://a.example/\"onload=\"alert(1)"};
    visitor.finds({record});
    auto const page =
        visitor.page("/?keyword=%22%3E%3Cscript%3E&f-type=%2B%3Cb%3E&q-title=%3Ci%3E&r-tempo=%3Cu%3E");
    for (auto const *markup : {"<script", "<img src=x", "\"onload=", "<i>", "<u>", "<b><", "<b>&lt;"})
        BOOST_TEST(!has(page, markup), markup);
    BOOST_TEST(has(page, "value=\"&quot;&gt;&lt;script&gt;\""));
}

BOOST_AUTO_TEST_CASE(a_picture_over_http_or_from_nowhere_gives_a_cover) {
    Visitor visitor;
    auto record = plain_record("ukiyoe-1", "解体新書の写本の一冊");
    record.links.thumbnail = {"http://a.example/1.jpg", "javascript:alert(1)"};
    visitor.finds({record});
    auto const page = visitor.page("/");
    BOOST_TEST(!has(page, "<img"));
    BOOST_TEST(has(page, "aria-hidden=\"true\"><svg"));
    BOOST_TEST(has(page, "<span>解体新書の写本</span>"));
}

BOOST_AUTO_TEST_CASE(boxes_for_and_against_carry_what_is_chosen) {
    Visitor visitor;
    visitor.finds({great_wave()});
    auto const page = visitor.page("/?f-type=%2Bpaint&f-db=-tosho");
    BOOST_TEST(has(page, "name=\"f-type\" value=\"+paint\" checked>"));
    BOOST_TEST(has(page, "name=\"f-db\" value=\"-tosho\" aria-label=\"図書を除く\" checked>"));
    BOOST_TEST(has(page, "しぼりこみ（2 つ選択中）"));
}

BOOST_AUTO_TEST_CASE(a_chosen_value_without_records_keeps_its_box) {
    Visitor visitor;
    visitor.finds({great_wave()});
    auto const page = visitor.page("/?f-type=%2Bmap");
    BOOST_TEST(has(page, "value=\"+map\" checked"));
    BOOST_TEST(!has(page, "<input type=\"hidden\" name=\"f-type\""));
}

BOOST_AUTO_TEST_CASE(conditions_without_a_control_travel_on_and_are_chips) {
    Visitor visitor;
    visitor.finds({great_wave()});
    auto const page =
        visitor.page("/?keyword=a&keyword=-b&q-title=c&exists=common.description&size=5&view=tile&lang=ja");
    for (auto const *field : {"name=\"keyword\" value=\"-b\"", "name=\"q-title\" value=\"c\"",
                              "name=\"exists\" value=\"common.description\"", "name=\"size\" value=\"5\"",
                              "name=\"view\" value=\"tile\"", "name=\"lang\" value=\"ja\""})
        BOOST_TEST(has(page, std::string("<input type=\"hidden\" ") + field), field);
    BOOST_TEST(has(page, "題名：c"));
    BOOST_TEST(has(page, "除く　<s>b</s>"));
}

BOOST_AUTO_TEST_CASE(alternatives_stand_in_one_chip_and_go_together) {
    Visitor visitor;
    visitor.finds({great_wave()});
    auto const page = visitor.page("/?f-type=%2Bpaint&f-type=%2Bmap&f-db=-tosho&r-tempo=1760,1868");
    BOOST_TEST(has(page, "絵画</span> または <span lang=\"ja\">地図"));
    BOOST_TEST(has(page, "<a href=\"/?f-db=-tosho&amp;r-tempo=1760%2C1868\">"));
    BOOST_TEST(has(page, "1760–1868年"));
    BOOST_TEST(has(page, "<s><span lang=\"ja\">図書</span></s>"));
}

BOOST_AUTO_TEST_CASE(year_fields_become_one_parameter_of_the_api) {
    struct Case {
        char const *query, *location;
    } const cases[] = {{"year-from=1800&year-to=1868", "/?r-tempo=1800%2C1868"},
                       {"year-from=%EF%BC%91%EF%BC%98%E5%B9%B4&year-to=", "/?r-tempo=0018%2C"},
                       {"year-from=&year-to=-300", "/?r-tempo=%2C-0300"},
                       {"year-from=1868&year-to=1800", "/?r-tempo=1800%2C1868"},
                       {"year-from=&year-to=&keyword=&sort=score", "/"},
                       {"keyword=a&r-tempo=1,2&year-from=&year-to=&from=40", "/?keyword=a"}};
    Visitor visitor;
    for (auto const &[query, location] : cases) {
        auto const answer = visitor.get("/?" + std::string(query));
        BOOST_TEST(answer.status == 303, query);
        BOOST_TEST(header(answer, "Location") == location, query);
    }
}

BOOST_AUTO_TEST_CASE(a_year_that_cannot_be_read_is_named_beside_its_field) {
    Visitor visitor;
    visitor.finds({great_wave()});
    for (auto const *year : {"abc", "18%3C", "12345678", "1800-1900", "--3"}) {
        auto const answer = visitor.get("/?year-from=" + std::string(year) + "&year-to=1868");
        BOOST_TEST(answer.status == 200, year);
        BOOST_TEST(has(answer.body, "aria-invalid=\"true\" aria-describedby=\"year-from-say\""), year);
        BOOST_TEST(!visitor.index.asked.years, year);
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_in_an_address_is_told) {
    Visitor visitor;
    visitor.finds({great_wave()});
    BOOST_TEST(has(visitor.page("/?r-tempo=abc"), "読み取れない条件は使っていません：r-tempo=abc"));
    BOOST_TEST(has(visitor.page("/?keyword=%FF&lang=en"), "Not understood and not used: keyword"));
}

BOOST_AUTO_TEST_CASE(the_timeline_links_the_eras_in_their_order) {
    Visitor visitor;
    visitor.finds({great_wave()});
    visitor.index.hits.facets.back().counts = {{"edo", 30}, {"meiji", 3}};
    auto const page = visitor.page("/?keyword=a");
    BOOST_TEST(count_of(page, "<rect class=\"bar\"") == 13);
    BOOST_TEST(has(page, "<a href=\"/?keyword=a&amp;f-tempo=%2Bedo\">江戸<small>30</small></a><a "));
    BOOST_TEST(has(page, "<span>室町<small>0</small></span>"));
    auto const chosen = visitor.page("/?f-tempo=%2Bedo");
    BOOST_TEST(has(chosen, "<a href=\"/\" aria-current=\"true\">江戸"));
}

BOOST_AUTO_TEST_CASE(nothing_found_offers_what_finds_something) {
    Visitor visitor;
    visitor.records.add(great_wave());
    auto const page = visitor.page("/?keyword=%E5%AF%8C%E7%8D%84&f-type=%2Bmap");
    BOOST_TEST(has(page, "まだ記録が届いていません")); // the index is empty
    visitor.index.hits.total = 0;
    visitor.index.in_all = 393;
    auto const none = visitor.page("/?keyword=%E5%AF%8C%E7%8D%84&f-type=%2Bmap");
    BOOST_TEST(has(none, "「富獄」の記録は見つかりませんでした"));
    BOOST_TEST(!has(none, "class=\"pager\""));
}

BOOST_AUTO_TEST_CASE(the_pager_leads_to_both_neighbours_and_ends_at_the_window) {
    Visitor visitor;
    visitor.finds({great_wave()});
    visitor.index.hits.total = 5000;
    auto const middle = visitor.page("/?keyword=a&from=40");
    BOOST_TEST(has(middle, "href=\"/?keyword=a&amp;from=20\" rel=\"prev\""));
    BOOST_TEST(has(middle, "href=\"/?keyword=a&amp;from=60\" rel=\"next\""));
    BOOST_TEST(has(middle, "5,000 件のうち 41 から 41 まで"));
    BOOST_TEST(has(visitor.page("/?from=20"), "href=\"/\" rel=\"prev\""));
    auto const last = visitor.page("/?from=1980");
    BOOST_TEST(!has(last, "rel=\"next\""));
    BOOST_TEST(has(last, "2,000 件まで"));
    BOOST_TEST(has(visitor.page("/?from=1990"), "ここから先は表示できません"));
}

BOOST_AUTO_TEST_CASE(a_page_behind_the_last_one_leads_back) {
    Visitor visitor;
    visitor.index.hits.total = 5;
    auto const page = visitor.page("/?keyword=a&from=20");
    BOOST_TEST(has(page, "一覧はここより前で終わっています"));
    BOOST_TEST(has(page, "href=\"/?keyword=a\""));
}

BOOST_AUTO_TEST_CASE(a_long_facet_folds_its_rest_and_counts_it) {
    Visitor visitor;
    visitor.finds({great_wave()});
    auto &databases = visitor.index.hits.facets.at(3).counts;
    databases.clear();
    for (int i = 0; i < 150; ++i) {
        auto const id = "db_" + std::to_string(i);
        visitor.settings.datasets[id] = {.id = id, .name = {"データベース" + std::to_string(i), ""}};
        databases.emplace_back(id, 2);
    }
    auto const page = visitor.page("/");
    BOOST_TEST(has(page, "ほか 142、のべ 284 件"));
    BOOST_TEST(count_of(page, "class=\"take\" type=\"checkbox\" name=\"f-db\"") == 150);
    auto const chosen = visitor.page("/?f-db=%2Bdb_140");
    BOOST_TEST(chosen.find("value=\"+db_140\"") < chosen.find("value=\"+db_0\""));
}

BOOST_AUTO_TEST_CASE(hidden_and_unconfigured_datasets_are_never_asked_for) {
    Visitor visitor;
    visitor.finds({great_wave()});
    visitor.index.hits.facets.at(3).counts.emplace_back("gone", 3);
    visitor.page("/?exists=-common.temporal");
    BOOST_TEST(visitor.index.asked.exclude_own_filter);
    BOOST_TEST(visitor.index.asked.hidden_datasets == (std::vector<std::string>{"secret", "gone"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_record_that_cannot_be_read_does_not_take_the_page_away) {
    Visitor visitor;
    visitor.finds({great_wave(), plain_record("ukiyoe-2", "二")});
    visitor.records.put({.id = "ukiyoe-2", .dataset = "ukiyoe", .json = "{"});
    auto const page = visitor.page("/");
    BOOST_TEST(has(page, "この記録は読み取れません"));
    BOOST_TEST(has(page, "神奈川沖浪裏"));
}

BOOST_AUTO_TEST_CASE(an_index_that_is_away_is_a_sentence_with_a_next_step) {
    Visitor visitor;
    visitor.index.broken = true;
    auto const answer = visitor.get("/?keyword=a");
    BOOST_TEST(answer.status == 503);
    BOOST_TEST(header(answer, "Retry-After") == "5");
    BOOST_TEST(has(answer.body, "もう一度さがしてください"));
    BOOST_TEST(has(answer.body, "href=\"/?keyword=a\""));
}

BOOST_AUTO_TEST_CASE(orders_speak_of_changes_and_relevance_needs_words) {
    Visitor visitor;
    visitor.finds({great_wave(), plain_record("ukiyoe-2", "二")});
    BOOST_TEST(!has(visitor.page("/"), "合っている順"));
    BOOST_TEST(has(visitor.page("/?keyword=a"), "合っている順"));
    BOOST_TEST(has(visitor.page("/?sort=title"), "<option value=\"title\" selected>"));
}

BOOST_AUTO_TEST_SUITE_END()
