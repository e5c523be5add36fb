#include <boost/test/unit_test.hpp>

#include <charconv>

#include "harvester/cut/json_items.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/json_api_source.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using harvester::argument_of;
using model::Outcome;

namespace {

using Asked = harvester::HttpRequest const &;
using Answered = model::Result<harvester::HttpResponse>;

std::uint64_t number_of(std::string const &url, std::string const &name, std::uint64_t fallback) {
    auto const text = argument_of(url, name);
    std::from_chars(text.data(), text.data() + text.size(), fallback);
    return fallback;
}

/// A list by page or offset. Item n is {"id":"n"}.
struct CountedList {
    std::vector<std::string> ids;
    std::string poison; ///< an answer that holds this item is no JSON

    Answered operator()(Asked request) const {
        auto const size = number_of(request.url, "limit", 4);
        auto const offset = argument_of(request.url, "page").empty()
                                ? number_of(request.url, "offset", 0)
                                : (number_of(request.url, "page", 1) - 1) * size;
        std::string items;
        bool is_spoilt = false;
        for (auto at = offset; at < std::min<std::uint64_t>(offset + size, ids.size()); ++at) {
            items += (items.empty() ? "" : ",") + std::string(R"({"id":")") + ids[at] + R"("})";
            is_spoilt = is_spoilt || ids[at] == poison;
        }
        auto const total = std::to_string(ids.size());
        return page(R"({"total":)" + total + R"(,"items":[)" + items + (is_spoilt ? "" : "]}"), 200,
                    {{"Date", "Sun, 04 Jan 2026 00:00:00 GMT"}});
    }
};

std::vector<std::string> numbers(int count) {
    std::vector<std::string> ids;
    for (int number = 0; number < count; ++number) ids.push_back(std::to_string(number));
    return ids;
}

struct ListDesk : Desk {
    explicit ListDesk(std::string const &paging) {
        dataset.source.type = "json_api";
        auto &api = dataset.source.json_api;
        api.url = "http://api.example.jp/items";
        api.paging = paging;
        api.params = {{"size", {"limit", "4"}}};
        if (paging == "page") api.params["page"] = {"page", "1"};
        if (paging == "offset") api.params["offset"] = {"offset", "0"};
        if (paging == "cursor") api.params["cursor"] = {"cursor", ""};
        if (paging == "search_after") api.params["after"] = {"after", ""};
        api.paths = {{"list", "items"}, {"id", "id"}, {"total", "total"}, {"next", "next"}};
        network.answer = CountedList{numbers(10), ""};
    }
    std::uint64_t received(model::HarvestRun const &run) const {
        return store->ledger().received("maps", run.id);
    }
    bool said(model::HarvestRun const &run, std::string const &words) const {
        return std::any_of(run.messages.begin(), run.messages.end(),
                           [&](auto const &one) { return one.find(words) != std::string::npos; });
    }
};

} // namespace

BOOST_AUTO_TEST_SUITE(json_api)

BOOST_AUTO_TEST_CASE(a_list_that_holds_still_is_complete_and_a_whole_list) {
    for (auto const *paging : {"page", "offset"}) {
        ListDesk desk(paging);
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::complete);
        BOOST_TEST(run.whole_list);
        BOOST_TEST(desk.received(run) == 10U);
        BOOST_TEST(run.requests == 4U); // three pages, and the total once more
    }
}

// row 65
BOOST_AUTO_TEST_CASE(a_deep_page_that_is_refused_is_not_the_end_of_the_list) {
    for (auto const *paging : {"page", "offset"}) {
        ListDesk desk(paging);
        desk.network.answer = [](Asked request) -> Answered {
            bool const is_deep =
                argument_of(request.url, "page") == "3" || argument_of(request.url, "offset") == "8";
            return is_deep ? page(R"({"error":"window too large"})", 400)
                           : CountedList{numbers(10), ""}(request);
        };
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::incomplete);
        BOOST_TEST(run.reasons.at(0) == "http_status");
        BOOST_TEST(desk.said(run, "\"search_after\""));
    }
}

// row 66
BOOST_AUTO_TEST_CASE(a_cursor_that_expired_begins_the_window_again) {
    for (int const status : {400, 404, 410}) {
        ListDesk desk("cursor");
        int walks = 0;
        desk.network.answer = [&](Asked request) -> Answered {
            auto const cursor = argument_of(request.url, "cursor");
            if (cursor.empty()) {
                ++walks;
                return page(R"({"total":2,"items":[{"id":"a"}],"next":"c1"})");
            }
            return walks == 1 ? page("{}", status) : page(R"({"total":2,"items":[{"id":"b"}],"next":null})");
        };
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::complete);
        BOOST_TEST(desk.received(run) == 2U);
    }
}

// row 66
BOOST_AUTO_TEST_CASE(a_cursor_that_always_expires_ends_incomplete_after_three_restarts) {
    ListDesk desk("cursor");
    desk.network.answer = [&](Asked request) -> Answered {
        if (!argument_of(request.url, "cursor").empty()) return page("{}", 410);
        return page(R"({"total":2,"items":[{"id":"a"}],"next":"c1"})");
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.reasons.at(0) == "bad_token");
}

// row 67
BOOST_AUTO_TEST_CASE(an_unstable_sort_that_repeats_and_drops_items_is_incomplete) {
    ListDesk desk("offset");
    auto ids = numbers(10);
    ids[5] = "1";
    desk.network.answer = CountedList{ids, ""};
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.reasons.at(0) == "size_short");
}

// row 68
BOOST_AUTO_TEST_CASE(a_list_that_changes_under_its_page_numbers_is_incomplete_in_both_directions) {
    struct Case {
        std::vector<std::string> after;
        std::string total;
    };
    auto grown = numbers(10), shrunk = numbers(10);
    grown.insert(grown.begin(), "new"); // everything moves back, and one comes twice
    shrunk.erase(shrunk.begin());       // everything moves forward, and one is passed over
    for (auto const &[after, total] : std::vector<Case>{{grown, "11"}, {shrunk, "9"}})
        for (auto const *paging : {"page", "offset"}) {
            ListDesk desk(paging);
            desk.network.answer = [&, count = 0](Asked request) mutable {
                return CountedList{++count < 2 ? numbers(10) : after, ""}(request);
            };
            auto const run = desk.harvest();
            BOOST_CHECK(run.outcome == Outcome::incomplete);
            BOOST_TEST(run.reasons.at(0) == "size_short");
            BOOST_TEST(desk.said(run, "its total went from 10 to " + total));
        }
}

// row 68
BOOST_AUTO_TEST_CASE(what_was_added_behind_the_last_page_is_missed_by_the_total_asked_again) {
    ListDesk desk("offset");
    desk.network.answer = [count = 0](Asked request) mutable {
        return CountedList{numbers(++count < 4 ? 10 : 11), ""}(request);
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.stated_size.value() == 11U);
}

// row 68
BOOST_AUTO_TEST_CASE(a_sort_key_does_not_move_when_an_item_goes) {
    ListDesk desk("search_after");
    desk.network.answer = [](Asked request) -> Answered {
        auto const after = argument_of(request.url, "after");
        if (after.empty()) return page(R"({"total":3,"items":[{"id":"a"},{"id":"b"}]})");
        return page(after == "b" ? R"({"total":2,"items":[{"id":"c"}]})" : R"({"total":2,"items":[]})");
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.received(run) == 3U);
}

// row 69
BOOST_AUTO_TEST_CASE(the_offset_goes_on_by_what_was_received) {
    ListDesk desk("offset");
    desk.network.answer = [](Asked request) { // the server gives one item less than it is asked for
        auto fewer = request;
        fewer.url.replace(fewer.url.find("limit=4"), 7, "limit=3");
        return CountedList{numbers(10), ""}(fewer);
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.received(run) == 10U);
}

// row 69
BOOST_AUTO_TEST_CASE(one_record_lost_on_every_page_shows_in_the_total) {
    ListDesk desk("page");
    desk.network.answer = [](Asked request) {
        auto fewer = request;
        fewer.url.replace(fewer.url.find("limit=4"), 7, "limit=3");
        auto answer = CountedList{numbers(10), ""}(fewer);
        return answer;
    };
    BOOST_TEST(desk.harvest().reasons.at(0) == "size_short");
}

// row 70
BOOST_AUTO_TEST_CASE(a_filter_that_filters_nothing_is_noticed_and_remembered) {
    ListDesk desk("offset");
    desk.dataset.source.json_api.delta = {"since", "iso8601"};
    desk.harvest();
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.said(run, "parameter \"since\" changes nothing"));
    BOOST_TEST(desk.store->ledger().fact("maps", "no_selective_harvest") == "1");
    desk.network.answer = [](Asked request) { // the service has learnt it
        return CountedList{numbers(argument_of(request.url, "since").empty() ? 10 : 2), ""}(request);
    };
    desk.harvest();
    BOOST_TEST(desk.store->ledger().fact("maps", "no_selective_harvest") == "");
    auto const later = desk.harvest();
    BOOST_TEST(later.requests == 1U); // and is not doubted again
}

// row 71
BOOST_AUTO_TEST_CASE(an_item_that_never_comes_as_json_is_held_back_and_the_list_goes_on) {
    for (auto const *paging : {"page", "offset"})
        for (auto const *poison : {"5", "7", "9"}) {
            ListDesk desk(paging);
            desk.network.answer = CountedList{numbers(10), poison};
            auto const run = desk.harvest();
            BOOST_CHECK(run.outcome == Outcome::complete);
            BOOST_TEST(desk.received(run) == 10U);
            BOOST_TEST(!desk.store->ledger().seen("maps", poison).has_value());
            BOOST_TEST(desk.said(run, "one item never came as JSON"));
            for (auto const &record : desk.replay(run.id))
                if (!record.fault.empty()) BOOST_TEST(record.payload.find(poison) != std::string::npos);
        }
}

// row 71
BOOST_AUTO_TEST_CASE(a_source_that_gives_no_json_at_all_fails_and_leaves_nothing_behind) {
    ListDesk desk("offset");
    desk.network.answer = [](Asked) -> Answered { return page("{\"items\":["); };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::failed);
    BOOST_TEST(run.reasons.at(0) == "not_json");
    BOOST_TEST(desk.received(run) == 0U);
}

// row 71
BOOST_AUTO_TEST_CASE(json_that_breaks_once_is_asked_for_again) {
    ListDesk desk("offset");
    desk.network.answer = [count = 0](Asked request) mutable -> Answered {
        return ++count == 2 ? page("{\"total\":10,\"items\":[{\"id\"")
                            : CountedList{numbers(10), ""}(request);
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.pages == 3U);
}

// row 71
BOOST_AUTO_TEST_CASE(a_page_behind_a_link_is_asked_for_again_as_well) {
    ListDesk desk("link_header");
    desk.network.answer = [count = 0](Asked) mutable -> Answered {
        ++count;
        if (count == 2) return page(R"({"items":[{"id":)");
        harvester::Headers const link{{"Link", "<http://api.example.jp/items/page/2>; rel=next"}};
        return page(R"({"items":[{"id":")" + std::to_string(count) + R"("}]})", 200,
                    count == 1 ? link : harvester::Headers{});
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.pages == 2U);
}

BOOST_AUTO_TEST_CASE(smaller_pages_begin_where_the_page_began_and_grow_again) {
    model::JsonApiSource source;
    source.params = {{"size", {"limit", "100"}}, {"page", {"page", "1"}}};
    BOOST_TEST(harvester::smaller_page(source, "3").value() == "5/50"); // items 200 to 249
    BOOST_TEST(harvester::smaller_page(source, "5/50").value() == "9/25");
    BOOST_TEST(!harvester::smaller_page(source, "201/1").has_value());
    BOOST_TEST(harvester::next_of(source, {.token_before = "9/25", .items = 25, .total = 999}) == "10/25");
    BOOST_TEST(harvester::next_of(source, {.token_before = "12/25", .items = 25, .total = 999}) == "4");
    source.paging = "cursor";
    BOOST_TEST(!harvester::smaller_page(source, "abc").has_value());
}

BOOST_AUTO_TEST_CASE(members_that_stand_twice_are_flagged) {
    auto const flagged = [](char const *text) {
        return harvester::read_json_items(text, {}).has_duplicate_keys;
    };
    BOOST_TEST(flagged(R"({"a":1,"b":{"c":1,"c":2}})"));
    BOOST_TEST(!flagged(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})"));
    ListDesk desk("cursor");
    desk.network.answer = [](Asked) -> Answered {
        return page(R"({"items":[{"id":"a","id":"b"}],"total":1})");
    };
    BOOST_TEST(desk.said(desk.harvest(), "duplicate_keys"));
}

BOOST_AUTO_TEST_CASE(a_next_link_to_another_host_is_followed_only_when_it_is_allowed) {
    ListDesk desk("link_header");
    desk.network.answer = [](Asked request) -> Answered {
        bool const first = request.url.starts_with("http://api.example.jp/");
        harvester::Headers link;
        if (first)
            link = {
                {"Link", "</other>; rel=prev, <http://b.example.jp/2>; title=\"a, b\"; rel=\"next last\""}};
        return page(R"({"items":[{"id":")" + std::string(first ? "a" : "b") + R"("}]})", 200, link);
    };
    BOOST_TEST(desk.harvest().reasons.at(0) == "redirect_refused");
    desk.dataset.harvest.next_hosts = {"b.example.jp"};
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.received(run) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
