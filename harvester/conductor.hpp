// One run from its first question to its outcome (harvesting contract 5). Every page is one transaction that
// also holds where the run goes on, so that a killed process loses and doubles nothing.
#pragma once

#include "harvester/completeness.hpp"
#include "harvester/harvest.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

class Conductor {
public:
    Conductor(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around,
              ListRules rules);

    /// Opens a run of this kind, or takes up the interrupted one that asked for the same; then walks every
    /// window of the source.
    model::HarvestRun conduct(Source &source, model::RunKind kind);
    /// A run that fails before there is a source to ask.
    model::HarvestRun fail(model::Failure const &failure, model::RunKind kind);

private:
    enum class Next { page, window, nothing };

    void begin(model::RunKind kind);
    void close_interrupted(model::HarvestRun run);
    bool takes_up(model::HarvestRun const &interrupted, model::RunKind kind) const;
    bool asks_everything() const;
    void walk_windows(Source &source);
    void begin_window(std::string const &name);
    Next walk_page(Source &source);
    Next after_failure(model::Failure const &failure);
    ListWatch::Step keep(FetchedPage &page);
    void tell_repeated_identifiers();
    void note_records(FetchedPage &page, store::ArchivedPage const &archived);
    bool is_limited(std::uint64_t records) const;
    std::uint64_t distinct_in_window() const;
    void remember_window();
    void recall_window();
    void add_reason(std::string const &reason);
    void add_message(std::string const &message);
    void tell() const;
    void save();
    void finish();

    model::Dataset const &m_dataset;
    HarvestRequest const &m_request;
    Surroundings const &m_around;
    ListRules m_rules;
    model::HarvestRun m_run;
    std::vector<std::string> m_windows;
    ListWatch m_watch;
    std::uint64_t m_noted = 0; ///< records of this run, for limits
    // Of the window that is being walked; in the ledger with every page.
    std::uint64_t m_before_window = 0, m_seen_earlier = 0, m_restarts = 0;
    store::PageId m_first_page = 0;
};

} // namespace tsunagi::harvester
