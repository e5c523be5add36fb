// One HTTP exchange. The only door to libcurl is http_client.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "schemas/model/result.hpp"

namespace tsunagi::harvester {

using Headers = std::vector<std::pair<std::string, std::string>>; ///< in order, names as written

struct HttpRequest {
    std::string url, method = "GET";
    Headers headers; ///< values of secrets included: never logged, never archived
    std::string body;
    int connect_timeout_s = 20, low_speed_bytes = 100, low_speed_s = 120;
    std::uint64_t max_bytes = 64ULL << 20; ///< on the wire
    std::vector<std::string> next_hosts;   ///< further hosts a redirect may lead to
};

struct HttpResponse {
    int status = 0;
    std::string url_reached; ///< after redirects
    Headers headers;
    std::string body; ///< as received after transfer decoding, before content decoding
    std::int64_t milliseconds = 0;
    std::string remote_address, tls;

    /// First header of that name (any case); empty when there is none.
    std::string header(std::string const &name) const;
};

/// Not for several threads. Failure codes: transport, too_big, redirect_refused, address_refused, tls.
class HttpClient {
public:
    virtual ~HttpClient() = default;
    virtual model::Result<HttpResponse> send(HttpRequest const &) = 0;
};

struct HttpOptions {
    std::string user_agent, from; ///< "Tsunagi/0.1.0 (+URL; contact)"
    std::vector<std::string>
        allow_private_networks; ///< CIDR; other private, loopback, link-local … are refused
};

std::unique_ptr<HttpClient> make_http_client(HttpOptions options);

} // namespace tsunagi::harvester
