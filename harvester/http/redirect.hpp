// What an answer 3xx may lead to (harvesting contract 10, redirects).
#pragma once

#include <string>

#include "harvester/http/http_client.hpp"

namespace tsunagi::harvester {

constexpr int max_redirects = 5;

bool is_redirect(HttpResponse const &response);

/// The request that follows a redirect: same host or one of next_hosts, http or https, never back from https;
/// headers of a source (they may be keys) do not go to another host. Failure: redirect_refused.
model::Result<HttpRequest> follow(HttpRequest const &asked, HttpResponse const &response);

} // namespace tsunagi::harvester
