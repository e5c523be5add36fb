// The robots.txt of every host that a run visits, asked for once a day (harvesting contract 9).
#pragma once

#include <map>

#include "harvester/harvest.hpp"
#include "harvester/http/redirect.hpp"
#include "harvester/robots.hpp"

namespace tsunagi::harvester {

/// The name that a host is known by to the store: the host name, on loopback with its port.
std::string name_of_host(std::string const &url);

class HostRobots {
public:
    HostRobots(store::Store &store, Clock &clock) : m_store(store), m_clock(clock) {}

    /// The rules of the host of `request`, asked for through `send` when those kept are older than a day.
    /// No rules after a status 4xx. Where the server fails (5xx, 429) or cannot be reached, those known last
    /// hold, else none, and the run's messages say so: RFC 9309 (2.3.1.4) would have everything forbidden,
    /// but many OAI-PMH servers answer every unknown path with status 500.
    Robots const &of(HttpRequest const &request, Sender const &send, model::HarvestRun &run);

private:
    Robots fetched(HttpRequest const &request, Sender const &send, model::HarvestRun &run);

    store::Store &m_store;
    Clock &m_clock;
    std::map<std::string, Robots> m_known; ///< by name of host
};

} // namespace tsunagi::harvester
