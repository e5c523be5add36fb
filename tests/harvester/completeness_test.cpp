#include "harvester/completeness.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi::harvester;

namespace {

struct Told {
    std::string before, next;
    std::uint64_t records = 2;
    std::optional<std::uint64_t> size;
    bool end_was_told = true, is_nothing = false;
};

struct Judged {
    ListWatch::Step step = ListWatch::Step::go_on;
    std::string reasons;
};

/// Walks pages whose records are all different unless `distinct` says otherwise.
Judged judge(std::vector<Told> const &pages, std::optional<std::uint64_t> distinct = {},
             ListRules rules = {}) {
    ListWatch watch(rules);
    Judged judged;
    std::uint64_t sum = 0;
    for (auto const &told : pages) {
        auto const first = std::to_string(sum);
        sum += told.records;
        judged.step = watch.after({told.before, told.next, told.end_was_told, told.is_nothing, told.records,
                                   first, std::to_string(sum), told.size},
                                  [&] { return distinct.value_or(sum); });
    }
    for (auto const &reason : watch.reasons()) judged.reasons += (judged.reasons.empty() ? "" : " ") + reason;
    return judged;
}

using Step = ListWatch::Step;

} // namespace

BOOST_AUTO_TEST_SUITE(completeness)

// row 1
BOOST_AUTO_TEST_CASE(a_list_ends_with_an_empty_token) {
    auto const judged = judge({{"", "a"}, {"a", ""}});
    BOOST_CHECK(judged.step == Step::ended);
    BOOST_TEST(judged.reasons == "");
}

// row 2
BOOST_AUTO_TEST_CASE(a_token_that_came_before_is_a_loop) {
    auto const judged = judge({{"", "a"}, {"a", "b"}, {"b", "a"}});
    BOOST_CHECK(judged.step == Step::stopped);
    BOOST_TEST(judged.reasons == "token_loop");
}

// rows 6, 77
BOOST_AUTO_TEST_CASE(fewer_records_than_the_list_states_are_no_complete_list) {
    BOOST_TEST(judge({{"", "a", 2, 5}, {"a", "", 2, 5}}).reasons == "size_short");
    BOOST_TEST(judge({{"", "a", 2, 5}, {"a", "", 2, 5}}, {}, {.size_tolerance = 1}).reasons == "");
    BOOST_TEST(judge({{"", "a", 2, 9}, {"a", "", 2, 4}}).reasons == ""); // the last value counts
}

// row 6
BOOST_AUTO_TEST_CASE(a_missing_token_element_ends_a_split_list_only_when_the_counts_agree) {
    BOOST_TEST(judge({{"", "a", 2, 4}, {.before = "a", .records = 2, .end_was_told = false}}).reasons == "");
    BOOST_TEST(judge({{"", "a"}, {.before = "a", .end_was_told = false}}).reasons == "token_missing");
    BOOST_TEST(judge({{.records = 2, .end_was_told = false}}).reasons == ""); // a list of one page
}

// row 54
BOOST_AUTO_TEST_CASE(no_records_match_is_an_empty_list_first_and_a_broken_one_later) {
    BOOST_TEST(judge({{.records = 0, .is_nothing = true}}).reasons == "");
    BOOST_TEST(judge({{"", "a", 2, 4}, {.before = "a", .records = 0, .is_nothing = true}}).reasons ==
               "oai_error:noRecordsMatch size_short");
    BOOST_TEST(judge({{"", "a", 2, 2}, {.before = "a", .records = 0, .is_nothing = true}}).reasons == "");
}

// row 4
BOOST_AUTO_TEST_CASE(pages_promised_after_the_last_record_are_not_fetched_for_ever) {
    auto const judged = judge({{"", "a", 2, 2}, {"a", "b", 0, 2}});
    BOOST_CHECK(judged.step == Step::ended);
    BOOST_TEST(judged.reasons == "");
}

// row 3
BOOST_AUTO_TEST_CASE(empty_pages_in_a_row_are_bounded) {
    auto const judged = judge({{"", "a"}, {"a", "b", 0}, {"b", "c", 0}, {"c", "d", 0}, {"d", "e", 0}});
    BOOST_CHECK(judged.step == Step::stopped);
    BOOST_TEST(judged.reasons == "empty_pages");
}

// row 5
BOOST_AUTO_TEST_CASE(more_than_twice_the_stated_size_is_stopped) {
    BOOST_TEST(judge({{"", "a", 2, 2}, {"a", "b", 2, 2}, {"b", "c", 3, 2}, {"c", "d", 2, 2}}).reasons ==
               "size_over");
}

// row 59
BOOST_AUTO_TEST_CASE(the_same_identifier_twice_means_losses_unless_the_counts_agree) {
    BOOST_TEST(judge({{"", "a"}, {"a", ""}}, 3).reasons == "duplicates");
    BOOST_TEST(judge({{"", "a", 2, 3}, {"a", "", 2, 3}}, 3).reasons == "");
    BOOST_TEST(judge({{"", "a"}, {"a", ""}}, 3, {.may_repeat = true}).reasons == "");
}

BOOST_AUTO_TEST_CASE(a_page_that_comes_again_under_a_new_token_is_noticed) {
    ListWatch watch({});
    auto const distinct = [] { return std::uint64_t{2}; };
    watch.after({.next = "a", .records = 2, .first = "x", .last = "y"}, distinct);
    auto const step =
        watch.after({.token_before = "a", .next = "b", .records = 2, .first = "x", .last = "y"}, distinct);
    BOOST_CHECK(step == Step::go_on);
    BOOST_TEST(watch.reasons().at(0) == "duplicates");
}

BOOST_AUTO_TEST_SUITE_END()
