#include <boost/test/unit_test.hpp>

#include "harvester/clock.hpp"
#include "harvester/http/address_rules.hpp"
#include "harvester/http/asked_wait.hpp"
#include "harvester/http/redirect.hpp"
#include "harvester/http/url.hpp"
#include "harvester/provenance.hpp"
#include "harvester/source/json_api_source.hpp"
#include "harvester/source/oai_requests.hpp"

using namespace tsunagi;
using namespace tsunagi::harvester;

namespace {

model::Time at(char const *text) { return parse_utc(text).value(); }

model::Result<HttpRequest> redirected(std::string const &from, std::string const &to, int status = 302) {
    HttpRequest request;
    request.url = from;
    request.method = "POST";
    request.body = "verb=Identify";
    request.headers = {{"X-Key", "secret"}, {"Accept", "application/xml"}};
    request.next_hosts = {"b.example.jp"};
    HttpResponse response;
    response.status = status;
    response.headers = {{"location", to}};
    return follow(request, response);
}

} // namespace

BOOST_AUTO_TEST_SUITE(requests)

// row 36
BOOST_AUTO_TEST_CASE(times_are_written_in_the_granularity_of_the_repository) {
    BOOST_TEST(utc_date(at("2026-01-04T17:00:00Z"), Granularity::second) == "2026-01-04T17:00:00Z");
    BOOST_TEST(utc_date(at("2026-01-04T17:00:00Z"), Granularity::day) == "2026-01-04");
    BOOST_CHECK(granularity_of("YYYY-MM-DD") == Granularity::day);
    BOOST_CHECK(granularity_of("YYYY-MM-DDThh:mm:ssZ") == Granularity::second);
}

// row 47
BOOST_AUTO_TEST_CASE(datestamps_are_read_with_and_without_time_and_milliseconds) {
    BOOST_TEST(rfc3339(at("2025-02-28")) == "2025-02-28T00:00:00Z");
    BOOST_TEST(rfc3339(at("2025-02-28T10:11:12.123Z")) == "2025-02-28T10:11:12Z");
    for (auto const *wrong : {"", "2025", "2025-13-01", "2025-02-30", "2025-02-28T10:11",
                              "2025-02-28T10:11:12", "20250228", "2025-2-28"})
        BOOST_TEST(!parse_utc(wrong).has_value(), wrong);
}

// rows 9, 10, 13
BOOST_AUTO_TEST_CASE(a_token_stands_alone_and_every_reserved_byte_is_encoded_once) {
    BOOST_TEST(list_query({.list = "oai_dc", .set = "map", .from = "2025-01-01"}, "a +&=%次", false) ==
               "verb=ListRecords&resumptionToken=a%20%2B%26%3D%25%E6%AC%A1");
    BOOST_TEST(list_query({.list = "oai_dc"}, "a%2Bb", true) ==
               "verb=ListRecords&resumptionToken=a%2Bb");
}

// row 62
BOOST_AUTO_TEST_CASE(empty_arguments_are_not_sent) {
    BOOST_TEST(list_query({.list = "oai_dc", .from = "2025-01-01T00:00:00Z"}, "", false) ==
               "verb=ListRecords&metadataPrefix=oai_dc&from=2025-01-01T00%3A00%3A00Z");
}

// row 62
BOOST_AUTO_TEST_CASE(a_base_address_keeps_its_own_query) {
    BOOST_TEST(with_query("http://a/oai", "verb=Identify") == "http://a/oai?verb=Identify");
    BOOST_TEST(with_query("http://a/oai?db=1", "verb=Identify") == "http://a/oai?db=1&verb=Identify");
    BOOST_TEST(with_query("http://a/oai?#x", "verb=Identify") == "http://a/oai?verb=Identify");
    BOOST_TEST(argument_of("http://a/oai?x=1&token=a%20b#y", "token") == "a b");
}

BOOST_AUTO_TEST_CASE(the_preferred_prefix_is_harvested_last_so_that_its_place_stays) {
    model::OaiPmhSource source;
    source.metadata_prefixes = {"jpcoar_2.0", "oai_dc"};
    source.sets = {"a", "b"};
    auto const windows = oai_windows(source, "");
    BOOST_TEST(windows.size() == 4U);
    BOOST_TEST(windows.front().list == "oai_dc");
    BOOST_TEST(windows.back().list + " " + windows.back().set == "jpcoar_2.0 b");
    BOOST_TEST(oai_windows(source, "c").front().set == "c");
}

// row 31
BOOST_AUTO_TEST_CASE(retry_after_is_read_as_seconds_and_as_a_date) {
    auto const now = at("2026-01-01T00:00:00Z");
    BOOST_TEST(retry_after("120", now)->count() == 120);
    BOOST_TEST(retry_after("Thu, 01 Jan 2026 00:00:05 GMT", now)->count() == 5);
    BOOST_TEST(retry_after("Thursday, 01-Jan-26 00:00:06 GMT", now)->count() == 6);
    BOOST_TEST(retry_after("Thu Jan  1 00:00:07 2026", now)->count() == 7);
    BOOST_TEST(retry_after("Wed, 31 Dec 2025 00:00:00 GMT", now)->count() == 0);
    BOOST_TEST(retry_after("99999999999999999999", now)->count() > 365 * 86400);
    BOOST_TEST(!retry_after("soon", now).has_value());
}

BOOST_AUTO_TEST_CASE(the_next_link_is_found_among_others) {
    struct Case {
        std::string header, next;
    };
    for (auto const &[header, next] :
         std::vector<Case>{{"<http://a/2>; rel=\"next\"", "http://a/2"},
                           {"<http://a/9>; rel=last, </2?x=1>; title=\"a, b\"; rel=next", "http://a/2?x=1"},
                           {"<?page=3>; rel=\"prev next\"", "http://a/1?page=3"},
                           {"<http://a/2>; rel=nextish", ""},
                           {"<http://a/2", ""},
                           {"", ""}})
        BOOST_TEST(next_link(header, "http://a/1") == next);
}

BOOST_AUTO_TEST_CASE(json_paging_asks_for_what_comes_next) {
    model::JsonApiSource source;
    source.params = {{"size", {"limit", "50"}}, {"page", {"page", "0"}}, {"offset", {"offset", "0"}}};
    auto const next = [&](std::string const &paging, JsonPageFacts const &page) {
        source.paging = paging;
        return next_of(source, page);
    };
    BOOST_TEST(next("page", {.items = 50, .total = 51}) == "1");
    BOOST_TEST(next("page", {.token_before = "1", .items = 1, .total = 51}) == "");
    BOOST_TEST(next("page", {.token_before = "1", .items = 0}) == "");
    BOOST_TEST(next("offset", {.token_before = "50", .items = 30, .total = 200}) == "80");
    BOOST_TEST(next("offset", {.token_before = "50", .items = 0, .total = 200}) == "");
    BOOST_TEST(next("cursor", {.items = 3, .next = "abc"}) == "abc");
    BOOST_TEST(next("search_after", {.items = 3, .last_sort_key = "k"}) == "k");
    BOOST_TEST(next("search_after", {.items = 0, .last_sort_key = "k"}) == "");
}

// row 62
BOOST_AUTO_TEST_CASE(redirects_stay_with_their_host_and_never_leave_https) {
    BOOST_TEST(redirected("http://a.example.jp/oai", "/oai/")->url == "http://a.example.jp/oai/");
    BOOST_TEST(redirected("http://a.example.jp/oai", "https://a.example.jp/oai")->body == "verb=Identify");
    BOOST_TEST(redirected("http://a.example.jp/oai", "/x", 303)->method == "GET");
    BOOST_TEST(redirected("http://a.example.jp/oai", "http://b.example.jp/")->headers.size() == 1U);
    BOOST_TEST(redirected("http://a.example.jp/oai", "https://a.example.jp/")->headers.size() == 1U);
    BOOST_TEST(redirected("http://a.example.jp/oai", "/oai/")->headers.size() == 2U);
    for (auto const *target :
         {"file:///etc/passwd", "ftp://a.example.jp/", "http://c.example.jp/", "http://127.0.0.1/"})
        BOOST_TEST(redirected("http://a.example.jp/oai", target).failure().code == "redirect_refused",
                   target);
    BOOST_TEST(redirected("https://a.example.jp/oai", "http://a.example.jp/").failure().code ==
               "redirect_refused");
}

BOOST_AUTO_TEST_CASE(one_site_is_one_host_or_a_name_with_labels_in_front_of_it) {
    struct Case {
        char const *host, *other;
        bool same;
    };
    for (auto const &[host, other, same] :
         {Case{"a.example.jp", "a.example.jp", true}, Case{"www.a.example.jp", "a.example.jp", true},
          Case{"a.example.jp", "www.a.example.jp", true}, Case{"a.example.jp", "b.example.jp", false},
          Case{"evil-example.jp", "example.jp", false}, Case{"example.jp", "jp", false},
          Case{"1.127.0.0.1", "127.0.0.1", false}, Case{"[::1]", "[::2]", false}})
        BOOST_TEST(is_same_site(host, other) == same, host << " " << other);
}

BOOST_AUTO_TEST_CASE(an_exception_from_verification_holds_for_its_own_host_only) {
    HttpRequest request;
    request.url = "https://a.example.jp/oai";
    request.next_hosts = {"b.example.jp"};
    request.tls.pin_sha256 = "x";
    HttpResponse response;
    response.headers = {{"Location", "https://b.example.jp/"}};
    BOOST_TEST(follow(request, response)->tls.pin_sha256 == "");
    response.headers = {{"Location", "/oai/"}};
    BOOST_TEST(follow(request, response)->tls.pin_sha256 == "x");
}

BOOST_AUTO_TEST_CASE(addresses_inside_are_closed_unless_service_json_opens_them) {
    AddressRules const closed({}), opened({"127.0.0.0/8", "10.1.0.0/16", "fd00:1::/32"});
    for (auto const *inside : {"127.0.0.1",        "10.1.2.3",     "172.16.0.1",
                               "172.31.255.255",   "192.168.1.1",  "169.254.169.254",
                               "100.64.0.1",       "0.0.0.0",      "224.0.0.1",
                               "255.255.255.255",  "::",           "::1",
                               "::ffff:127.0.0.1", "::7f00:1",     "fe80::1",
                               "fc00::1",          "fd00:1::5",    "ff02::1",
                               "64:ff9b::7f00:1",  "2002:7f00:1::"})
        BOOST_TEST(!closed.allows(*parse_address(inside)), inside);
    for (auto const *outside : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2400:4051::1", "::ffff:8.8.8.8"})
        BOOST_TEST(closed.allows(*parse_address(outside)), outside);
    for (auto const *allowed : {"127.0.0.1", "::ffff:127.0.0.1", "10.1.2.3", "fd00:1::5"})
        BOOST_TEST(opened.allows(*parse_address(allowed)), allowed);
    BOOST_TEST(!opened.allows(*parse_address("10.2.0.1")));
}

BOOST_AUTO_TEST_CASE(a_network_that_is_none_is_told) {
    for (auto const *wrong : {"10.0.0.0/33", "10.0.0/8", "fd00::/129", "::1/x", "localhost", ""})
        BOOST_CHECK_THROW(AddressRules({wrong}), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(secrets_go_into_the_archive_by_name_only) {
    auto const shown = without_secrets({{"X-Key", "s3cret"}, {"Accept", "a"}},
                                       {{"X-Key", "env:TSUNAGI_SOURCE_KEY"}, {"Accept", "a"}});
    BOOST_TEST(shown[0].second == "env:TSUNAGI_SOURCE_KEY");
    BOOST_TEST(shown[1].second == "a");
}

BOOST_AUTO_TEST_SUITE_END()
