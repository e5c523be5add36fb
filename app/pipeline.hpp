// The conductor: source -> raw archive -> records -> index, for one dataset at a time.
#pragma once

#include "app/settle.hpp"
#include "app/workspace.hpp"
#include "harvester/harvest.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace tsunagi::app {

class Pipeline {
public:
    Pipeline(Workspace &workspace, harvester::Clock &clock, harvester::ProgressListener listener = {});

    /// Each returns the run as the ledger keeps it when everything is done. A dataset that another process is
    /// changing gives a run `refused` with reason `locked` that is not kept.
    model::HarvestRun harvest(model::Dataset const &dataset, harvester::HarvestRequest const &request,
                              bool with_index);
    model::HarvestRun ingest(model::Dataset const &dataset, harvester::IngestRequest const &request,
                             bool with_index);
    /// Re-maps everything from the raw archive, no network.
    model::HarvestRun replay(model::Dataset const &dataset, bool with_index);

private:
    model::HarvestRun under_lock(model::Dataset const &dataset, bool with_index,
                                 std::function<model::HarvestRun()> const &receive);
    model::HarvestRun finish(model::HarvestRun run, bool with_index,
                             std::chrono::steady_clock::time_point begun);
    void close_interrupted_replay(model::Dataset const &dataset);

    Workspace &m_workspace;
    harvester::Clock &m_clock;
    harvester::ProgressListener m_listener;
    normalizer::Normalizer m_normalizer;
    Settling m_settling;
};

} // namespace tsunagi::app
