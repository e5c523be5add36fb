// What a person decides about a run: a proposal of the guards, or that a run was wrong (harvesting contract 7).
#pragma once

#include "app/workspace.hpp"
#include "harvester/clock.hpp"
#include "normalizer/normalize_record.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace tsunagi::app {

/// There is nothing to decide: no such run, no waiting proposal, a run that wrote nothing. Exit status 2.
class NothingToDecide : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Decision {
    model::RunId run;
    std::string by, reason; ///< kept in the ledger
};

struct Rollback {
    model::HarvestRun run; ///< of kind rollback
    std::uint64_t restored = 0;
    std::vector<model::RecordId> changed_since; ///< by a later run, left as they are
    std::uint64_t added = 0;                    ///< records that the run brought; they stay
};

/// All take the dataset's lock and throw std::runtime_error when another process holds it. The index is brought
/// up by the caller.
class Decisions {
public:
    Decisions(Workspace &workspace, harvester::Clock &clock);

    /// Carries out what waits in the proposal of a run; the run with its counts as they are then.
    model::HarvestRun approve(Decision const &decision);
    /// Drops it: what was to be deleted stays, and counts as seen; what was held back stays held back. Rejected
    /// changes of identifiers become a proposal of deletions, and the new records are taken in.
    model::HarvestRun reject(Decision const &decision);
    /// Restores the versions that a run replaced or deleted, as a run of its own. Records that a later run changed
    /// are listed and left, unless `force`.
    Rollback rollback(Decision const &decision, bool force);

private:
    model::HarvestRun run_to_decide(model::RunId const &id) const;
    model::HarvestRun decided(model::HarvestRun run, Decision const &decision, model::ProposalState state);
    model::HarvestRun settle(model::HarvestRun run);

    void delete_waiting(model::HarvestRun &run);
    void keep_waiting(model::HarvestRun const &run, std::string const &sentence);
    void reopen_waiting(model::HarvestRun const &run);
    void bind_pairs(model::HarvestRun const &run);
    void propose_deletions(model::HarvestRun &run);

    void restore(model::RecordId const &id, model::RunId const &wrong, bool force, Rollback &done);
    Rollback closed(Rollback done);

    Workspace &m_workspace;
    harvester::Clock &m_clock;
    normalizer::Normalizer m_normalizer;
};

} // namespace tsunagi::app
