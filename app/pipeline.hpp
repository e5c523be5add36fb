// The conductor of the rooms: source -> raw archive -> records -> index, for one dataset at a time.
#pragma once

#include "app/workspace.hpp"
#include "harvester/harvest.hpp"
#include "normalizer/normalize_record.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace tsunagi::app {

/// Makes the door to the network of one run.
using Network = std::function<std::unique_ptr<harvester::HttpClient>()>;

/// The real one: names this service and its contact, and reaches private addresses only as service.json allows.
Network network_of(config::Service const &service);

class Pipeline {
public:
    /// When `stop` is asked for, a harvest ends before its next request; the next one takes it up.
    Pipeline(Workspace &workspace, harvester::Clock &clock, Network network,
             harvester::ProgressListener listener = {}, std::stop_token stop = {});

    /// Each run is returned as the ledger keeps it when everything is done. A dataset that another process is
    /// changing, or that may not be visited now, gives a run `refused` without an id ("-") that is not kept.

    /// Brings a dataset up to date; where a reconciliation is due it follows as a second run.
    std::vector<model::HarvestRun> harvest(model::Dataset const &dataset,
                                           harvester::HarvestRequest const &request, bool with_index);
    model::HarvestRun ingest(model::Dataset const &dataset, harvester::IngestRequest const &request,
                             bool with_index);
    /// Re-maps everything from the raw archive, no network.
    model::HarvestRun replay(model::Dataset const &dataset, bool with_index);

private:
    using Receive = std::function<model::HarvestRun()>;
    using Steady = std::chrono::steady_clock::time_point;

    model::HarvestRun harvest_once(model::Dataset const &dataset, harvester::HarvestRequest const &request,
                                   bool with_index);
    bool reconciliation_follows(model::Dataset const &dataset, harvester::HarvestRequest const &request,
                                model::HarvestRun const &run) const;
    model::HarvestRun under_lock(model::Dataset const &dataset, bool with_index, Receive const &receive);
    model::HarvestRun conclude(model::Dataset const &dataset, model::HarvestRun run);
    void conclude_what_was_killed(model::Dataset const &dataset);
    model::HarvestRun finish(model::HarvestRun run, bool with_index, Steady begun);

    Workspace &m_workspace;
    harvester::Clock &m_clock;
    Network m_network;
    harvester::ProgressListener m_listener;
    std::stop_token m_stop;
    normalizer::Normalizer m_normalizer;
};

} // namespace tsunagi::app
