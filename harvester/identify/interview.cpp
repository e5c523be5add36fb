#include "harvester/identify/interview.hpp"

#include <algorithm>

#include "harvester/http/redirect.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/http_page.hpp"

namespace tsunagi::harvester {

using model::Failure;

Interview::Interview(model::Dataset const &dataset, Surroundings const &around)
    : m_dataset(dataset), m_around(around), m_courier(dataset, around) {
    m_run.dataset = dataset.id;
}

model::Result<HttpResponse> Interview::ask(HttpRequest const &request, Read const &read) {
    if (auto const waiting = waiting_time(m_courier, request.url)) return *waiting;
    auto const judge = [&](HttpResponse const &response) -> std::optional<Failure> {
        if (response.status < 200 || response.status > 299)
            return Failure{"http_status", "status " + std::to_string(response.status)};
        return with_text(response, m_dataset.limits, read);
    };
    return m_courier.ask(request, judge, m_run);
}

model::Result<HttpResponse> Interview::ask(std::string const &url, Read const &read) {
    auto const request = prepared(url);
    if (!request) return request.failure();
    return ask(*request, read);
}

model::Result<HttpResponse> Interview::look_at(HttpRequest const &request) {
    if (auto const waiting = waiting_time(m_courier, request.url)) return *waiting;
    auto const judge = [](HttpResponse const &response) -> std::optional<Failure> {
        if (response.status >= 200 && response.status <= 299) return {};
        return Failure{"http_status", "status " + std::to_string(response.status)};
    };
    return m_courier.ask(request, judge, m_run);
}

void Interview::tell(std::string name, std::string value) {
    if (!value.empty()) m_identity.answers.push_back({std::move(name), {std::move(value)}});
}

void Interview::tell_list(std::string name, std::vector<std::string> values) {
    m_identity.answers.push_back({std::move(name), std::move(values), true});
}

void Interview::compare_address(std::string const &configured, HttpResponse const &response) {
    auto const plain = [](std::string const &url) { return url.substr(0, url.find_first_of("?#")); };
    std::string now = plain(configured);
    for (auto const &[status, from, to] : response.redirects) {
        if (!is_for_good(status)) break; // from here on it is only for now
        now = plain(to);
    }
    if (now == plain(configured)) return;
    differ({"/source/url", configured, "the address has moved for good to " + now, now});
}

void Interview::compare_hosts(std::string const &configured, std::vector<std::string> const &urls) {
    auto hosts = m_dataset.harvest.next_hosts;
    auto const allowed = hosts.size();
    for (auto const &url : urls) {
        auto const host = host_of(url);
        bool const known = host == host_of(configured) || std::ranges::find(hosts, host) != hosts.end();
        if (!known && !host.empty()) hosts.push_back(host);
    }
    if (hosts.size() == allowed) return;
    differ({"/harvest/next_hosts", joined(m_dataset.harvest.next_hosts),
            "members lie on hosts that are not followed", joined(hosts)});
}

std::string Interview::fact(std::string const &name) const {
    return m_around.store.ledger().fact(m_dataset.id, name);
}

model::Result<Identity> identify(model::Dataset const &dataset, Surroundings const &around) {
    Interview interview(dataset, around);
    auto const &type = dataset.source.type;
    auto const failure = type == "oai_pmh"           ? ask_oai_pmh(interview)
                         : type == "json_api"        ? ask_json_api(interview)
                         : type == "iiif_collection" ? ask_iiif_collection(interview)
                         : type == "resourcesync"    ? ask_resourcesync(interview)
                                                     : ask_files(interview);
    if (failure) return *failure;
    return std::move(interview).result();
}

} // namespace tsunagi::harvester
