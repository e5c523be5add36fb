#include "harvester/courier.hpp"

#include <algorithm>
#include <cstdlib>

#include "harvester/http/redirect.hpp"
#include "harvester/provenance.hpp"
#include "harvester/run_messages.hpp"

namespace tsunagi::harvester {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds longest_wait{300}; // contract 9

bool is_success(int status) { return status >= 200 && status < 300; }

bool may_pass(int status) { return status >= 500 || status == 408 || status == 425 || status == 429; }

/// Tries for one page, the first counted. HTML where XML was asked: two slow tries; a refused token: one
/// more.
int tries_allowed(model::Failure const &failure, model::Politeness const &politeness) {
    if (failure.code == "blocked") return 3;
    if (failure.code == "bad_token") return 2;
    return politeness.tries_per_page;
}

model::Failure status_failure(HttpRequest const &request, int status) {
    auto const told = "\"" + request.url + "\" answers with status " + std::to_string(status);
    if (status == 401 || status == 403 || status == 451) return {"forbidden", told};
    if (status == 429) return {"rate_limited", told, true};
    return {"http_status", told, may_pass(status)};
}

/// A server that cannot prove who it is any more may have been excepted until yesterday.
model::Failure explained(model::Failure failure, model::Dataset const &dataset, model::Time now) {
    if (failure.code == "tls" && dataset.tls && exception_in_force(dataset, now) == nullptr)
        failure.message += "; the exception \"" + dataset.tls->reason + "\" of this dataset expired on " +
                           dataset.tls->expires;
    return failure;
}

bool speaks_protocol(model::Failure const &failure) {
    return failure.code == "bad_token" || failure.code.starts_with("oai_error:");
}

/// The configured address: of the five only that of the source's type is set.
std::string home_of(model::Source const &source) {
    for (auto const *url : {&source.oai_pmh.url, &source.json_api.url, &source.files.url,
                            &source.iiif_collection.url, &source.resourcesync.url})
        if (!url->empty()) return *url;
    return {};
}

/// Which part of the configuration has to be changed (contract 12, row 75).
void tell_of_moves(HttpResponse const &response, model::HarvestRun &run) {
    auto const address = [](std::string const &url) { return url.substr(0, url.find_first_of("?#")); };
    for (auto const &[status, from, to] : response.redirects)
        if (is_for_good(status))
            tell_once(run, "\"" + address(from) + "\" has moved for good to \"" + address(to) +
                               "\" (status " + std::to_string(status) +
                               "): write the new address into the configuration");
}

std::string spread_seed(model::Dataset const &dataset, int tries) {
    return dataset.id + std::to_string(tries);
}

} // namespace

Courier::Courier(model::Dataset const &dataset, Surroundings const &around)
    : m_dataset(dataset), m_around(around), m_manners(dataset, around) {}

model::Result<HttpRequest> Courier::prepared(std::string url) const {
    HttpRequest request;
    request.url = std::move(url);
    auto const &politeness = m_dataset.politeness;
    request.connect_timeout_s = politeness.connect_timeout_s;
    request.low_speed_bytes = politeness.low_speed_bytes;
    request.low_speed_s = politeness.low_speed_s;
    request.max_bytes = m_dataset.limits.page_mib << 20;
    request.next_hosts = m_dataset.harvest.next_hosts;
    if (auto const *exception = exception_in_force(m_dataset, m_around.clock.now()))
        request.tls = {exception->ca_file, exception->pin_sha256};
    for (auto const &[name, value] : m_dataset.source.headers) {
        if (!value.starts_with("env:")) {
            request.headers.emplace_back(name, value);
            continue;
        }
        auto const variable = value.substr(4);
        auto const *secret =
            variable.starts_with("TSUNAGI_SOURCE_") ? std::getenv(variable.c_str()) : nullptr;
        if (secret == nullptr)
            return model::Failure{"configuration",
                                  "header \"" + name + "\" wants the environment variable \"" + variable +
                                      "\", which is not set or does not begin TSUNAGI_SOURCE_"};
        request.headers.emplace_back(name, secret);
    }
    confine(request, home_of(m_dataset.source)); // a next link or a list may lead to one of next_hosts
    return request;
}

model::Result<HttpResponse> Courier::ask(HttpRequest const &request, Judge const &judge,
                                         model::HarvestRun &run) {
    for (int tries = 1;; ++tries) {
        auto response = try_once(request, judge, run);
        if (response) return response;
        auto const &failure = response.failure();
        auto const hopeless = failure.retryable ? wait_before_retry(request, failure, tries) : failure;
        if (!hopeless) continue;
        archive_refused(request, *hopeless, run);
        return *hopeless;
    }
}

model::Result<HttpResponse> Courier::try_once(HttpRequest const &request, Judge const &judge,
                                              model::HarvestRun &run) {
    m_refused.reset();
    auto response =
        send_following(request, [&](HttpRequest const &asked) { return m_manners.send(asked, run); });
    if (!response) return explained(response.failure(), m_dataset, m_around.clock.now());
    tell_of_moves(*response, run);
    auto const failure = judged(request, *response, judge);
    if (!failure) return response;
    m_refused = std::move(*response);
    return *failure;
}

std::optional<model::Failure> Courier::judged(HttpRequest const &request, HttpResponse const &response,
                                              Judge const &judge) const {
    auto const status = response.status;
    if (status == 401 || status == 403 || status == 451 || status == 429 || status == 503)
        return status_failure(request, status);
    auto failure = judge(response);
    if (!failure || is_success(status) || speaks_protocol(*failure)) return failure;
    return status_failure(request, status);
}

std::optional<model::Failure> Courier::wait_before_retry(HttpRequest const &request,
                                                         model::Failure const &failure, int tries) {
    auto hopeless = failure;
    hopeless.retryable = false;
    ++m_failed_tries;
    if (auto const farewell = m_manners.farewell(request.url); !farewell.empty())
        return model::Failure{"rate_limited", failure.message + "; " + farewell};
    if (tries >= tries_allowed(failure, m_dataset.politeness) ||
        m_failed_tries >= m_dataset.politeness.tries_per_run)
        return hopeless;
    if (!m_manners.is_told_to_wait()) m_around.clock.sleep_for(pause_after(failure, tries));
    return {};
}

milliseconds Courier::pause_after(model::Failure const &failure, int tries) const {
    milliseconds wait{m_dataset.politeness.first_wait_ms};
    if (failure.code == "blocked") wait *= 5; // a bot check is not to be provoked
    for (int doubled = 1; doubled < tries && wait < longest_wait; ++doubled) wait *= 2;
    auto const spread = std::hash<std::string>{}(spread_seed(m_dataset, tries)) % 256;
    wait += wait * static_cast<long>(spread) / 1024; // up to a quarter, so that sources do not beat in time
    return std::min<milliseconds>(wait, longest_wait);
}

/// So that a coordinator can look at what came instead of records. What the protocol itself says is quoted by
/// the failure, and an interview has no run to keep it with.
void Courier::archive_refused(HttpRequest const &request, model::Failure const &failure,
                              model::HarvestRun const &run) {
    if (!m_refused || m_refused->body.empty() || run.id.empty() || speaks_protocol(failure)) return;
    auto provenance = provenance_of(request, *m_refused, m_dataset, run, m_around.clock);
    provenance.cut_as = "rejected";
    auto const transaction = m_around.store.begin();
    m_around.store.archive().keep(std::move(provenance), m_refused->body);
    transaction->commit();
    m_refused.reset();
}

} // namespace tsunagi::harvester
