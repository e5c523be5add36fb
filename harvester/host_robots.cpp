#include "harvester/host_robots.hpp"

#include "config/addresses.hpp"
#include "harvester/files/content.hpp"
#include "harvester/http/url.hpp"
#include "harvester/run_messages.hpp"

namespace tsunagi::harvester {

namespace {

constexpr char product[] = "Tsunagi";
constexpr auto freshness = std::chrono::days(1);

/// As the request, but bare: rules are public, keys are not.
HttpRequest request_for_robots(HttpRequest const &request) {
    HttpRequest robots;
    robots.url = scheme_of(request.url) + "://" + authority_of(request.url) + "/robots.txt";
    robots.connect_timeout_s = request.connect_timeout_s;
    robots.low_speed_bytes = request.low_speed_bytes;
    robots.low_speed_s = request.low_speed_s;
    robots.next_hosts = request.next_hosts;
    robots.tls = request.tls;
    return robots;
}

/// Its first 500 KiB; what cannot be opened has no rules.
std::string text_of(HttpResponse const &response) {
    std::string opened;
    try {
        open_content(response.body, {}, [&](std::string_view, std::string_view text) {
            opened.assign(text.substr(0, longest_robots));
        });
    } catch (ContentError const &) {
        opened.clear();
    }
    return opened;
}

bool is_server_trouble(int status) { return status >= 500 || status == 429; }

} // namespace

std::string name_of_host(std::string const &url) {
    return config::is_loopback_url(url) ? authority_of(url) : host_of(url);
}

Robots const &HostRobots::of(HttpRequest const &request, Sender const &send, model::HarvestRun &run) {
    auto const host = name_of_host(request.url);
    if (auto const known = m_known.find(host); known != m_known.end()) return known->second;
    auto const kept = m_store.hosts().robots(host);
    bool const is_fresh = kept && m_clock.now() - kept->asked < freshness;
    return m_known[host] = is_fresh ? Robots(kept->text, product) : fetched(request, send, run);
}

Robots HostRobots::fetched(HttpRequest const &request, Sender const &send, model::HarvestRun &run) {
    auto const host = name_of_host(request.url);
    auto const before = m_store.hosts().robots(host);
    auto const response = send_following(request_for_robots(request), send);
    store::KeptRobots kept{before ? before->text : "", response ? response->status : 0, m_clock.now()};
    bool const trouble = response ? is_server_trouble(kept.status) : response.failure().code == "transport";
    if (trouble)
        tell_once(run, "robots.txt of " + host + " could not be had (" +
                           (response ? "status " + std::to_string(kept.status) : response.failure().message) +
                           "): " + (before ? "the rules known last hold" : "no rules are taken for granted"));
    if (!response) return Robots(kept.text, product); // asked again by the next run
    if (!trouble) kept.text = kept.status >= 200 && kept.status < 300 ? text_of(*response) : "";
    auto const transaction = m_store.begin();
    m_store.hosts().keep_robots(host, kept);
    transaction->commit();
    return Robots(kept.text, product);
}

} // namespace tsunagi::harvester
