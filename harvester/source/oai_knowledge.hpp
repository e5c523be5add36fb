// What the ledger knows of an OAI-PMH server: what it told of itself, and which ways of asking work
// (harvesting contract 2.2, 2.3 and 6.5).
#pragma once

#include "harvester/cut/oai_page.hpp"
#include "harvester/source/oai_requests.hpp"
#include "store/store.hpp"

namespace tsunagi::harvester {

/// A way of asking that a server wants. Kept under the granularity and base address that it was learnt with;
/// forgotten when Identify tells others.
enum class Habit { day_granularity, no_from, no_until };

class OaiKnowledge {
public:
    OaiKnowledge(model::Dataset const &dataset, store::Store &store);

    /// Remembers what Identify tells, and says in the run's messages what has changed.
    void compare(OaiPage const &identify, model::HarvestRun &run);
    std::optional<model::Time> earliest() const;

    bool knows(Habit habit) const;
    void learn(Habit habit);
    Granularity granularity() const;

    /// What the next run asks again: configured, or a day (two for day granularity); at least as much as a
    /// datestamp was ever ahead of the server's clock (rows 42, 45).
    std::chrono::seconds overlap() const;
    /// Datestamps later than the answer that brings them.
    void check_clock(std::string const &response_date, std::string const &newest, model::HarvestRun &run);

    bool has_checked(std::string const &metadata_prefix) const;
    void set_checked(std::string const &metadata_prefix);

private:
    std::string fact(std::string const &name) const { return m_store.ledger().fact(m_dataset.id, name); }
    void remember(std::string const &name, std::string const &value);
    std::string learnt_under() const;

    model::Dataset const &m_dataset;
    store::Store &m_store;
    std::chrono::seconds m_clock_lead{0};
};

} // namespace tsunagi::harvester
