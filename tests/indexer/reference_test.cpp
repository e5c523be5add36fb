// What the query API contract 3–6 and 11 promises of its 14 records. Holds for every implementation of
// SearchIndex.
#include <boost/test/unit_test.hpp>

#include "tests/indexer/workbench.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;
using indexer::Query;
using indexer::Sign;

namespace {

indexer::SearchIndex const &reference() {
    static Workbench const bench(reference_records());
    static auto const index = bench.index();
    return *index;
}

Query filtered(std::vector<indexer::Filter> filters) { return {.filters = std::move(filters)}; }

Query near(double lat, double lon, double metres) { return {.circle = indexer::Circle{lat, lon, metres}}; }

} // namespace

BOOST_AUTO_TEST_SUITE(reference_records_suite)

BOOST_AUTO_TEST_CASE(everything_is_found_without_a_question) {
    auto const hits = reference().search({});
    BOOST_TEST(hits.total == 14u);
    BOOST_TEST(reference().records() == 14u);
    BOOST_TEST(hits.generation == "g000001");
    BOOST_TEST(ids(hits).starts_with("chizu-0001 chizu-0002 kaiga-0001 "),
               "equal times are ordered by id: " << ids(hits));
}

BOOST_AUTO_TEST_CASE(six_facets_count_every_record_exactly) {
    auto const hits = reference().search({});
    BOOST_TEST(counts(hits, "rights") == "edu 12, noncom 11, com 10, pdm 6, cc0 2, ccby 1, ccbync 1, ccbynd "
                                         "1, ccbysa 1, incr_edu 1, uneval 1");
    BOOST_TEST(counts(hits, "contents") ==
               "internet 12, image 11, thumb 11, iiif 6, not_exist 1, restricted 1, text 1");
    BOOST_TEST(counts(hits, "type") == "paint 6, ancdoc 2, book 2, map 2, photo 2");
    BOOST_TEST(counts(hits, "db") == "kaiga 3, ukiyoe 3, chizu 2, kotenseki 2, shashin 2, tosho 2");
    BOOST_TEST(counts(hits, "cm") == "art 6, book 4, cultural 3, humanities 2, map 2, regional 2");
    BOOST_TEST(counts(hits, "tempo") == "edo 6, meiji 4, taisyo 2, heian 1, muromachi 1");
}

BOOST_AUTO_TEST_CASE(facets_come_in_the_order_of_the_contract_and_only_when_wanted) {
    std::string keys;
    for (auto const &facet : reference().search({}).facets) keys += facet.key + " ";
    BOOST_TEST(keys == "rights contents type db cm tempo ");
    BOOST_TEST(reference().search({.with_facets = false}).facets.empty());
}

BOOST_AUTO_TEST_CASE(years_match_by_overlap) {
    BOOST_TEST(reference().search({.years = indexer::YearRange{1800, 1860}}).total == 4u);
    BOOST_TEST(reference().search({.years = indexer::YearRange{{}, 1185}}).total == 1u);
    BOOST_TEST(reference().search({.years = indexer::YearRange{1923, {}}}).total == 1u);
    BOOST_TEST(reference().search({.years = indexer::YearRange{1700, 1700}}).total == 1u);
    BOOST_TEST(reference().search({.years = indexer::YearRange{1701, 1773}}).total == 0u);
}

BOOST_AUTO_TEST_CASE(circles_include_their_rim) {
    BOOST_TEST(reference().search(near(35.6841, 139.7745, 1000)).total == 1u);
    BOOST_TEST(reference().search(near(35.6841, 139.7745, 5000)).total == 4u);
    BOOST_TEST(reference().search(near(35.6841, 139.7745, 0)).total == 1u);
}

BOOST_AUTO_TEST_CASE(filters_take_codes_and_groups) {
    BOOST_TEST(reference().search(filtered({{"rights", "com"}})).total == 10u);
    BOOST_TEST(reference().search(filtered({{"rights", "noncom"}})).total == 11u);
    BOOST_TEST(reference().search(filtered({{"rights", "edu"}})).total == 12u);
    BOOST_TEST(reference().search(filtered({{"rights", "com"}, {"rights", "pdm", Sign::must_not}})).total ==
               4u);
    BOOST_TEST(reference()
                   .search(filtered({{"type", "map", Sign::should}, {"type", "photo", Sign::should}}))
                   .total == 4u);
    BOOST_TEST(reference().search(filtered({{"type", "map"}, {"type", "photo"}})).total == 0u);
    BOOST_TEST(reference().search(filtered({{"db", "no_such"}})).total == 0u);
    BOOST_TEST(reference().search(filtered({{"contents", "iiif"}, {"tempo", "edo"}})).total == 5u);
}

BOOST_AUTO_TEST_CASE(plain_values_are_required_and_one_of_the_alternatives_is) {
    auto const query =
        filtered({{"cm", "art"}, {"type", "paint", Sign::should}, {"type", "map", Sign::should}});
    BOOST_TEST(reference().search(query).total == 6u);
    auto const mixed =
        filtered({{"rights", "com"}, {"rights", "pdm", Sign::should}, {"rights", "cc0", Sign::should}});
    BOOST_TEST(reference().search(mixed).total == 8u);
}

BOOST_AUTO_TEST_CASE(a_facet_can_leave_out_its_own_filter) {
    auto query = filtered({{"type", "map"}, {"tempo", "edo"}});
    BOOST_TEST(counts(reference().search(query), "type") == "map 1");
    query.exclude_own_filter = true;
    auto const hits = reference().search(query);
    BOOST_TEST(hits.total == 1u);
    BOOST_TEST(counts(hits, "type") == "paint 4, ancdoc 1, map 1");
    BOOST_TEST(counts(hits, "tempo") == "edo 1, taisyo 1");
    BOOST_TEST(counts(hits, "db") == "chizu 1");
}

BOOST_AUTO_TEST_CASE(either_of_two_keywords_is_enough_with_plus) {
    BOOST_TEST(reference().search(words("北斎 OR 広重")).total == 3u);
    BOOST_TEST(reference().search(words("北斎 広重")).total == 0u);
    BOOST_TEST(reference().search(words("-北斎")).total == 13u);
}

BOOST_AUTO_TEST_CASE(alternatives_of_different_groups_are_each_required) {
    indexer::Query query;
    for (auto const &[text, group] : {std::pair{"広重", 1}, {"北斎", 1}, {"日本橋", 2}, {"夕立", 2}})
        query.keywords.push_back({.sign = Sign::should, .terms = {{text}}, .group = group});
    BOOST_TEST(reference().search(query).total == 2u);
}

BOOST_AUTO_TEST_CASE(old_and_new_character_forms_find_each_other) {
    BOOST_TEST(ids(reference().search(words("南満州鉄道"))) == "chizu-0002");
    BOOST_TEST(ids(reference().search(words("南滿洲鐵道"))) == "chizu-0002");
}

BOOST_AUTO_TEST_CASE(a_field_search_stays_in_its_field) {
    auto const in = [](char const *field, char const *text) {
        return reference().search({.keywords = {{.terms = {{text}}, .field = field}}}).total;
    };
    BOOST_TEST(in("title", "広重") == 0u);
    BOOST_TEST(in("contributor", "広重") == 2u);
    BOOST_TEST(in("contributor", "hirosige") == 2u);
    BOOST_TEST(in("title", "なみうら") == 1u);
    BOOST_TEST(in("temporal", "文政") == 1u);
    BOOST_TEST(in("temporal", "江戸時代") == 6u);
    BOOST_TEST(in("location", "神奈川県") == 1u);
    BOOST_TEST(in("about", "浮世絵") == 1u);
    BOOST_TEST(in("description", "浮世絵") == 0u);
}

BOOST_AUTO_TEST_CASE(the_holder_is_found_by_name_and_a_class_number_by_the_whole) {
    BOOST_TEST(reference().search(words("見本美術館")).total == 14u);
    BOOST_TEST(reference().search(words("721")).total == 1u);
    BOOST_TEST(reference().search(words("72")).total == 0u);
}

BOOST_AUTO_TEST_CASE(a_subject_filter_takes_the_whole_subject_after_folding) {
    BOOST_TEST(reference().search(filtered({{"about", "浮世繪"}})).total == 1u);
    BOOST_TEST(reference().search(filtered({{"about", "浮世"}})).total == 0u);
    BOOST_TEST(reference().search(filtered({{"about", "浮世絵", Sign::must_not}})).total == 13u);
}

BOOST_AUTO_TEST_CASE(existing_fields_can_be_asked_for) {
    auto const having = [](char const *field, bool negated) {
        return reference().search({.exists = {{field, negated}}}).total;
    };
    BOOST_TEST(having("common.titleYomi", false) == 1u);
    BOOST_TEST(having("common.titleEn", false) == 14u);
    BOOST_TEST(having("common.contributor", true) == 2u);
    BOOST_TEST(having("common.coordinates", false) == 8u);
    BOOST_TEST(having("common.description", false) == 0u);
    BOOST_TEST(having("common.nothing_of_the_kind", false) == 14u);
}

BOOST_AUTO_TEST_CASE(hidden_datasets_are_nowhere) {
    auto const hits = reference().search({.hidden_datasets = {"kaiga", "chizu"}});
    BOOST_TEST(hits.total == 9u);
    BOOST_TEST(counts(hits, "db") == "ukiyoe 3, kotenseki 2, shashin 2, tosho 2");
}

BOOST_AUTO_TEST_CASE(pages_join_without_overlap_in_every_order) {
    for (auto const sort : {indexer::Sort::newest, indexer::Sort::oldest, indexer::Sort::title,
                            indexer::Sort::random, indexer::Sort::score}) {
        auto const whole = ids(reference().search({.sort = sort, .seed = 7, .size = 14}));
        std::string joined;
        for (std::uint32_t from = 0; from < 14; from += 3)
            joined += (from ? " " : "") +
                      ids(reference().search({.sort = sort, .seed = 7, .from = from, .size = 3}));
        BOOST_TEST(joined == whole);
    }
    BOOST_TEST(reference().search({.from = 14}).page.empty());
    BOOST_TEST(reference().search({.size = 0}).total == 14u);
}

BOOST_AUTO_TEST_CASE(a_random_order_depends_on_its_seed_alone) {
    auto const order = [](std::uint64_t seed) {
        return ids(reference().search({.sort = indexer::Sort::random, .seed = seed}));
    };
    BOOST_TEST(order(1) == order(1));
    BOOST_TEST(order(1) != order(2));
}

BOOST_AUTO_TEST_SUITE_END()
