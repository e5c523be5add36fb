// Where records come from, one class for each source.type. The conductor (harvest.cpp) knows only this.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "harvester/harvest.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/result.hpp"
#include "schemas/model/run.hpp"
#include "store/ledger.hpp"
#include "store/raw_archive.hpp"

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

class Source {
public:
    virtual ~Source() = default;

    /// Asks the source who it is and fills kind, cursor, from, until of a new run. A resumed run keeps its
    /// own.
    virtual model::Result<model::Done> identify(model::HarvestRun &run) = 0;
    /// Names of the lists that make up the run, in order; at least one.
    virtual std::vector<std::string> windows() const = 0;
    /// The page at run.resumption_token of run.window_set; nothing when there is no further page. Counts
    /// requests and bytes in `run`. Failure bad_token: the token was refused.
    virtual model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run) = 0;
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
