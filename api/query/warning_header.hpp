// Warnings of the compatible API as header lines (query API contract 8; RFC 9651 items).
#pragma once

#include <string>
#include <vector>

#include "api/query/parameters.hpp"

namespace tsunagi::api {

/// Values of X-Tsunagi-Warning, one line each: ASCII only, 20 at most, the rest counted in `more-warnings`.
/// Attribute `use` holds an address that is encoded already, `limit` and `n` are numbers, all others are
/// what the client sent and are percent-encoded here.
std::vector<std::string> warning_lines(Warnings const &);

} // namespace tsunagi::api
