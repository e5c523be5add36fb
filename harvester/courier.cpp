#include "harvester/courier.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>

#include "harvester/http/url.hpp"

namespace tsunagi::harvester {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds longest_wait{300};             // contract 9: longer waits end the run
constexpr seconds longest_not_before{7 * 86400}; // then a person looks

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

bool speaks_protocol(model::Failure const &failure) {
    return failure.code == "bad_token" || failure.code.starts_with("oai_error:");
}

std::string ledger_name_of_host(std::string const &url) { return "host:" + authority_of(url); }

std::string spread_seed(model::Dataset const &dataset, int tries) {
    return dataset.id + std::to_string(tries);
}

} // namespace

Courier::Courier(model::Dataset const &dataset, HttpClient &http, Clock &clock, store::Store &store)
    : m_dataset(dataset), m_http(http), m_clock(clock), m_store(store) {}

model::Result<HttpRequest> Courier::prepared(std::string url) const {
    HttpRequest request;
    request.url = std::move(url);
    auto const &politeness = m_dataset.politeness;
    request.connect_timeout_s = politeness.connect_timeout_s;
    request.low_speed_bytes = politeness.low_speed_bytes;
    request.low_speed_s = politeness.low_speed_s;
    request.max_bytes = m_dataset.limits.page_mib << 20;
    request.next_hosts = m_dataset.harvest.next_hosts;
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
    return request;
}

model::Result<HttpResponse> Courier::ask(HttpRequest const &request, Judge const &judge,
                                         model::HarvestRun &run) {
    for (int tries = 1;; ++tries) {
        auto response = try_once(request, judge, run);
        if (response || !response.failure().retryable) return response;
        if (auto const hopeless = wait_before_retry(request, response.failure(), tries)) return *hopeless;
    }
}

model::Result<HttpResponse> Courier::try_once(HttpRequest const &request, Judge const &judge,
                                              model::HarvestRun &run) {
    keep_distance();
    m_retry_after.reset();
    ++run.requests;
    auto response = m_http.send(request);
    if (!response) return response;
    run.bytes += response->body.size();
    m_retry_after = retry_after(response->header("Retry-After"), m_clock.now());
    auto const status = response->status;
    if (status == 401 || status == 403 || status == 451 || status == 429 || status == 503)
        return status_failure(request, status);
    auto const failure = judge(*response);
    if (!failure) return response;
    if (is_success(status) || speaks_protocol(*failure)) return *failure;
    return status_failure(request, status);
}

std::optional<model::Failure> Courier::wait_before_retry(HttpRequest const &request,
                                                         model::Failure const &failure, int tries) {
    auto hopeless = failure;
    hopeless.retryable = false;
    ++m_failed_tries;
    if (m_retry_after && *m_retry_after > longest_wait) {
        auto const until = m_clock.now() + std::min(*m_retry_after, longest_not_before);
        remember_not_before(request.url, until);
        return model::Failure{"rate_limited",
                              failure.message + " and asks not to come back before " + rfc3339(until)};
    }
    if (tries >= tries_allowed(failure, m_dataset.politeness) ||
        m_failed_tries >= m_dataset.politeness.tries_per_run)
        return hopeless;
    m_clock.sleep_for(pause_after(failure, tries));
    return {};
}

milliseconds Courier::pause_after(model::Failure const &failure, int tries) const {
    if (m_retry_after) return *m_retry_after;
    milliseconds wait{m_dataset.politeness.first_wait_ms};
    if (failure.code == "blocked") wait *= 5; // a bot check is not to be provoked
    for (int doubled = 1; doubled < tries && wait < longest_wait; ++doubled) wait *= 2;
    auto const spread = std::hash<std::string>{}(spread_seed(m_dataset, tries)) % 256;
    wait += wait * static_cast<long>(spread) / 1024; // up to a quarter, so that sources do not beat in time
    return std::min<milliseconds>(wait, longest_wait);
}

void Courier::keep_distance() {
    auto const &politeness = m_dataset.politeness;
    milliseconds delay{politeness.delay_ms};
    if (politeness.max_requests_per_minute.value_or(0) > 0)
        delay = std::max(delay, milliseconds{60'000 / *politeness.max_requests_per_minute});
    if (m_asked_before && delay.count() > 0) m_clock.sleep_for(delay);
    m_asked_before = true;
}

void Courier::remember_not_before(std::string const &url, model::Time until) {
    auto const transaction = m_store.begin();
    m_store.ledger().remember(ledger_name_of_host(url), "not_before",
                              std::to_string(until.time_since_epoch().count()));
    transaction->commit();
}

std::optional<model::Time> Courier::not_before(std::string const &url) const {
    auto const stored = m_store.ledger().fact(ledger_name_of_host(url), "not_before");
    long long value = 0;
    auto const parsed = std::from_chars(stored.data(), stored.data() + stored.size(), value);
    if (stored.empty() || parsed.ec != std::errc{}) return {};
    model::Time const time{seconds{value}};
    return time > m_clock.now() ? std::optional(time) : std::nullopt;
}

std::optional<seconds> retry_after(std::string const &value, model::Time now) {
    if (value.empty()) return {};
    if (value.find_first_not_of("0123456789") == std::string::npos) {
        long long number = 0;
        auto const parsed = std::from_chars(value.data(), value.data() + value.size(), number);
        return parsed.ec == std::errc{} ? std::min(seconds{number}, longest_not_before) : longest_not_before;
    }
    auto const date = http_date(value);
    if (!date) return {};
    return std::max(seconds{0}, std::chrono::duration_cast<seconds>(*date - now));
}

std::optional<model::Time> http_date(std::string const &text) {
    // RFC 9110, 5.6.7: the form to send, and two that must still be read.
    for (auto const *form :
         {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"}) {
        std::tm parts{};
        auto const *end = strptime(text.c_str(), form, &parts);
        if (end == nullptr || *end != '\0') continue;
        return model::Time{seconds{timegm(&parts)}};
    }
    return {};
}

Headers without_secrets(Headers const &sent, model::Pairs const &configured) {
    Headers shown = sent;
    for (auto &[name, value] : shown)
        for (auto const &[configured_name, configured_value] : configured)
            if (name == configured_name && configured_value.starts_with("env:")) value = configured_value;
    return shown;
}

} // namespace tsunagi::harvester
