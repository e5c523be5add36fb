// What happens to every response between handler and socket, without a socket.
#pragma once

#include <string>
#include <string_view>

#include "api/http/http_server.hpp"

namespace tsunagi::api {

/// A JSON body {"status","code","message"} (query API contract 8).
Response error_response(int status, std::string_view code, std::string_view message);

/// Path and query of a request target: "/path?query", or "http://host/path?query" (RFC 9112 3.2.2).
void split_target(std::string_view target, Request &);

/// A line break in a header's value would let a request write headers of its own.
std::string one_line(std::string value);

/// Does the Accept-Encoding header allow gzip? (RFC 9110 12.5.3)
bool accepts_gzip(std::string_view accept_encoding);
/// The gzip form (RFC 1952). Throws std::runtime_error when zlib has no memory.
std::string gzip(std::string_view);

/// Value of a header of the response, any case; empty when there is none.
std::string header_of(Response const &, std::string_view name);

/// Adds Content-Type protection and Vary, compresses where the client accepts it. The answer to HEAD stays
/// as it is, so that its Content-Length is that of the uncompressed body.
void prepare_delivery(Request const &, Response &, bool head);

} // namespace tsunagi::api
