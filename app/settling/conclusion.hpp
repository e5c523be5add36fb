// The end of a run: what came is checked by the guards, written, and what vanished is withdrawn (harvesting
// contract 5 and 7).
#pragma once

#include "app/settling/guard.hpp"
#include "app/settling/preparation.hpp"
#include "app/settling/prepared.hpp"
#include "app/workspace.hpp"

#include <set>
#include <string>
#include <vector>

namespace tsunagi::app {

/// Concludes one run whose receiving has ended. What was killed half-way goes on at the next call: the verdict
/// of the guards is in the ledger before anything is written (stage `settling`).
class Conclusion {
public:
    Conclusion(Workspace &workspace, normalizer::Normalizer const &normalizer, harvester::Clock &clock,
               model::Dataset const &dataset, model::HarvestRun run);

    /// Gives every pending record of the dataset its fate and the run its outcome; the run as it is kept.
    model::HarvestRun conclude();

private:
    void prepare();
    void judge();
    std::optional<model::ProposalKind> objection();
    void propose(model::ProposalKind kind);
    bool find_pairs();
    std::vector<store::Absent> confirmed() const;
    void write();
    void write_batch(std::vector<Prepared> const &batch);
    store::Settlement settle(Prepared const &prepared);
    bool waits(Prepared const &prepared) const;
    bool guards_object() const;
    void withdraw_absent();
    void withdraw(std::vector<store::Absent> const &absent);
    void plan_confirming_list();
    void close();
    void save();

    Workspace &m_workspace;
    harvester::Clock &m_clock;
    model::Dataset const &m_dataset;
    model::HarvestRun m_run;
    Preparation m_preparation;
    Spool m_spool;
    Intent m_intent;
    std::vector<store::Absent> m_absent;
    store::IdentifierPairs m_pairs;
    std::set<std::string> m_coming; ///< new identifiers of m_pairs
};

} // namespace tsunagi::app
