// A run as it stands between two requests: what the ledger keeps of it, so that a killed process loses and
// doubles nothing.
#pragma once

#include <string>
#include <vector>

#include "harvester/harvest.hpp"
#include "store/windows.hpp"

namespace tsunagi::harvester {

class RunState {
public:
    RunState(model::Dataset const &of, HarvestRequest const &asked, Surroundings const &surroundings)
        : dataset(of), request(asked), around(surroundings) {}

    model::Dataset const &dataset;
    HarvestRequest const &request;
    Surroundings const &around;
    model::HarvestRun run;
    std::vector<store::Window> windows; ///< in the order of walking
    std::uint64_t noted = 0;            ///< records of this run, repetitions counted

    store::Ledger &ledger() const { return around.store.ledger(); }

    /// Opens a new run in the ledger.
    void open(model::HarvestRun fresh);
    /// Takes up a run that the ledger has, with its windows.
    void take_up(model::HarvestRun stopped);
    /// Gives the run its windows.
    void plan(std::vector<store::Window> planned);

    void add_reason(std::string const &reason);
    void add_message(std::string const &message);
    bool has_reason(std::string const &reason) const;

    /// Distinct identifiers received so far.
    std::uint64_t received() const { return ledger().received(dataset.id, run.id); }
    /// A limit of the request or the configuration is reached.
    bool is_limited() const;
    /// Requests of this process that brought no page, Identify counted.
    std::uint64_t vain_requests() const;
    /// Nothing is left to walk or to fetch.
    bool is_through() const;

    bool is_concluded() const { return run.stage == "checking"; }
    /// Judges how receiving ended (contract 5.1); the outcome is not this room's to say. In memory only: the
    /// caller saves it, together with the last page where there is one.
    void conclude();
    /// Saves run and windows in a transaction of their own.
    void save();
    /// Saves run and window inside the open transaction.
    void save(store::Window const &window);
    void tell(store::Window const &window) const;

private:
    void tell_repeated_identifiers();
    void settle_what_was_due();

    std::uint64_t m_requests_before = 0, m_pages_before = 0;
};

} // namespace tsunagi::harvester
