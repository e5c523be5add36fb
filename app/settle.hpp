// raw archive -> records: every pending record of a dataset is cut, normalised and given its fate.
#pragma once

#include "app/workspace.hpp"
#include "harvester/clock.hpp"
#include "normalizer/normalize_record.hpp"

#include <memory>
#include <set>
#include <string>

namespace tsunagi::app {

/// Settles what runs have left pending, page by page, in transactions of a few hundred records; normalising
/// uses all cores, writing one thread. What was killed half-way goes on at the next call.
class Settling {
public:
    Settling(Workspace &workspace, normalizer::Normalizer const &normalizer, harvester::Clock &clock);

    /// Updates the counters of every run that had pending records here.
    void settle(model::Dataset const &dataset);
    /// Maps every record of the archive again under `run`, also those whose bytes and mapping are as before:
    /// the configuration may have changed.
    void settle_anew(model::Dataset const &dataset, model::RunId const &run);

private:
    struct Item;
    class Batch;
    void settle_pages(model::Dataset const &dataset, bool anew, std::set<model::RunId> runs);

    Workspace &m_workspace;
    normalizer::Normalizer const &m_normalizer;
    harvester::Clock &m_clock;
};

} // namespace tsunagi::app
