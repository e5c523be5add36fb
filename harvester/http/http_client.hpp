// One HTTP exchange. The only door to libcurl and to OpenSSL's sessions is this folder.
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

/// What is trusted besides the certificates of the system; at most one.
struct TlsTrust {
    std::string ca_file;    ///< PEM, further authorities
    std::string pin_sha256; ///< of the server's public key, base64 or 64 hex digits: proof enough by itself
};

struct HttpRequest {
    std::string url, method = "GET";
    Headers headers; ///< values of secrets included: never logged, never archived
    std::string body;
    int connect_timeout_s = 20, low_speed_bytes = 100, low_speed_s = 120;
    std::uint64_t max_bytes = 64ULL << 20; ///< on the wire
    std::vector<std::string> next_hosts;   ///< further hosts a redirect may lead to
    TlsTrust tls;
};

struct Redirect {
    int status = 0;
    std::string from, to;
};

/// Milliseconds since the request was to be made, by a clock that never jumps.
struct ExchangeTimes {
    std::int64_t queued = 0; ///< waited until it was its turn; the others count from its end
    std::int64_t lookup = 0, connected = 0, first_byte = 0, end = 0;
};

/// How the server proved who it is; all empty for plain http.
struct TlsFacts {
    std::string version, cipher; ///< "TLSv1.3", "TLS_AES_256_GCM_SHA384"
    std::string chain;           ///< "sha256:…" of the certificates as sent (DER), one behind the other
    std::string last_day;        ///< of the server's own certificate, 2026-12-31
};

struct HttpResponse {
    int status = 0;
    std::string url_reached; ///< after redirects
    Headers headers;
    std::string body; ///< as received after transfer decoding, before content decoding
    Headers sent;     ///< of the request, all of them; values of secrets included
    std::vector<Redirect> redirects;
    ExchangeTimes times;
    std::string remote_address, http_version; ///< "1.1", "2"
    std::uint64_t wire_bytes = 0;             ///< of the answer, headers included
    TlsFacts tls;
    /// "sha256:…" of the opened body where it came compressed; noted by the first who opens it.
    mutable std::string decoded_hash;

    /// First header of that name (any case); empty when there is none.
    std::string header(std::string const &name) const;
};

/// Not for several threads. Does not follow redirects. Failure codes: transport, too_big, address_refused,
/// tls, configuration.
class HttpClient {
public:
    virtual ~HttpClient() = default;
    virtual model::Result<HttpResponse> send(HttpRequest const &) = 0;
};

/// Sources are named by those who edit datasets; webhooks only by the operator, in service.json: they may lie in
/// private networks, and are called without a contact, too.
enum class Addresses { of_sources, operators_own };

struct HttpOptions {
    std::string user_agent, from; ///< "Tsunagi/0.1.0 (+URL; contact)"
    std::vector<std::string>
        allow_private_networks; ///< CIDR; other private, loopback, link-local … are refused
    Addresses addresses = Addresses::of_sources;
};

std::unique_ptr<HttpClient> make_http_client(HttpOptions options);

} // namespace tsunagi::harvester
