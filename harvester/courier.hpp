// Patience: one request is sent until its answer is accepted or it is hopeless (harvesting contract 9).
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "harvester/clock.hpp"
#include "harvester/http/http_client.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/run.hpp"
#include "store/store.hpp"

namespace tsunagi::harvester {

/// Looks into an answer with status 2xx (or any answer with a body that may speak the protocol); a Failure
/// says why it is not accepted and whether asking again may help.
using Judge = std::function<std::optional<model::Failure>(HttpResponse const &)>;

/// Waits for the source's sake: the delay between requests, Retry-After, growing waits after failures. One
/// for each run; not for several threads.
class Courier {
public:
    Courier(model::Dataset const &dataset, HttpClient &http, Clock &clock, store::Store &store);

    /// The answer that `judge` accepted, or the last failure. Counts requests and bytes in `run`. A
    /// Retry-After over five minutes ends the run (rate_limited) and is remembered for the host.
    model::Result<HttpResponse> ask(HttpRequest const &request, Judge const &judge, model::HarvestRun &run);

    /// A request with what the dataset says of every request: headers (secrets resolved), limits, time-outs.
    model::Result<HttpRequest> prepared(std::string url) const;

    /// When the host may be asked again; empty = now (contract 9, not-before).
    std::optional<model::Time> not_before(std::string const &url) const;

private:
    model::Result<HttpResponse> try_once(HttpRequest const &request, Judge const &judge,
                                         model::HarvestRun &run);
    std::optional<model::Failure> wait_before_retry(HttpRequest const &request, model::Failure const &failure,
                                                    int tries);
    std::chrono::milliseconds pause_after(model::Failure const &failure, int tries) const;
    void keep_distance();
    void remember_not_before(std::string const &url, model::Time until);

    model::Dataset const &m_dataset;
    HttpClient &m_http;
    Clock &m_clock;
    store::Store &m_store;
    std::optional<std::chrono::seconds> m_retry_after; ///< of the last answer
    int m_failed_tries = 0;                            ///< in this run
    bool m_asked_before = false;
};

/// Seconds to wait: a number, or an HTTP date seen from `now` (never negative); nothing when it is neither.
std::optional<std::chrono::seconds> retry_after(std::string const &value, model::Time now);

/// "Thu, 01 Jan 2026 00:00:00 GMT" and its two older forms.
std::optional<model::Time> http_date(std::string const &text);

/// Headers with the values of secrets replaced by their names, for the archive.
Headers without_secrets(Headers const &sent, model::Pairs const &configured);

} // namespace tsunagi::harvester
