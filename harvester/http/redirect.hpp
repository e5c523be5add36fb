// What an answer 3xx may lead to (harvesting contract 10, redirects).
#pragma once

#include <functional>
#include <string>

#include "harvester/http/http_client.hpp"

namespace tsunagi::harvester {

constexpr int max_redirects = 5;

bool is_redirect(HttpResponse const &response);
/// 301 or 308: the configuration is to be changed (contract 12, row 75).
bool is_for_good(int status);

/// One registered site, as far as names tell: the same host, or one host is the other with labels in front
/// (www.example.jp and example.jp). Two names that only share a parent are two sites: telling
/// museum.example.jp and library.example.jp from a.co.jp and b.co.jp takes the list of public suffixes, which
/// libcurl keeps to itself; harvest.next_hosts is for them. Addresses of numbers have no parent.
bool is_same_site(std::string const &host, std::string const &other);

/// What was meant for `home` and is sent elsewhere loses what is meant for home alone: headers that may be
/// keys go to no other host and no other scheme, an exception from TLS verification holds for its own host.
void confine(HttpRequest &request, std::string const &home);

/// The request that follows a redirect, confined: same site or one of next_hosts, http or https, never back
/// from https. Failure: redirect_refused.
model::Result<HttpRequest> follow(HttpRequest const &asked, HttpResponse const &response);

using Sender = std::function<model::Result<HttpResponse>(HttpRequest const &)>;

/// Asks `send`, and again for each redirect, five times at most; the last answer, with `redirects` filled.
model::Result<HttpResponse> send_following(HttpRequest const &request, Sender const &send);

} // namespace tsunagi::harvester
