// The ledger: runs with their state between two requests, and what is known of every identifier for ever
// (harvesting contract 6.5 and 11).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/raw_record.hpp"
#include "schemas/model/run.hpp"
#include "store/raw_archive.hpp"

namespace tsunagi::store {

/// Long-term memory of one identifier of a dataset: its latest place in the archive and what became of it.
struct SeenRecord {
    std::string identifier; ///< as the source tells it; "{page hash}#{ordinal}" where it could not be read
    PageId page = 0;
    model::PlaceInPage place;
    std::string datestamp;
    bool deleted = false;
    bool unreadable = false;
    std::string payload_hash;                ///< xxh3:… of payload and context, without the envelope
    model::RunId run;                        ///< the last run that received it
    PageId listed = 0;                       ///< the last page of headers that named it (Ledger::list)
    model::Fate fate = model::Fate::pending; ///< in that run
};

/// What settling a pending record leaves behind.
struct Settlement {
    model::Fate fate = model::Fate::pending;
    model::RecordId record_id; ///< empty when it has none (unreadable)
    std::string settled_hash;  ///< payload hash + mapper version that the fate was decided on
    bool quarantined = false;
    std::string reason;                                ///< why it is held back, a sentence
    std::uint32_t errors = 0, warnings = 0, infos = 0; ///< problems of the record
};

/// What a header without its record (ListIdentifiers) tells about an identifier.
enum class Listed {
    as_known,       ///< known, in the same state and with the same datestamp
    other_datestamp, ///< known, but dated otherwise
    other_state,    ///< deleted there and not here, or the other way round
    unknown         ///< never received
};

/// All members throw StoreError. Calls that write belong to the open transaction.
class Ledger {
public:
    virtual ~Ledger() = default;

    /// Stores a new run and gives it the next id ("r-12"). Refuses a second unfinished run of a dataset.
    virtual model::HarvestRun open_run(model::HarvestRun run) = 0;
    /// Stores the run as it is now (state, counters, outcome). The commit of a finished run outlives a power
    /// cut, any other commit the death of the process.
    virtual void save_run(model::HarvestRun const &) = 0;
    virtual std::optional<model::HarvestRun> find_run(model::RunId const &) const = 0;
    /// Newest first.
    virtual std::vector<model::HarvestRun> runs(model::DatasetId const &) const = 0;
    /// The same, no more than `count`.
    virtual std::vector<model::HarvestRun> newest_runs(model::DatasetId const &, std::size_t count) const = 0;
    /// The run of a dataset that was interrupted (outcome `running`); at most one.
    virtual std::optional<model::HarvestRun> unfinished_run(model::DatasetId const &) const = 0;
    /// Cursor of the last non-partial run that was complete, or refused by a guard and decided since: server
    /// time, RFC 3339; empty = none yet.
    virtual std::string cursor(model::DatasetId const &) const = 0;

    /// Notes that a run received this identifier: first or again. Within one run the last place wins; the
    /// identifier counts once. Its fate in the run becomes `pending`.
    virtual void see(model::DatasetId const &, SeenRecord const &) = 0;
    /// Notes that a list of headers names this identifier without bringing its record: `header` tells
    /// identifier, datestamp (empty = not told), deleted, page and run. Unless its state is another one or it
    /// is unknown, it counts as received by the run: unchanged, or held back as before.
    virtual Listed list(model::DatasetId const &, SeenRecord const &header) = 0;
    virtual std::optional<SeenRecord> seen(model::DatasetId const &, std::string const &identifier) const = 0;
    /// settled_hash of the last settlement and its fate; empty when there was none.
    virtual std::optional<Settlement> last_settlement(model::DatasetId const &,
                                                      std::string const &identifier) const = 0;
    virtual void settle(model::DatasetId const &, std::string const &identifier, Settlement const &) = 0;
    /// Is this identifier pending at exactly this place of this page?
    virtual bool is_pending(model::DatasetId const &, std::string const &identifier, PageId,
                            std::uint32_t ordinal) const = 0;
    /// Marks every identifier of a dataset pending again under `run` (replay from the archive).
    virtual void reopen_all(model::DatasetId const &, model::RunId const &run) = 0;
    /// Pages that still hold a pending record, in order of arrival.
    virtual std::vector<PageId> pending_pages(model::DatasetId const &) const = 0;
    /// Distinct identifiers that a run has received so far.
    virtual std::uint64_t received(model::DatasetId const &, model::RunId const &) const = 0;
    /// Fills received, fresh, changed, unchanged, deleted, held_back, quarantined, errors, warnings, infos by
    /// counting the identifiers whose last run this is.
    virtual void count(model::HarvestRun &) const = 0;
    /// Identifiers that are held back now, with their reasons.
    virtual std::vector<std::pair<std::string, std::string>> held_back(model::DatasetId const &) const = 0;

    /// Small facts of a dataset that outlive runs ("oai_namespace", "no_from" …); empty = not known.
    virtual std::string fact(model::DatasetId const &, std::string const &name) const = 0;
    virtual void remember(model::DatasetId const &, std::string const &name, std::string const &value) = 0;
};

} // namespace tsunagi::store
