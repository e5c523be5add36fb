// network or files -> raw archive and ledger. What the records mean is not this room's business.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "harvester/clock.hpp"
#include "harvester/http/http_client.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/result.hpp"
#include "schemas/model/run.hpp"
#include "store/store.hpp"

namespace tsunagi::harvester {

struct HarvestRequest {
    bool full = false;            ///< the whole list, even when a cursor is known
    std::string from, until, set; ///< a partial run
    std::optional<std::uint64_t> limit;
    std::string started_by = "command";
    /// Only names what there is (ListIdentifiers), and fetches what is missing here. Sources that cannot are
    /// asked for the whole list.
    bool reconcile = false;
};

/// Told after every page; tests and the progress bar listen.
struct Progress {
    model::DatasetId dataset;
    std::uint64_t pages = 0, records = 0;
    std::optional<std::uint64_t> stated_size;
    std::string stage;                    ///< receiving
    std::size_t window = 0, windows = 0; ///< the one under way, from 1, and how many the run has
};
using ProgressListener = std::function<void(Progress const &)>;

/// Everything a run needs from outside this room.
struct Surroundings {
    store::Store &store;
    HttpClient &http;
    Clock &clock;
    std::filesystem::path workspace; ///< for inbox/ and relative folders
    ProgressListener listener;       ///< may be empty
    /// Asked before every request; a Failure ends the run with its code and sentence (outside_window). Empty
    /// = always.
    std::function<std::optional<model::Failure>()> may_ask;
};

/// Brings one dataset up to date as its source says. Continues a run that was killed, or that stopped less
/// than a day ago for reasons that pass, at its stored token. Each page is archived and its records noted in
/// the ledger (fate `pending`) in one transaction. Returns the run as saved in the ledger: `received_as` says
/// how receiving ended, the outcome stays `running` until the records have been settled and the guards have
/// spoken (app/pipeline). A run that is refused before anything was asked has received_as `refused`.
model::HarvestRun harvest(model::Dataset const &, HarvestRequest const &, Surroundings const &);

/// What the files of one run are together.
enum class Delivery {
    part, ///< some records; absence says nothing
    whole ///< the dataset; once the run is complete, what no file named is absent (contract 7)
};

struct IngestRequest {
    std::vector<std::string> files; ///< in the order given; "-" = standard input
    Delivery delivery = Delivery::part;
    std::string started_by = "command";
};

/// Takes records from files as one run of kind ingest. A file that cannot be read is named in `messages`; the
/// others go on and the run is incomplete.
model::HarvestRun ingest(model::Dataset const &, IngestRequest const &, Surroundings const &);

} // namespace tsunagi::harvester
