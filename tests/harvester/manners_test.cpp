// What a host is owed (harvesting contract 9), seen from whole runs.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <thread>

#include "harvester/http/asked_wait.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/oai_requests.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using harvester::HttpRequest;
using harvester::HttpResponse;
using model::Outcome;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

using Answered = model::Result<HttpResponse>;

std::string joined(std::vector<std::string> const &list) {
    std::string out;
    for (auto const &one : list) out += (out.empty() ? "" : " ") + one;
    return out;
}

bool tells(model::HarvestRun const &run, std::string const &part) {
    return joined(run.messages).find(part) != std::string::npos;
}

Repository const five{{"a", "b", "c", "d", "e"}};

/// The repository, but the n-th request (from 1, Identify counted) is answered otherwise.
TestNetwork::Answer spoiling(std::size_t request, HttpResponse const &otherwise) {
    return [=, count = std::size_t{0}](HttpRequest const &asked) mutable -> Answered {
        if (++count == request) return otherwise;
        return five(asked);
    };
}

TestNetwork::Answer robots(std::string const &text, int status = 200) {
    return [=](HttpRequest const &) -> Answered { return page(text, status); };
}

model::Time now() { return *harvester::parse_utc("2026-01-04"); }

} // namespace

BOOST_AUTO_TEST_SUITE(manners)

// row 30
BOOST_AUTO_TEST_CASE(a_429_for_a_day_keeps_every_dataset_of_the_host_away_until_then) {
    Desk desk;
    desk.network.answer = spoiling(3, page("", 429, {{"Retry-After", "86400"}}));
    BOOST_TEST(joined(desk.harvest().reasons) == "rate_limited");
    desk.reopen();
    desk.network.answer = five;
    desk.network.asked.clear();
    desk.dataset.id = "books";
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::refused);
    BOOST_TEST(joined(run.reasons) == "not_before");
    BOOST_TEST(tells(run, "2026-01-05T00:00:0"));
    BOOST_TEST(desk.network.asked.empty());
    desk.clock.sleep_for(std::chrono::hours(25));
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
}

// row 31
BOOST_AUTO_TEST_CASE(a_planned_outage_is_waited_for_in_seconds_and_as_a_date) {
    for (auto const *value : {"240", "Sun, 04 Jan 2026 00:04:00 GMT"}) {
        Desk desk;
        desk.network.answer = spoiling(3, page("", 503, {{"Retry-After", value}}));
        BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
        BOOST_TEST(desk.clock.slept.count() == 240'000);
    }
}

BOOST_AUTO_TEST_CASE(a_host_that_asks_for_months_is_left_alone_for_a_week_and_a_person_is_called) {
    Desk desk;
    desk.network.answer = spoiling(1, page("", 503, {{"Retry-After", "7776000"}}));
    auto const run = desk.harvest();
    BOOST_TEST(tells(run, "90 days"));
    BOOST_TEST(tells(run, "2026-01-11T00:00:00Z"));
    BOOST_TEST(tells(run, "somebody must look"));
}

// rows 32, 34
BOOST_AUTO_TEST_CASE(gateway_errors_and_broken_connections_pass_with_growing_waits) {
    for (int const status : {500, 502, 504}) {
        Desk desk;
        desk.network.answer = spoiling(3, page("", status));
        BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
        BOOST_TEST(desk.clock.slept.count() >= 2000);
    }
    Desk desk;
    desk.network.answer = [count = 0](HttpRequest const &asked) mutable -> Answered {
        if (++count == 3) return model::Failure{"transport", "the connection was reset", true};
        return five(asked);
    };
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    BOOST_TEST(desk.clock.slept.count() >= 2000);
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_used_up_is_waited_for_before_the_next_request) {
    struct Case {
        harvester::Headers headers;
        int wait;
    };
    for (auto const &[headers, wait] :
         {Case{{{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "30"}}, 30},
          Case{{{"x-ratelimit-remaining", "0"}, {"x-ratelimit-reset", "1767484830"}}, 30},
          Case{{{"RateLimit-Remaining", "0"}, {"RateLimit-Reset", "7"}}, 7},
          Case{{{"RateLimit", "limit=100, remaining=0, reset=50"}}, 50},
          Case{{{"RateLimit", "\"default\";r=0;t=9"}}, 9}, Case{{{"RateLimit", "\"default\";r=3;t=9"}}, -1},
          Case{{{"X-RateLimit-Remaining", "5"}, {"X-RateLimit-Reset", "30"}}, -1},
          Case{{{"X-RateLimit-Remaining", "0"}}, -1}, Case{{{"Retry-After", "9"}}, -1}})
        BOOST_TEST(harvester::asked_wait(page("", 200, headers), now()).value_or(seconds(-1)).count() ==
                   wait);
    Desk desk;
    auto first = page(five.list(0), 200, {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "30"}});
    desk.network.answer = spoiling(2, first);
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    BOOST_TEST(desk.clock.slept.count() == 30'000);
}

BOOST_AUTO_TEST_CASE(a_limit_renewed_in_hours_ends_the_run_and_keeps_what_came) {
    Desk desk;
    auto first = page(five.list(0), 200, {{"X-RateLimit-Remaining", "0"}, {"X-RateLimit-Reset", "7200"}});
    desk.network.answer = spoiling(2, first);
    auto const run = desk.harvest();
    BOOST_TEST(joined(run.reasons) == "rate_limited");
    BOOST_TEST(run.pages == 1U);
    BOOST_TEST(joined(desk.harvest().reasons) == "not_before");
}

BOOST_AUTO_TEST_CASE(the_delay_counts_from_the_last_answer_of_whichever_dataset) {
    Desk desk;
    desk.network.answer = Repository{{"a"}};
    desk.dataset.politeness.delay_ms = 3000;
    desk.harvest();
    BOOST_TEST(desk.clock.slept.count() == 6000); // robots.txt, Identify, ListRecords
    desk.dataset.id = "books";
    desk.harvest();
    BOOST_TEST(desk.clock.slept.count() == 15'000); // robots.txt is kept; Identify, formats, ListRecords
}

BOOST_AUTO_TEST_CASE(requests_per_minute_and_crawl_delay_make_the_delay_longer_never_shorter) {
    Desk desk;
    desk.network.answer = Repository{{"a"}};
    desk.network.robots = robots("User-agent: *\nCrawl-delay: 7\n");
    desk.dataset.politeness.max_requests_per_minute = 12;
    desk.harvest();
    BOOST_TEST(desk.clock.slept.count() == 7000 + 7000);
    desk.dataset.politeness.max_requests_per_minute = 6;
    desk.harvest({.full = true});
    BOOST_TEST(desk.clock.slept.count() == 14'000 + 10'000 + 10'000);
}

BOOST_AUTO_TEST_CASE(a_host_that_another_process_is_asking_is_waited_for) {
    Desk desk;
    auto other = desk.store->hosts().turn("oai.example.jp");
    desk.network.answer = five;
    desk.clock.at_sleep = [&] { other.reset(); };
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
    BOOST_TEST(desk.clock.slept.count() == 50);
}

BOOST_AUTO_TEST_CASE(threads_with_several_datasets_of_one_host_never_ask_at_the_same_time) {
    Desk first, second;
    std::atomic<int> inside = 0, most = 0;
    auto const answer = [&](HttpRequest const &request) -> Answered {
        most = std::max(most.load(), ++inside);
        std::this_thread::yield();
        --inside;
        return five(request);
    };
    first.network.answer = second.network.answer = answer;
    second.dataset.id = "books";
    second.store = store::open_store(first.workspace, store::Access::read_write);
    std::thread other([&] {
        for (int i = 0; i < 5; ++i) second.harvest({.full = true});
    });
    for (int i = 0; i < 5; ++i) first.harvest({.full = true});
    other.join();
    BOOST_TEST(most == 1);
}

BOOST_AUTO_TEST_CASE(robots_txt_is_asked_for_once_a_day_and_host) {
    Desk desk;
    desk.network.answer = five;
    desk.harvest();
    desk.reopen();
    desk.harvest();
    BOOST_TEST(joined(desk.network.asked_robots) == "http://oai.example.jp/robots.txt");
    desk.clock.sleep_for(std::chrono::hours(24));
    desk.harvest();
    BOOST_TEST(desk.network.asked_robots.size() == 2U);
}

BOOST_AUTO_TEST_CASE(what_robots_txt_forbids_is_not_asked_for) {
    Desk desk;
    desk.network.answer = five;
    desk.network.robots = robots("User-agent: *\nDisallow: /oai\n");
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::failed);
    BOOST_TEST(joined(run.reasons) == "robots");
    BOOST_TEST(tells(run, "\"Disallow: /oai\""));
    BOOST_TEST(desk.network.asked.empty());
    BOOST_TEST(run.requests == 0U);
}

BOOST_AUTO_TEST_CASE(the_providers_consent_overrides_robots_txt_and_the_run_says_so) {
    Desk desk;
    desk.network.answer = five;
    desk.network.robots = robots("User-agent: *\nDisallow: /\n");
    desk.dataset.politeness.robots_agreement = "letter of 2026-01-02";
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(tells(run, "letter of 2026-01-02"));
}

BOOST_AUTO_TEST_CASE(a_server_without_robots_txt_forbids_nothing) {
    for (int const status : {404, 403, 401, 410}) {
        Desk desk;
        desk.network.answer = five;
        desk.network.robots = robots("User-agent: *\nDisallow: /\n", status);
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::complete);
        BOOST_TEST(run.messages.empty());
    }
}

BOOST_AUTO_TEST_CASE(while_robots_txt_cannot_be_had_the_rules_known_last_hold) {
    Desk desk;
    desk.network.answer = five;
    desk.network.robots = robots("", 500);
    auto const first = desk.harvest();
    BOOST_CHECK(first.outcome == Outcome::complete);
    BOOST_TEST(tells(first, "robots.txt of oai.example.jp could not be had (status 500)"));
    desk.clock.sleep_for(std::chrono::hours(24));
    desk.network.robots = robots("User-agent: *\nDisallow: /oai\n");
    desk.harvest();
    desk.clock.sleep_for(std::chrono::hours(24));
    desk.network.robots = [](auto const &) -> Answered {
        return model::Failure{"transport", "no route", true};
    };
    BOOST_TEST(joined(desk.harvest().reasons) == "robots");
}

BOOST_AUTO_TEST_CASE(who_may_not_ask_any_more_is_stopped_before_the_next_request) {
    Desk desk;
    desk.network.answer = five;
    int left = 3; // robots.txt, Identify, the first page
    desk.may_ask = [&]() -> std::optional<model::Failure> {
        if (left-- > 0) return {};
        return model::Failure{"outside_window", "the source may be visited from 22:00 to 06:00 only"};
    };
    auto const run = desk.harvest();
    BOOST_TEST(joined(run.reasons) == "outside_window");
    BOOST_TEST(run.pages == 1U);
    BOOST_TEST(desk.network.asked.size() == 2U);
}

// row 29
BOOST_AUTO_TEST_CASE(the_answer_that_was_refused_for_good_is_kept_to_be_looked_at) {
    Desk desk;
    desk.network.answer = [](HttpRequest const &request) -> Answered {
        if (harvester::argument_of(request.url, "resumptionToken") == "p1")
            return page("<html>Maintenance</html>");
        return five(request);
    };
    auto const run = desk.harvest();
    BOOST_TEST(joined(run.reasons) == "blocked");
    BOOST_TEST(run.pages == 1U);
    BOOST_TEST(desk.store->archive().pages_of_run(run.id).size() == 1U);
    auto const rejected = desk.store->archive().rejected(run.id);
    BOOST_REQUIRE(rejected.size() == 1U);
    BOOST_TEST(rejected[0].provenance.cut_as == "rejected");
    BOOST_TEST(desk.store->archive().body(rejected[0]) == "<html>Maintenance</html>");
    BOOST_TEST(desk.replay(run.id).size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_error_status_with_a_body_is_kept_one_without_is_not) {
    for (auto const &[body, kept] : {std::pair("Forbidden by the firewall", 1U), std::pair("", 0U)}) {
        Desk desk;
        desk.network.answer = [&, &text = body](HttpRequest const &) -> Answered { return page(text, 403); };
        auto const run = desk.harvest();
        BOOST_TEST(joined(run.reasons) == "forbidden");
        BOOST_TEST(desk.store->archive().rejected(run.id).size() == kept);
    }
}

// rows 62, 75
BOOST_AUTO_TEST_CASE(an_endpoint_that_moved_is_followed_and_the_move_is_reported) {
    Desk desk;
    desk.network.answer = [](HttpRequest const &request) -> Answered {
        if (request.url.starts_with("http://oai.example.jp/oai?"))
            return page("", 301, {{"Location", "https://www.oai.example.jp/oai/?" + request.url.substr(26)}});
        return five(request);
    };
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.messages.size() == 1U);
    BOOST_TEST(tells(run, "\"http://oai.example.jp/oai\" has moved for good to "
                          "\"https://www.oai.example.jp/oai/\" (status 301)"));
    auto const exchange = desk.store->archive().pages_of_run(run.id).at(0).provenance.exchange;
    BOOST_TEST(exchange.redirects.at(0).starts_with("301 https://www.oai.example.jp/oai/?verb=ListRecords"));
}

BOOST_AUTO_TEST_CASE(a_redirect_to_itself_ends_after_five_hops) {
    Desk desk;
    desk.network.answer = [](HttpRequest const &request) -> Answered {
        return page("", 302, {{"Location", request.url}});
    };
    auto const run = desk.harvest();
    BOOST_TEST(joined(run.reasons) == "redirect_refused");
    BOOST_TEST(run.requests == 6U);
}

BOOST_AUTO_TEST_CASE(a_next_link_to_another_host_is_followed_without_the_key) {
    ::setenv("TSUNAGI_SOURCE_KEY", "s3cr3t", 1);
    Desk desk;
    desk.dataset.source = {.type = "json_api"};
    desk.dataset.source.json_api = {.url = "https://api.example.jp/items", .paging = "link_header"};
    desk.dataset.source.json_api.paths = {{"list", "$"}, {"id", "id"}};
    desk.dataset.source.headers = {{"X-Api-Key", "env:TSUNAGI_SOURCE_KEY"}, {"Accept", "application/json"}};
    desk.dataset.harvest.next_hosts = {"mirror.example.jp"};
    std::vector<std::size_t> sent;
    desk.network.answer = [&](HttpRequest const &request) -> Answered {
        sent.push_back(request.headers.size());
        if (request.url.starts_with("https://mirror")) return page(R"([{"id":"b"}])");
        return page(R"([{"id":"a"}])", 200, {{"Link", "<https://mirror.example.jp/2>; rel=next"}});
    };
    desk.harvest();
    ::unsetenv("TSUNAGI_SOURCE_KEY");
    BOOST_REQUIRE(sent.size() >= 2U);
    BOOST_TEST(sent[0] == 2U);
    BOOST_TEST(sent[1] == 1U);
}

BOOST_AUTO_TEST_CASE(no_value_of_a_secret_stays_anywhere) {
    std::string const secret = "s3cr3t-9f1c";
    ::setenv("TSUNAGI_SOURCE_KEY", secret.c_str(), 1);
    Desk desk;
    desk.dataset.source.headers = {{"X-Api-Key", "env:TSUNAGI_SOURCE_KEY"}, {"Accept", "application/xml"}};
    bool was_sent = false;
    desk.network.answer = [&](HttpRequest const &request) -> Answered {
        was_sent = request.headers.at(0).second == secret;
        return request.url.ends_with("p2") ? page("no", 403) : five(request);
    };
    auto const run = desk.harvest();
    ::unsetenv("TSUNAGI_SOURCE_KEY");
    BOOST_TEST(was_sent);
    for (auto const &pages :
         {desk.store->archive().pages_of_run(run.id), desk.store->archive().rejected(run.id)})
        BOOST_TEST(pages.at(0).provenance.request_headers.at(0).second == "env:TSUNAGI_SOURCE_KEY");
    BOOST_TEST(!tells(run, secret));
    for (auto const &file : std::filesystem::recursive_directory_iterator(desk.workspace)) {
        if (!file.is_regular_file()) continue;
        std::ifstream in(file.path(), std::ios::binary);
        std::string const bytes{std::istreambuf_iterator<char>(in), {}};
        BOOST_TEST(bytes.find(secret) == std::string::npos, file.path());
    }
}

BOOST_AUTO_TEST_SUITE_END()
