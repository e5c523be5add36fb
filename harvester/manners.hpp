// What a host is owed (harvesting contract 9): one visitor at a time, a distance between visits, its
// robots.txt, and to be left alone when it asks.
#pragma once

#include <map>

#include "harvester/host_robots.hpp"

namespace tsunagi::harvester {

/// For one run; not for several threads. Other runs, threads and processes are met in the store.
class Manners {
public:
    Manners(model::Dataset const &dataset, Surroundings const &around);

    /// One exchange, when it is its turn. Failures besides those of HttpClient: what Surroundings::may_ask
    /// says, not_before, rate_limited (the host sent this very run away for more than five minutes), robots.
    model::Result<HttpResponse> send(HttpRequest const &request, model::HarvestRun &run);

    /// When the host may be asked again; empty = now.
    std::optional<model::Time> not_before(std::string const &url) const;

    /// Did the last answer name the time to come back? Then the next exchange waits for it by itself.
    bool is_told_to_wait() const { return m_told_to_wait; }
    /// How the host of this address sent the run away, a sentence; empty when it did not.
    std::string farewell(std::string const &url) const;

private:
    std::optional<model::Failure> against_robots(HttpRequest const &request, model::HarvestRun &run);
    model::Result<HttpResponse> visit(HttpRequest const &request, std::uint64_t &requests);
    std::unique_ptr<store::HostTurn> take_turn(std::string const &host);
    std::chrono::milliseconds distance(std::string const &host) const;
    std::optional<model::Failure> turned_away(HttpRequest const &request) const;
    void note_wishes(HttpResponse const &response, std::string const &host, store::HostTurn &turn);
    void stay_away(std::string const &host, std::chrono::seconds wait);
    void note_certificate(HttpResponse const &response, std::string const &host);

    model::Dataset const &m_dataset;
    Surroundings const &m_around;
    HostRobots m_robots;
    std::map<std::string, std::chrono::milliseconds> m_crawl_delays; ///< by name of host
    std::map<std::string, std::string> m_farewells;                  ///< by name of host
    std::map<std::string, std::string> m_certificates;               ///< by name of host: last day, as noted
    bool m_told_to_wait = false;
};

} // namespace tsunagi::harvester
