#include <utility> // Beast 1.74 uses std::exchange without including it: must come first under C++20

#include "api/http/http_server.hpp"

#include "api/http/delivery.hpp"
#include "api/http/http_date.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <iostream>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>

namespace tsunagi::api {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using std::chrono::steady_clock;

constexpr std::size_t longest_uri = 16 * 1024;                  // query API contract 1
constexpr std::uint32_t header_limit = longest_uri + 16 * 1024; // request line and fields together
constexpr std::uint64_t linger_bytes = 1 << 20;
constexpr auto linger_time = std::chrono::seconds(2);
constexpr auto accept_pause = std::chrono::milliseconds(100);

class Session;

/// What the sessions of one server share.
struct Shared {
    ServerOptions options;
    Handler handler;
    std::mutex mutex; ///< of `sessions`
    std::map<Session *, std::weak_ptr<Session>> sessions;
    std::atomic<steady_clock::rep> drain_until{0}; ///< set by stop(): nothing lives longer

    bool stopping() const { return drain_until != 0; }
    /// When the next step of a connection must be over.
    steady_clock::time_point deadline() const {
        auto const idle = steady_clock::now() + std::chrono::seconds(options.idle_seconds);
        if (!stopping()) return idle;
        return std::min(idle, steady_clock::time_point(steady_clock::duration(drain_until.load())));
    }
    std::size_t connections() {
        std::lock_guard const lock(mutex);
        return sessions.size();
    }
};

/// One connection. All members run on its strand; alive as long as an operation is pending.
class Session : public std::enable_shared_from_this<Session> {
public:
    Session(tcp::socket &&socket, std::shared_ptr<Shared> shared)
        : m_stream(std::move(socket)), m_shared(std::move(shared)) {}

    ~Session() {
        std::lock_guard const lock(m_shared->mutex);
        m_shared->sessions.erase(this);
    }

    void start() {
        {
            std::lock_guard const lock(m_shared->mutex);
            m_shared->sessions.emplace(this, weak_from_this());
        }
        boost::system::error_code ignored; // a peer that is gone already shows at the first read
        if (auto const peer = m_stream.socket().remote_endpoint(ignored); !ignored)
            m_remote = peer.address().to_string();
        m_stream.socket().set_option(tcp::no_delay(true), ignored);
        asio::dispatch(m_stream.get_executor(), [self = shared_from_this()] { self->read_header(); });
    }

    /// The server stops: a connection between two requests ends at once, a running request is finished.
    void drain() {
        asio::post(m_stream.get_executor(), [self = shared_from_this()] {
            if (self->m_between_requests && !self->m_parser->got_some()) self->m_stream.close();
        });
    }

private:
    void read_header() {
        if (m_shared->stopping()) return m_stream.close();
        m_parser.emplace();
        m_parser->header_limit(header_limit);
        m_parser->body_limit(m_shared->options.max_body);
        m_between_requests = m_buffer.size() == 0;
        m_stream.expires_at(m_shared->deadline());
        http::async_read_header(m_stream, m_buffer, *m_parser,
                                [self = shared_from_this()](beast::error_code error, std::size_t) {
                                    self->m_between_requests = false;
                                    self->on_header(error);
                                });
    }

    void on_header(beast::error_code error) {
        if (error) return on_read_error(error);
        auto const &request = m_parser->get();
        if (request.target().size() > longest_uri) return refuse_uri();
        if (request.version() == 11 && request.count(http::field::host) != 1)
            return refuse(400, "bad-request", "An HTTP/1.1 request has exactly one Host header.");
        if (beast::iequals(request[http::field::expect], "100-continue") && !m_parser->is_done())
            return send_continue();
        read_body();
    }

    void send_continue() {
        static constexpr std::string_view interim = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(m_stream, asio::buffer(interim),
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (!error) self->read_body();
                          });
    }

    void read_body() {
        http::async_read(m_stream, m_buffer, *m_parser,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             if (error) return self->on_read_error(error);
                             self->handle();
                         });
    }

    void on_read_error(beast::error_code error) {
        if (error == http::error::header_limit) {
            std::string_view const seen(static_cast<char const *>(m_buffer.data().data()), m_buffer.size());
            if (seen.substr(0, longest_uri).find('\n') == seen.npos) return refuse_uri();
            return refuse(431, "header-too-large", "The header fields take more than 16 KiB.");
        }
        if (error == http::error::body_limit)
            return refuse(413, "body-too-large",
                          "The body is larger than " + std::to_string(m_shared->options.max_body) +
                              " bytes.");
        bool const foreign = error.category() == make_error_code(http::error::bad_method).category();
        if (foreign && error != http::error::end_of_stream && error != http::error::partial_message)
            return refuse(400, "bad-request", "This is no HTTP/1.1 request: " + error.message() + ".");
        m_stream.close(); // the peer is gone, or too slow
    }

    void refuse_uri() { refuse(414, "uri-too-long", "The address is longer than 16 KiB."); }

    /// Answers without handler and closes: what follows on the connection cannot be understood.
    void refuse(int status, std::string_view code, std::string_view message) {
        m_linger = true;
        send(Request{}, error_response(status, code, message), false, false, 11);
    }

    Request take_request() {
        auto message = m_parser->release();
        Request request{.method = std::string(message.method_string())};
        split_target(message.target(), request);
        for (auto const &field : message)
            request.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
        request.body = std::move(message.body());
        request.remote_address = m_remote;
        return request;
    }

    void handle() {
        bool const keep = m_parser->get().keep_alive(), head = m_parser->get().method() == http::verb::head;
        unsigned const version = m_parser->get().version();
        auto request = take_request();
        if (head) request.method = "GET";
        auto response = ask(request);
        send(request, std::move(response), head, keep && !m_shared->stopping(), version);
    }

    Response ask(Request const &request) const {
        try {
            return m_shared->handler(request);
        } catch (std::exception const &error) {
            std::cerr << "tsunagi: answering " << request.method << " " << request.path
                      << " failed: " << error.what() << std::endl;
            return error_response(500, "internal",
                                  "The answer could not be made; the operator can read why.");
        }
    }

    void send(Request const &request, Response response, bool head, bool keep, unsigned version) {
        prepare_delivery(request, response, head);
        bool const bodiless = response.status == 204 || response.status == 304;
        m_response = {};
        m_response.version(version);
        m_response.result(static_cast<unsigned>(response.status));
        m_response.set(http::field::date, http_date(std::time(nullptr)));
        if (!bodiless) m_response.set(http::field::content_type, one_line(response.content_type));
        for (auto &[name, value] : response.headers) m_response.insert(name, one_line(std::move(value)));
        if (!bodiless) m_response.content_length(response.body.size());
        m_response.keep_alive(keep);
        if (!head && !bodiless) m_response.body() = std::move(response.body);
        m_serializer.emplace(m_response);
        write();
    }

    /// In steps, each with its own deadline: a large answer over a thin line is fine, a reader that stands
    /// still is not. Asio sends with MSG_NOSIGNAL, a vanished peer is an error and no SIGPIPE.
    void write() {
        m_stream.expires_at(m_shared->deadline());
        http::async_write_some(m_stream, *m_serializer,
                               [self = shared_from_this()](beast::error_code error, std::size_t) {
                                   if (error) return self->m_stream.close();
                                   if (!self->m_serializer->is_done()) return self->write();
                                   self->after_response();
                               });
    }

    void after_response() {
        if (m_response.keep_alive() && !m_linger) return read_header();
        boost::system::error_code ignored; // the peer may be gone; there is nothing left to tell it
        m_stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
        if (m_linger) linger();
    }

    /// Closing with unread bytes would reset the connection and lose our answer: read them away, for a while.
    void linger() {
        m_stream.expires_after(linger_time);
        m_stream.async_read_some(asio::buffer(m_scrap),
                                 [self = shared_from_this()](beast::error_code error, std::size_t size) {
                                     self->m_lingered += size;
                                     if (!error && self->m_lingered < linger_bytes) self->linger();
                                 });
    }

    beast::tcp_stream m_stream;
    std::shared_ptr<Shared> m_shared;
    std::string m_remote;
    beast::flat_buffer m_buffer;
    std::optional<http::request_parser<http::string_body>> m_parser;
    http::response<http::string_body> m_response;
    std::optional<http::response_serializer<http::string_body>> m_serializer;
    std::array<char, 4096> m_scrap{};
    std::uint64_t m_lingered = 0;
    bool m_between_requests = false, m_linger = false;
};

class BeastServer : public HttpServer {
public:
    BeastServer(ServerOptions options, Handler handler)
        : m_context(options.threads), m_strand(asio::make_strand(m_context)), m_acceptor(m_strand),
          m_pause(m_strand), m_wake(m_strand, ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        m_shared->options = std::move(options);
        m_shared->handler = std::move(handler);
        listen();
        m_wake.async_wait(asio::posix::stream_descriptor::wait_read, [this](boost::system::error_code error) {
            if (!error) drain();
        });
        accept();
    }

    std::uint16_t port() const override { return m_port; }

    void run() override {
        std::vector<std::jthread> others;
        for (int i = 1; i < m_shared->options.threads; ++i) others.emplace_back([this] { work(); });
        work();
    }

    /// write(2) is all that a signal handler may do.
    void stop() override {
        std::uint64_t const one = 1;
        [[maybe_unused]] auto const written = ::write(m_wake.native_handle(), &one, sizeof one);
    }

private:
    void listen() {
        auto const &options = m_shared->options;
        try {
            tcp::resolver resolver(m_context);
            tcp::endpoint const where =
                *resolver.resolve(options.address, std::to_string(options.port)).begin();
            m_acceptor.open(where.protocol());
            m_acceptor.set_option(asio::socket_base::reuse_address(true));
            m_acceptor.bind(where);
            m_acceptor.listen();
            m_port = m_acceptor.local_endpoint().port();
        } catch (boost::system::system_error const &error) {
            throw std::runtime_error("the server cannot listen on " + options.address + ":" +
                                     std::to_string(options.port) + ": " + error.code().message());
        }
    }

    void accept() {
        m_acceptor.async_accept(asio::make_strand(m_context),
                                [this](boost::system::error_code error, tcp::socket socket) {
                                    if (m_shared->stopping() || error == asio::error::operation_aborted)
                                        return;
                                    if (error) return accept_later();
                                    welcome(std::move(socket));
                                    accept();
                                });
    }

    /// Too many open files, most likely: connections that end make room.
    void accept_later() {
        m_pause.expires_after(accept_pause);
        m_pause.async_wait([this](boost::system::error_code error) {
            if (!error && !m_shared->stopping()) accept();
        });
    }

    void welcome(tcp::socket &&socket) {
        if (m_shared->connections() >= static_cast<std::size_t>(m_shared->options.max_connections)) return;
        std::make_shared<Session>(std::move(socket), m_shared)->start();
    }

    void drain() {
        auto const until = steady_clock::now() + std::chrono::seconds(m_shared->options.idle_seconds);
        m_shared->drain_until = until.time_since_epoch().count();
        m_acceptor.close();
        m_pause.cancel();
        std::vector<std::shared_ptr<Session>> sessions; // locked outside: the last owner locks, too
        {
            std::lock_guard const lock(m_shared->mutex);
            for (auto const &[session, weak] : m_shared->sessions)
                if (auto alive = weak.lock()) sessions.push_back(std::move(alive));
        }
        for (auto const &session : sessions) session->drain();
    }

    void work() {
        while (true) {
            try {
                m_context.run(); // ends when the last connection is gone
                return;
            } catch (std::exception const &error) { // out of memory: this connection ends, the others go on
                std::cerr << "tsunagi: a connection was given up: " << error.what() << std::endl;
            }
        }
    }

    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>(); ///< outlives the context's last session
    asio::io_context m_context;
    asio::strand<asio::io_context::executor_type> m_strand; ///< of accepting and stopping
    tcp::acceptor m_acceptor;
    asio::steady_timer m_pause;
    asio::posix::stream_descriptor m_wake;
    std::uint16_t m_port = 0;
};

} // namespace

std::unique_ptr<HttpServer> make_http_server(ServerOptions options, Handler handler) {
    return std::make_unique<BeastServer>(std::move(options), std::move(handler));
}

} // namespace tsunagi::api
