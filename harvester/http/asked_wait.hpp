// How long an answer asks us to wait (harvesting contract 3 and 9).
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "harvester/http/http_client.hpp"
#include "schemas/model/ids.hpp"

namespace tsunagi::harvester {

/// What an answer asks for: Retry-After where it is none with status 2xx; else the time until its limit of
/// requests is renewed, when none is left: `RateLimit` (draft-ietf-httpapi-ratelimit-headers, all of its
/// forms) or `X-RateLimit-Remaining` with `-Reset`, which is told in seconds or as a time since 1970.
std::optional<std::chrono::seconds> asked_wait(HttpResponse const &response, model::Time now);

/// Seconds to wait: a number, or an HTTP date seen from `now` (never negative); nothing when it is neither.
std::optional<std::chrono::seconds> retry_after(std::string const &value, model::Time now);

/// "Thu, 01 Jan 2026 00:00:00 GMT" and its two older forms.
std::optional<model::Time> http_date(std::string const &text);

} // namespace tsunagi::harvester
