// The real client against a server on loopback that sends what no library would.
#include <boost/test/unit_test.hpp>

#include "harvester/http/http_client.hpp"
#include "harvester/source/http_page.hpp"
#include "tests/harvester/loopback_server.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using harvester::HttpRequest;
using std::chrono::milliseconds;

namespace {

using Parts = std::vector<LoopbackServer::Part>;

constexpr auto head = "HTTP/1.1 200 OK\r\n";

model::Result<harvester::HttpResponse> ask(Parts const &answer, HttpRequest request = {}) {
    LoopbackServer const server(answer);
    request.url = server.url();
    return harvester::make_http_client({.user_agent = "Tsunagi/0", .allow_private_networks = {"127.0.0.0/8"}})
        ->send(request);
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_client)

// row 27
BOOST_AUTO_TEST_CASE(a_body_that_ends_early_is_no_answer_but_worth_another_try) {
    for (auto const *rest :
         {"Content-Length: 100\r\n\r\n<OAI-PMH>", "Transfer-Encoding: chunked\r\n\r\n9\r\n<OAI-PMH>\r\n",
          "Transfer-Encoding: chunked\r\n\r\nff\r\n<OAI"}) {
        auto const response = ask({{head + std::string(rest)}});
        BOOST_REQUIRE(!response);
        BOOST_TEST(response.failure().code == "transport");
        BOOST_TEST(response.failure().retryable);
    }
}

// row 33
BOOST_AUTO_TEST_CASE(a_slow_server_has_all_the_time_as_long_as_something_comes) {
    HttpRequest request;
    request.low_speed_s = 1;
    Parts trickle{{head + std::string("Content-Length: 2000\r\n\r\n")}};
    for (int i = 0; i < 10; ++i) trickle.push_back({std::string(200, 'x'), milliseconds(150)});
    BOOST_TEST(ask(trickle, request)->body.size() == 2000U);
    auto const silent = ask({{head + std::string("Content-Length: 5\r\n\r\n"), milliseconds(2200)}}, request);
    BOOST_TEST(silent.failure().code == "transport");
    BOOST_TEST(silent.failure().retryable);
}

// row 64
BOOST_AUTO_TEST_CASE(a_body_over_the_limit_is_cut_off_whether_its_size_was_told_or_not) {
    HttpRequest request;
    request.max_bytes = 1000;
    auto const body = std::string(5000, 'x');
    for (auto const *length : {"Content-Length: 5000\r\n\r\n", "\r\n"}) {
        auto const response = ask({{head + std::string(length) + body}}, request);
        BOOST_REQUIRE(!response);
        BOOST_TEST(response.failure().code == "too_big");
        BOOST_TEST(!response.failure().retryable);
    }
}

// row 72
BOOST_AUTO_TEST_CASE(a_plain_body_under_a_gzip_header_is_taken_as_it_is) {
    auto const response =
        ask({{head + std::string("Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\n<ok/>")}});
    BOOST_REQUIRE(!!response);
    std::string read;
    harvester::with_text(*response, {}, [&](std::string_view text) {
        read = text;
        return std::nullopt;
    });
    BOOST_TEST(read == "<ok/>");
    BOOST_TEST(response->decoded_hash == "");
}

BOOST_AUTO_TEST_CASE(of_a_compressed_body_both_hashes_are_kept) {
    // printf abc | gzip -n
    std::string const packed(
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4c\x4a\x06\x00\xc2\x41\x24\x35\x03\x00\x00\x00", 23);
    auto const response =
        ask({{head + std::string("Content-Encoding: gzip\r\nContent-Length: 23\r\n\r\n") + packed}});
    BOOST_REQUIRE(!!response);
    BOOST_TEST(response->body == packed);
    harvester::with_text(*response, {}, [](std::string_view) { return std::nullopt; });
    BOOST_TEST(response->decoded_hash ==
               "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(an_address_inside_is_refused_before_a_byte_is_sent) {
    LoopbackServer const server({{head}});
    HttpRequest request;
    request.url = server.url();
    auto const response = harvester::make_http_client({})->send(request);
    BOOST_TEST(response.failure().code == "address_refused");
}

BOOST_AUTO_TEST_SUITE_END()
