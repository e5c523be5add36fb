// Where records come from, one class for each source.type. The conductor knows only this.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "harvester/harvest.hpp"
#include "harvester/source/oai_requests.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/result.hpp"
#include "schemas/model/run.hpp"
#include "store/ledger.hpp"
#include "store/raw_archive.hpp"
#include "store/windows.hpp"

namespace tsunagi::harvester {

/// A page that was accepted, and what its envelope tells of the list.
struct FetchedPage {
    store::PageProvenance provenance;
    std::string body;                       ///< as it came
    std::vector<store::SeenRecord> records; ///< in order; identifier empty where it could not be read
    std::string next;                       ///< token of the next request, empty = the list ends here
    bool end_was_told = true;               ///< false: no next token where the protocol wants an empty one
    std::optional<std::uint64_t> stated_size;
    bool is_nothing = false;          ///< noRecordsMatch
    std::vector<std::string> remarks; ///< trailing_bytes … for the run's messages
};

/// How the lists of a source can be cut by date.
struct DateCutting {
    Granularity granularity = Granularity::second;
    std::chrono::seconds overlap{0};
    std::optional<model::Time> earliest; ///< as the source tells it
    model::Time latest{};                ///< the source's clock when the run began
};

class Source {
public:
    virtual ~Source() = default;

    /// Asks the source who it is and fills kind, cursor, from, until of a new run. A resumed run keeps its
    /// own.
    virtual model::Result<model::Done> identify(model::HarvestRun &run) = 0;
    /// What a new run walks, in order; at least one. By default one list over the whole stretch of the run.
    virtual std::vector<store::Window> windows(model::HarvestRun const &run) const;
    /// The page at run.resumption_token of the window; nothing when there is no further page. Counts
    /// requests and bytes in `run`. Failure bad_token: the token was refused.
    virtual model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run,
                                                                store::Window &window) = 0;
    /// Nothing when its lists cannot be cut by date.
    virtual std::optional<DateCutting> date_cutting(model::HarvestRun const &) const { return {}; }
    /// One record by its identifier. Only asked of sources whose windows hold headers only.
    virtual model::Result<FetchedPage> record(store::WantedRecord const &, model::HarvestRun &run);
    /// Does settled() do what must not be missed? Then a run is only through when it has been called.
    virtual bool acts_when_settled() const { return false; }
    /// Called when pages up to here are committed (files: moves what has been read out of the inbox).
    virtual void settled(model::HarvestRun &) {}
};

/// Failure `configuration` for a type that does not exist or is not supported; it lists the choices.
model::Result<std::unique_ptr<Source>> make_source(model::Dataset const &, HarvestRequest const &,
                                                   Surroundings const &);

std::unique_ptr<Source> make_file_list(model::Dataset const &, IngestRequest const &, Surroundings const &);

/// How the ledger notes a record; page and run are not known yet.
store::SeenRecord noted(model::RawRecord const &record);

} // namespace tsunagi::harvester
