// Moments as HTTP headers write them (RFC 9110 5.6.7).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagi::api {

/// "Thu, 01 Jan 2026 00:00:00 GMT" from seconds since 1970.
std::string http_date(std::int64_t seconds);
/// The reverse, of that form only; older forms count as no date.
std::optional<std::int64_t> parse_http_date(std::string_view);

} // namespace tsunagi::api
