// How a run cuts what it asks for (harvesting contract 1: window), and the single records that it still wants.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"
#include "store/raw_archive.hpp"

namespace tsunagi::store {

/// `split` = its parts follow it; `quarantined` = its records were asked for one by one.
enum class WindowState { waiting, walking, complete, incomplete, split, quarantined };

/// Where counting began; with what the run has received since it gives the distinct identifiers of a list.
struct ListMeasure {
    PageId first_page = 0;             ///< of the list; 0 = none yet
    std::uint64_t received_before = 0; ///< identifiers that the run had received when the list began
    std::uint64_t again = 0;           ///< of those, how many the list named again
    std::uint64_t unfetched = 0;       ///< named by the list, but wanted still
};

/// One stretch of one list, from its first page to its last.
struct Window {
    std::uint32_t place = 0; ///< in the order of walking, from 0
    std::string list;        ///< metadataPrefix; empty where a source has one list only
    std::string set;
    std::string from, until;   ///< as asked for, empty = open
    bool headers_only = false; ///< ListIdentifiers
    bool isolates = false;     ///< every record that it names is asked for by itself
    WindowState state = WindowState::waiting;
    std::string token;         ///< of the next request
    std::uint32_t restarts = 0;
    std::string restart_from;  ///< where the list was begun again; empty = at `from`
    std::optional<std::uint64_t> stated_size; ///< the last one told before any restart
    std::uint64_t received = 0;               ///< distinct identifiers
    std::string first, last;                  ///< identifiers
    std::string oldest, newest;               ///< datestamps as told
    bool in_date_order = true;
    std::uint64_t outside = 0; ///< records dated outside of what was asked for
    ListMeasure whole, list_now; ///< since the window began; since its list was begun again
};

/// An identifier that a list of headers names and whose record is to be asked for.
struct WantedRecord {
    std::string identifier;
    std::string list;      ///< metadataPrefix
    PageId page = 0;       ///< the last list that named it
    bool isolated = false; ///< it may be the one that breaks a page: quarantined when it fails, too
};

/// All members throw StoreError. Calls that write belong to the open transaction.
class Windows {
public:
    virtual ~Windows() = default;

    /// The windows of a run are these, in this order; gives them their places.
    virtual void plan(model::RunId const &run, std::vector<Window> &windows) = 0;
    /// Stores one of them as it stands now.
    virtual void save(model::RunId const &run, Window const &window) = 0;
    virtual std::vector<Window> of_run(model::RunId const &run) const = 0;
    /// What a list of this set held when it was last walked to its end without dates; empty = never.
    virtual std::optional<std::uint64_t> last_size(model::DatasetId const &, std::string const &list,
                                                   std::string const &set) const = 0;

    /// Returns the page that named it before, 0 = none.
    virtual PageId want(model::DatasetId const &, WantedRecord const &) = 0;
    /// In order of identifier.
    virtual std::vector<WantedRecord> wanted(model::DatasetId const &) const = 0;
    virtual void fetched(model::DatasetId const &, std::string const &identifier) = 0;
    virtual void want_nothing(model::DatasetId const &) = 0;
};

} // namespace tsunagi::store
