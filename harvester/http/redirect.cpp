#include "harvester/http/redirect.hpp"

#include <algorithm>

#include "harvester/http/url.hpp"

namespace tsunagi::harvester {

namespace {

model::Failure refused(HttpRequest const &asked, std::string const &target, std::string const &reason) {
    return {"redirect_refused", "\"" + asked.url + "\" redirects to \"" + target + "\", which " + reason};
}

bool may_reach(HttpRequest const &asked, std::string const &host) {
    auto const &more = asked.next_hosts;
    return is_same_site(host, host_of(asked.url)) || std::find(more.begin(), more.end(), host) != more.end();
}

bool is_numeric(std::string const &host) {
    return host.starts_with('[') || host.find_first_not_of("0123456789.") == std::string::npos;
}

/// www.example.jp is below example.jp; nothing is below a single label such as jp.
bool is_below(std::string const &host, std::string const &parent) {
    return parent.find('.') != std::string::npos && host.ends_with("." + parent);
}

/// What a source sends with every request may be a key, unless its name says that it cannot.
void drop_credentials(Headers &headers) {
    static std::vector<std::string> const harmless{"accept", "accept-language", "content-type",
                                                   "if-none-match", "if-modified-since"};
    std::erase_if(headers, [](auto const &header) {
        auto name = header.first;
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        return std::find(harmless.begin(), harmless.end(), name) == harmless.end();
    });
}

} // namespace

bool is_redirect(HttpResponse const &response) {
    switch (response.status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308:
        return !response.header("Location").empty();
    default:
        return false;
    }
}

bool is_for_good(int status) { return status == 301 || status == 308; }

bool is_same_site(std::string const &host, std::string const &other) {
    if (host == other) return true;
    if (is_numeric(host) || is_numeric(other)) return false;
    return is_below(host, other) || is_below(other, host);
}

void confine(HttpRequest &request, std::string const &home) {
    bool const same_host = authority_of(request.url) == authority_of(home);
    bool const same_scheme = scheme_of(request.url) == scheme_of(home);
    if (!same_host || !same_scheme) drop_credentials(request.headers);
    if (host_of(request.url) != host_of(home)) request.tls = {};
}

model::Result<HttpRequest> follow(HttpRequest const &asked, HttpResponse const &response) {
    auto const location = response.header("Location");
    auto const target = resolved(asked.url, location);
    auto const scheme = scheme_of(target);
    if (scheme != "http" && scheme != "https") return refused(asked, location, "is neither http nor https");
    if (scheme == "http" && scheme_of(asked.url) == "https")
        return refused(asked, target, "leaves https for http");
    auto const host = host_of(target);
    if (!may_reach(asked, host))
        return refused(asked, target, "is another host and not listed in harvest.next_hosts");
    HttpRequest next = asked;
    next.url = target;
    confine(next, asked.url);
    if (response.status == 303) {
        next.method = "GET";
        next.body.clear();
    }
    return next;
}

model::Result<HttpResponse> send_following(HttpRequest const &request, Sender const &send) {
    auto asked = request;
    std::vector<Redirect> redirects;
    for (int hop = 0; hop <= max_redirects; ++hop) {
        auto response = send(asked);
        if (!response) return response;
        if (!is_redirect(*response)) {
            response->redirects = std::move(redirects);
            return response;
        }
        auto next = follow(asked, *response);
        if (!next) return next.failure();
        redirects.push_back({response->status, asked.url, next->url});
        asked = std::move(*next);
    }
    return model::Failure{"redirect_refused", "\"" + request.url +
                                                  "\" redirects more than 5 times, at last to \"" +
                                                  asked.url + "\""};
}

} // namespace tsunagi::harvester
