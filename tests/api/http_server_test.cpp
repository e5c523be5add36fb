// The server over real sockets on the loopback.
#include "api/http/http_server.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>

#include <boost/test/unit_test.hpp>

#include "tests/api/raw_client.hpp"

namespace tsunagi::api {
namespace {

using tests::body_of;
using tests::header_value;
using tests::RawClient;
using tests::status_of;
using namespace std::chrono_literals;

/// A server that runs while the test does.
class Running {
public:
    explicit Running(Handler handler, ServerOptions options = {})
        : m_server(make_http_server(on_loopback(options), std::move(handler))),
          m_thread([this] { m_server->run(); }) {}
    ~Running() { stop(); }
    std::uint16_t port() const { return m_server->port(); }
    void stop() {
        m_server->stop();
        if (m_thread.joinable()) m_thread.join();
    }
    void stop_without_waiting() { m_server->stop(); }

private:
    static ServerOptions on_loopback(ServerOptions options) {
        options.port = 0;
        options.idle_seconds = std::min(options.idle_seconds, 5);
        return options;
    }
    std::unique_ptr<HttpServer> m_server;
    std::thread m_thread;
};

Response echo(Request const &request) {
    return {.content_type = "text/plain",
            .body = request.method + " " + request.path + "|" + request.query + "|" + request.body};
}

Handler long_text(std::size_t bytes) {
    return [bytes](Request const &) {
        return Response{
            .content_type = "text/plain", .headers = {{"ETag", "\"t\""}}, .body = std::string(bytes, 'a')};
    };
}

std::string get(std::string const &target, std::string const &more = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_server)

BOOST_AUTO_TEST_CASE(path_and_query_reach_the_handler_as_sent) {
    Running const server(echo);
    RawClient client(server.port());
    client.send(get("/api/%E5%8C%97?keyword=%2B%E5%8C%97&a=b"));
    auto const response = client.receive();
    BOOST_TEST(status_of(response) == 200);
    BOOST_TEST(body_of(response) == "GET /api/%E5%8C%97|keyword=%2B%E5%8C%97&a=b|");
    BOOST_TEST(header_value(response, "X-Content-Type-Options") == "nosniff");
    BOOST_TEST(header_value(response, "Date").ends_with(" GMT"));
}

BOOST_AUTO_TEST_CASE(an_absolute_target_means_its_path) {
    Running const server(echo);
    RawClient client(server.port());
    client.send(get("http://a.example/x?y=1"));
    BOOST_TEST(body_of(client.receive()) == "GET /x|y=1|");
    client.send(get("http://a.example"));
    BOOST_TEST(body_of(client.receive()) == "GET /||");
}

BOOST_AUTO_TEST_CASE(one_connection_carries_many_requests_even_sent_at_once) {
    Running const server(echo);
    RawClient client(server.port());
    client.send(get("/1") + get("/2") + get("/3"));
    for (std::string const path : {"/1", "/2", "/3"})
        BOOST_TEST(body_of(client.receive()) == "GET " + path + "||");
}

BOOST_AUTO_TEST_CASE(connection_close_is_obeyed) {
    Running const server(echo);
    RawClient client(server.port());
    client.send(get("/", "Connection: close\r\n"));
    BOOST_TEST(status_of(client.receive()) == 200);
    BOOST_TEST(client.closed_within(2s));
}

BOOST_AUTO_TEST_CASE(http_1_0_is_answered_and_closed) {
    Running const server(echo);
    RawClient client(server.port());
    client.send("GET /old HTTP/1.0\r\n\r\n");
    BOOST_TEST(body_of(client.receive()) == "GET /old||");
    BOOST_TEST(client.closed_within(2s));
}

BOOST_AUTO_TEST_CASE(head_is_get_without_its_body) {
    Running const server(long_text(3000));
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n");
    auto const response = client.receive(true);
    BOOST_TEST(header_value(response, "Content-Length") == "3000");
    BOOST_TEST(header_value(response, "Content-Encoding").empty());
    client.send(get("/"));
    BOOST_TEST(body_of(client.receive()).size() == 3000U); // nothing of the first body is in the way
}

BOOST_AUTO_TEST_CASE(a_body_is_read_and_given_to_the_handler) {
    Running const server(echo);
    RawClient client(server.port());
    client.send("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc");
    BOOST_TEST(body_of(client.receive()) == "POST /p||abc");
    client.send(
        "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
    BOOST_TEST(body_of(client.receive()) == "POST /c||abc");
}

BOOST_AUTO_TEST_CASE(a_client_that_waits_for_100_continue_gets_it) {
    Running const server(echo);
    RawClient client(server.port());
    client.send("POST /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    BOOST_TEST(status_of(client.receive(true)) == 100);
    client.send("ab");
    BOOST_TEST(body_of(client.receive()) == "POST /p||ab");
}

BOOST_AUTO_TEST_CASE(a_large_body_is_compressed_for_those_who_accept_it) {
    Running const server(long_text(2000));
    RawClient client(server.port());
    client.send(get("/", "Accept-Encoding: br, gzip;q=0.8\r\n"));
    auto const packed = client.receive();
    BOOST_TEST(header_value(packed, "Content-Encoding") == "gzip");
    BOOST_TEST(header_value(packed, "ETag") == "\"t-gz\"");
    BOOST_TEST(body_of(packed).size() < 200U);
    client.send(get("/", "Accept-Encoding: gzip;q=0\r\n"));
    auto const plain = client.receive();
    BOOST_TEST(header_value(plain, "Content-Encoding").empty());
    BOOST_TEST(header_value(plain, "ETag") == "\"t\"");
}

BOOST_AUTO_TEST_CASE(addresses_of_16_kib_are_read_longer_ones_are_414) {
    Running const server([](Request const &) { return Response{.body = "{}"}; });
    for (auto const &[length, status] : std::initializer_list<std::pair<std::size_t, int>>{
             {16 * 1024, 200}, {16 * 1024 + 1, 414}, {200 * 1024, 414}}) {
        RawClient client(server.port());
        client.send(get("/" + std::string(length - 1, 'x')));
        auto const response = client.receive();
        BOOST_TEST(status_of(response) == status, length << " bytes");
    }
}

BOOST_AUTO_TEST_CASE(too_many_header_fields_are_431) {
    Running const server(echo);
    RawClient client(server.port());
    std::string fields;
    for (int i = 0; i < 5000; ++i) fields += "X-" + std::to_string(i) + ": value\r\n";
    client.send(get("/", fields));
    BOOST_TEST(status_of(client.receive()) == 431);
    BOOST_TEST(client.closed_within(5s));
}

BOOST_AUTO_TEST_CASE(a_body_beyond_the_cap_is_413_and_the_answer_arrives) {
    Running const server(echo, {.max_body = 100});
    RawClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n" + std::string(200000, 'b'));
    auto const response = client.receive();
    BOOST_TEST(status_of(response) == 413);
    BOOST_TEST(body_of(response) ==
               R"({"status":413,"code":"body-too-large","message":"The body is larger than 100 bytes."})");
}

BOOST_AUTO_TEST_CASE(what_is_no_http_is_400_and_the_server_goes_on) {
    Running const server(echo);
    for (std::string const bytes :
         {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n"}) {
        RawClient client(server.port());
        client.send(bytes);
        BOOST_TEST(status_of(client.receive()) == 400, bytes);
    }
    RawClient client(server.port());
    client.send(get("/still-there"));
    BOOST_TEST(status_of(client.receive()) == 200);
}

BOOST_AUTO_TEST_CASE(a_handler_that_throws_gives_500_with_json_and_no_inside_knowledge) {
    Running const server([](Request const &) -> Response { throw std::runtime_error("secret path"); });
    RawClient client(server.port());
    client.send(get("/"));
    auto const response = client.receive();
    BOOST_TEST(status_of(response) == 500);
    BOOST_TEST(header_value(response, "Content-Type") == "application/json; charset=utf-8");
    BOOST_TEST(response.find("secret") == std::string::npos);
    BOOST_TEST(response.find(R"("code":"internal")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_answer_without_content_has_neither_body_nor_length) {
    Running const server([](Request const &request) {
        return Response{.status = request.path == "/204" ? 204 : 304, .body = "left over"};
    });
    RawClient client(server.port());
    for (std::string const path : {"/204", "/304"}) {
        client.send(get(path));
        auto const response = client.receive();
        BOOST_TEST(std::to_string(status_of(response)) == path.substr(1));
        BOOST_TEST(header_value(response, "Content-Length").empty());
    }
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_header_value_makes_no_header) {
    Running const server([](Request const &) {
        return Response{.headers = {{"Location", "/a\r\nSet-Cookie: x=1"}}, .body = "{}"};
    });
    RawClient client(server.port());
    client.send(get("/"));
    BOOST_TEST(header_value(client.receive(), "Location") == "/aSet-Cookie: x=1");
}

BOOST_AUTO_TEST_CASE(a_client_that_sends_too_slowly_is_cut_off) {
    Running const server(echo, {.idle_seconds = 1});
    RawClient silent(server.port()), halfway(server.port());
    halfway.send("GET / HT");
    BOOST_TEST(silent.closed_within(3s));
    BOOST_TEST(halfway.closed_within(3s));
}

BOOST_AUTO_TEST_CASE(a_client_that_does_not_take_its_answer_is_cut_off) {
    std::atomic<int> answered = 0;
    Running const server(
        [&](Request const &) {
            ++answered;
            return Response{.content_type = "application/octet-stream", .body = std::string(64 << 20, 'x')};
        },
        {.idle_seconds = 1});
    RawClient client(server.port());
    client.send(get("/") + get("/"));
    std::this_thread::sleep_for(1800ms); // reads nothing, longer than the server waits
    BOOST_TEST(client.closed_within(5s));
    BOOST_TEST(answered == 1);
}

BOOST_AUTO_TEST_CASE(a_client_that_goes_away_during_the_answer_harms_nobody) {
    Running const server(long_text(8 << 20));
    for (int i = 0; i < 5; ++i) RawClient(server.port()).send(get("/"));
    RawClient client(server.port());
    client.send(get("/"));
    BOOST_TEST(body_of(client.receive()).size() == std::size_t{8} << 20);
}

BOOST_AUTO_TEST_CASE(many_clients_are_served_at_the_same_time) {
    Running const server(echo, {.threads = 4});
    std::vector<std::future<int>> clients;
    for (int c = 0; c < 8; ++c)
        clients.push_back(std::async(std::launch::async, [&, c] {
            RawClient client(server.port());
            int good = 0;
            for (int i = 0; i < 50; ++i) {
                auto const path = "/" + std::to_string(c) + "/" + std::to_string(i);
                client.send(get(path));
                good += body_of(client.receive()) == "GET " + path + "||";
            }
            return good;
        }));
    for (auto &client : clients) BOOST_TEST(client.get() == 50);
}

BOOST_AUTO_TEST_CASE(a_slow_handler_does_not_stop_the_others) {
    std::promise<void> open;
    auto const gate = open.get_future().share();
    Running const server(
        [&](Request const &request) {
            if (request.path == "/slow") gate.wait();
            return echo(request);
        },
        {.threads = 2});
    RawClient slow(server.port()), quick(server.port());
    slow.send(get("/slow"));
    quick.send(get("/quick"));
    BOOST_TEST(body_of(quick.receive()) == "GET /quick||");
    open.set_value();
    BOOST_TEST(body_of(slow.receive()) == "GET /slow||");
}

BOOST_AUTO_TEST_CASE(stop_finishes_running_requests_and_closes_idle_connections) {
    std::promise<void> entered, open;
    auto const gate = open.get_future().share();
    Running server(
        [&](Request const &request) {
            if (request.path == "/slow") entered.set_value(), gate.wait();
            return echo(request);
        },
        {.threads = 2});
    RawClient idle(server.port()), busy(server.port());
    idle.send(get("/"));
    idle.receive();
    busy.send(get("/slow"));
    entered.get_future().wait();
    server.stop_without_waiting();
    BOOST_TEST(idle.closed_within(2s));
    open.set_value();
    auto const response = busy.receive();
    BOOST_TEST(body_of(response) == "GET /slow||");
    BOOST_TEST(header_value(response, "Connection") == "close");
    server.stop(); // run() has returned
    BOOST_CHECK_THROW(RawClient(server.port()), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(stop_before_run_is_kept) {
    auto const server = make_http_server({.port = 0}, echo);
    server->stop();
    server->run();
    BOOST_TEST(server->port() != 0);
}

BOOST_AUTO_TEST_CASE(an_address_in_use_is_told_in_a_sentence) {
    Running const first(echo);
    try {
        make_http_server({.port = first.port()}, echo);
        BOOST_FAIL("two servers on one port");
    } catch (std::runtime_error const &error) {
        BOOST_TEST(std::string(error.what()).starts_with("the server cannot listen on 127.0.0.1:"));
    }
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
