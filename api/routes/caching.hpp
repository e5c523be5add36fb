// Validators and what follows from them (query API contract 9.13; RFC 9110 13).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/http/http_date.hpp"
#include "api/http/http_server.hpp"

namespace tsunagi::api {

/// FNV-1a, 64 bits: the same on every machine and in every run.
std::uint64_t fingerprint(std::string_view);

/// Gives a 200 its ETag (a `weak` one names API, generation and question) and turns it into 304 when the
/// client holds it already.
void settle_caching(Request const &, std::string const &generation, Response &);

/// 503 with Retry-After: the index is being replaced or is not there (contract 8).
Response unavailable();

} // namespace tsunagi::api
