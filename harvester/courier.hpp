// Patience: one request is sent until its answer is accepted or it is hopeless (harvesting contract 9).
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "harvester/harvest.hpp"
#include "harvester/http/asked_wait.hpp"
#include "harvester/manners.hpp"

namespace tsunagi::harvester {

/// Looks into an answer with status 2xx (or any answer with a body that may speak the protocol); a Failure
/// says why it is not accepted and whether asking again may help.
using Judge = std::function<std::optional<model::Failure>(HttpResponse const &)>;

/// Follows redirects and tries again, with growing waits, what may pass. One for each run; not for several
/// threads.
class Courier {
public:
    Courier(model::Dataset const &dataset, Surroundings const &around);

    /// The answer that `judge` accepted, or the last failure; then the answer that was refused last is in the
    /// archive, cut as "rejected". Counts requests and bytes in `run`, and tells it of permanent redirects. A
    /// wait of more than five minutes that the host asks for ends the run (rate_limited).
    model::Result<HttpResponse> ask(HttpRequest const &request, Judge const &judge, model::HarvestRun &run);

    /// A request with what the dataset says of every request: headers (secrets resolved), limits, time-outs,
    /// trust. Keys and exceptions are for the host of the configured address only.
    model::Result<HttpRequest> prepared(std::string url) const;

    /// When the host may be asked again; empty = now (contract 9, not-before).
    std::optional<model::Time> not_before(std::string const &url) const { return m_manners.not_before(url); }

private:
    model::Result<HttpResponse> try_once(HttpRequest const &request, Judge const &judge,
                                         model::HarvestRun &run);
    std::optional<model::Failure> judged(HttpRequest const &request, HttpResponse const &response,
                                         Judge const &judge) const;
    std::optional<model::Failure> wait_before_retry(HttpRequest const &request, model::Failure const &failure,
                                                    int tries);
    std::chrono::milliseconds pause_after(model::Failure const &failure, int tries) const;
    void archive_refused(HttpRequest const &request, model::Failure const &failure,
                         model::HarvestRun const &run);

    model::Dataset const &m_dataset;
    Surroundings const &m_around;
    Manners m_manners;
    std::optional<HttpResponse> m_refused; ///< the last answer, while it is not accepted
    int m_failed_tries = 0;                ///< in this run
};

} // namespace tsunagi::harvester
