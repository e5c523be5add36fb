// What a source no longer has, and what waits for a person (harvesting contract 7).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/run.hpp"

namespace tsunagi::store {

/// An identifier whose live record a complete list did not name.
struct Absent {
    std::string identifier;
    model::RecordId record;
    model::RunId since_run; ///< the first of the lists that did not name it
    model::Time since{};    ///< when that list began
};

/// An identifier that waits in the proposal of a run.
struct Waiting {
    std::string identifier;
    model::RecordId record; ///< empty when none was made yet
    bool told = false;      ///< its latest header says deleted
};

/// Identifiers of a source before and after it changed them.
using IdentifierPairs = std::vector<std::pair<std::string, std::string>>;

/// All members throw StoreError. Calls that write belong to the open transaction.
class Withdrawals {
public:
    virtual ~Withdrawals() = default;

    /// After a complete list: every identifier with a live record that `run` has not received or listed is
    /// absent since `began`, unless it was absent before. Being received or listed ends an absence.
    virtual void note_absent(model::DatasetId const &, model::RunId const &run, model::Time began) = 0;
    /// In order of identifier.
    virtual std::vector<Absent> absent(model::DatasetId const &) const = 0;
    virtual void end_absence(model::DatasetId const &, std::string const &identifier) = 0;
    /// When the identifier comes again its record is made anew, even from the same bytes. Ends its absence and
    /// its waiting.
    virtual void forget_settlement(model::DatasetId const &, std::string const &identifier) = 0;

    /// Stores or replaces the proposal of a run.
    virtual void propose(model::RunId const &, model::Proposal const &) = 0;
    /// Runs of a dataset whose proposal waits, oldest first.
    virtual std::vector<model::RunId> waiting_runs(model::DatasetId const &) const = 0;
    /// From now on the identifier waits in the proposal of `run`; receiving it again ends that.
    virtual void hold(model::DatasetId const &, std::string const &identifier, model::RunId const &run) = 0;
    /// In order of identifier.
    virtual std::vector<Waiting> waiting(model::RunId const &run) const = 0;
    virtual void release(model::DatasetId const &, std::string const &identifier) = 0;
    /// The identifier is to be settled anew, at the place in the archive where it was received last.
    virtual void reopen(model::DatasetId const &, std::string const &identifier) = 0;

    /// Identifiers that a rekey proposal takes for the same record: old, new.
    virtual void pair(model::RunId const &run, std::string const &old_identifier,
                      std::string const &new_identifier) = 0;
    virtual IdentifierPairs pairs(model::RunId const &run) const = 0;
    /// The record of the old identifier belongs to the new one from now on.
    virtual void rebind(model::DatasetId const &, std::string const &old_identifier,
                        std::string const &new_identifier) = 0;
    /// Identifier -> record id, where the id is not made from the identifier itself.
    virtual std::unordered_map<std::string, model::RecordId> bindings(model::DatasetId const &) const = 0;
};

} // namespace tsunagi::store
