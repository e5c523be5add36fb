// Ranking expectations of the Japanese search contract 6.
#include <boost/test/unit_test.hpp>

#include "tests/indexer/workbench.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

model::Record with_creator(std::string const &title, std::string const &creator, std::string const &id) {
    auto record = titled(title, id);
    record.agents.push_back({.name = creator});
    return record;
}

model::Record with_description(std::string const &title, std::string const &text, std::string const &id) {
    auto record = titled(title, id);
    record.description.push_back({.value = text});
    return record;
}

std::string order(std::vector<model::Record> const &records, std::string const &query) {
    return ids(Workbench(records).index()->search(words(query)));
}

} // namespace

BOOST_AUTO_TEST_SUITE(ranking)

BOOST_AUTO_TEST_CASE(whole_title_title_creator_subject_place_description_follow_each_other) {
    auto subject = titled("あ", "r-4");
    subject.subjects.push_back({.value = "富嶽三十六景"});
    auto place = titled("い", "r-5");
    place.spatial.push_back({.provided = "富嶽三十六景"});
    std::vector<model::Record> const records{
        with_description("う", "富嶽三十六景 富嶽三十六景 富嶽三十六景 富嶽三十六景", "r-6"),
        place,
        subject,
        with_creator("え", "富嶽三十六景", "r-3"),
        titled("富嶽三十六景 凱風快晴", "r-2"),
        titled("冨嶽三十六景", "r-1"),
        titled("富嶽三十六景", "r-0")};
    BOOST_TEST(order(records, "富嶽三十六景") == "r-0 r-1 r-2 r-3 r-4 r-5 r-6");
}

BOOST_AUTO_TEST_CASE(a_work_by_hokusai_comes_before_one_that_mentions_him) {
    BOOST_TEST(order({with_description("図録", "葛飾北斎 北斎 北斎 北斎 北斎", "r-1"),
                      with_creator("鳳凰図", "葛飾北斎", "r-2")},
                     "北斎") == "r-2 r-1");
}

BOOST_AUTO_TEST_CASE(one_character_alone_as_title_comes_first) {
    BOOST_TEST(order({titled("羅生門", "r-1"), titled("門", "r-2"), titled("雷門の図と雷門の記", "r-3")},
                     "門") == "r-2 r-1 r-3");
}

BOOST_AUTO_TEST_CASE(more_terms_matched_never_rank_lower) {
    BOOST_TEST(order({titled("北斎", "r-1"), with_description("図", "北斎と広重", "r-2")}, "北斎 OR 広重") ==
               "r-2 r-1");
}

BOOST_AUTO_TEST_CASE(ten_repetitions_do_not_outrank_an_exact_title) {
    std::string repeated;
    for (int i = 0; i < 10; ++i) repeated += "日本橋の";
    BOOST_TEST(order({titled(repeated, "r-1"), titled("日本橋", "r-2")}, "日本橋") == "r-2 r-1");
}

BOOST_AUTO_TEST_CASE(equal_scores_are_ordered_by_id) {
    BOOST_TEST(order({titled("浮世絵", "r-3"), titled("浮世絵", "r-1"), titled("浮世絵", "r-2")}, "浮世絵") ==
               "r-1 r-2 r-3");
}

BOOST_AUTO_TEST_CASE(each_spelling_ranks_its_own_first) {
    std::vector<model::Record> const records{titled("南滿洲鐵道路線圖", "r-1"),
                                             titled("南満州鉄道案内図", "r-2")};
    BOOST_TEST(order(records, "南滿洲鐵道") == "r-1 r-2");
    BOOST_TEST(order(records, "南満州鉄道") == "r-2 r-1");
}

BOOST_AUTO_TEST_CASE(three_writings_of_dame_find_the_same) {
    Workbench const bench({titled("ダメ人間", "r-1"), titled("だめな子", "r-2"), titled("駄目な男", "r-3"),
                           titled("雨", "r-4")});
    auto const index = bench.index();
    for (auto const &spelling : {"ダメ", "だめ", "駄目"})
        BOOST_TEST(index->search(words(spelling)).total == 3u, spelling);
}

BOOST_AUTO_TEST_CASE(titles_are_sorted_by_their_reading) {
    auto yomi = titled("紅葉", "r-1");
    yomi.titles.push_back({.value = "モミジ", .kind = "reading"});
    Workbench const bench(
        {yomi, titled("あさがお", "r-2"), titled("わらび", "r-3"), titled("あさがお", "r-0")});
    BOOST_TEST(ids(bench.index()->search({.sort = indexer::Sort::title})) == "r-0 r-2 r-1 r-3");
}

BOOST_AUTO_TEST_CASE(newest_and_oldest_go_by_the_last_change) {
    std::vector<model::Record> records{titled("a", "r-1"), titled("b", "r-2"), titled("c", "r-3")};
    records[0].updated = "2026-01-02T09:00:00+09:00";
    records[1].updated = "2026-01-02T00:00:01Z";
    records[2].updated = "2025-12-31T00:00:00Z";
    auto const index = Workbench(records).index();
    BOOST_TEST(ids(index->search({})) == "r-2 r-1 r-3");
    BOOST_TEST(ids(index->search({.sort = indexer::Sort::oldest})) == "r-3 r-1 r-2");
}

BOOST_AUTO_TEST_SUITE_END()
