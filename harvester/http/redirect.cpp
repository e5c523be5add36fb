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
    return host == host_of(asked.url) || std::find(more.begin(), more.end(), host) != more.end();
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
    if (host != host_of(asked.url)) next.headers.clear();
    if (response.status == 303) {
        next.method = "GET";
        next.body.clear();
    }
    return next;
}

} // namespace tsunagi::harvester
