// The only socket of the service. Requests and responses are plain values; what they mean is told by the
// handler.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace tsunagi::api {

struct Request {
    std::string method;
    std::string path;  ///< percent-encoded as sent, without the query
    std::string query; ///< after '?', as sent
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string remote_address;

    /// First header of that name, any case; empty when there is none.
    std::string header(std::string const &name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

using Handler = std::function<Response(Request const &)>;

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080; ///< 0 = any free one
    int threads = 2;
    std::uint64_t max_body = 1 << 20; ///< bytes
    int idle_seconds = 30; ///< of a connection that neither sends nor takes; also the longest wait of stop()
    int max_connections = 1000;
};

/// HTTP/1.1 with keep-alive. HEAD is answered by GET without body; bodies of 1 KiB and more are compressed
/// when the client accepts gzip. A handler that throws gives 500 with a JSON body; the text of the exception
/// goes to stderr.
class HttpServer {
public:
    virtual ~HttpServer() = default;
    virtual std::uint16_t port() const = 0;
    virtual void run() = 0;  ///< returns after stop()
    virtual void stop() = 0; ///< from any thread or a signal: running requests are finished
};

/// Binds at once. Throws std::runtime_error with a sentence (address in use …).
std::unique_ptr<HttpServer> make_http_server(ServerOptions, Handler);

} // namespace tsunagi::api
