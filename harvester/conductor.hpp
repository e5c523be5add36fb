// One run from its first question to how its receiving ended (harvesting contract 5).
#pragma once

#include "harvester/completeness.hpp"
#include "harvester/harvest.hpp"
#include "harvester/run_state.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

class Conductor {
public:
    Conductor(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around,
              ListRules rules);

    /// Opens a run of this kind, or takes up the one that asked for the same and was killed or stopped; then
    /// walks every window of the source.
    model::HarvestRun conduct(Source &source, model::RunKind kind);
    /// A run that fails before there is a source to ask.
    model::HarvestRun fail(model::Failure const &failure, model::RunKind kind);

private:
    bool takes_up(model::RunKind kind);
    void begin_anew(model::RunKind kind);
    void close_unfinished(model::HarvestRun run);
    bool is_introduced(Source &source, model::RunKind kind);
    void give_up(model::Failure const &failure);
    void walk_windows(Source &source);
    bool walk_window(Source &source, std::size_t at);
    bool recover(Source const &source, std::size_t at, model::Failure const &failure);
    void replace(std::size_t at, store::WindowState state, std::vector<store::Window> const &parts);
    void finish();

    RunState m_state;
    ListRules m_rules;
    int m_halvings = 0;
    std::optional<model::HarvestRun> m_stopped; ///< as it was before it was taken up
};

} // namespace tsunagi::harvester
