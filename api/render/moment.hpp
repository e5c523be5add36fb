#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tsunagi::api {

/// Milliseconds since 1970 of an RFC 3339 time ("2026-01-01T00:00:00Z", with fraction or offset too).
std::optional<std::int64_t> epoch_milliseconds(std::string_view rfc3339);

} // namespace tsunagi::api
