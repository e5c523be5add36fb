// One attempt to bring a dataset up to date, as the ledger keeps it (cli contract 3.1).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"

namespace tsunagi::model {

enum class RunKind { full, incremental, reconcile, replay, ingest, rollback };
enum class Outcome { running, complete, incomplete, failed, refused };

/// What became of one received record. The sum over a run is `received`, always.
enum class Fate { pending, fresh, changed, unchanged, deleted, held_back };

/// What waits for a person: deletions above the guard, records of which too many would be held back, or
/// identifiers that were changed at the source (harvesting contract 7).
enum class ProposalKind { deletions, publication, rekey };
enum class ProposalState { waiting, approved, rejected };

struct Proposal {
    ProposalKind kind = ProposalKind::deletions;
    ProposalState state = ProposalState::waiting;
    std::uint64_t count = 0;         ///< records that wait
    double share = 0;                ///< of the dataset's live records, or of what was received
    std::vector<std::string> sample; ///< up to 20 identifiers
    std::string by, reason;          ///< of the decision
    std::optional<Time> time;        ///< of the decision
};

struct HarvestRun {
    RunId id;
    DatasetId dataset;
    RunKind kind = RunKind::full;
    Outcome outcome = Outcome::running;
    /// How receiving ended; `running` until then. The outcome follows when the records are settled and the
    /// guards have spoken, so that a killed run never passes a guard.
    Outcome received_as = Outcome::running;
    std::string stage; ///< of an unfinished run: receiving checking settling indexing
    Time started{};
    std::optional<Time> finished;
    std::uint64_t milliseconds = 0; ///< worked on this run: receiving, settling, indexing; all attempts together
    // Counted over distinct identifiers: received = fresh + changed + unchanged + deleted + held_back.
    std::uint64_t received = 0, fresh = 0, changed = 0, unchanged = 0, deleted = 0, held_back = 0;
    std::uint64_t quarantined = 0;        ///< part of held_back: unreadable
    std::uint64_t deleted_by_absence = 0; ///< outside the sum
    std::uint64_t pages = 0, requests = 0, bytes = 0;
    std::optional<std::uint64_t> stated_size; ///< last completeListSize or total told
    std::string from, until;                  ///< as asked, empty = none
    std::string set;                          ///< of a partial run
    bool partial = false;                     ///< --from, --until, --set, --limit: the cursor does not move
    bool whole_list = false;  ///< once complete, what it did not name is absent (contract 7)
    std::string cursor;                ///< server's clock at the start of the run, RFC 3339, empty = none
    std::string resumption_token;      ///< of the next request; empty = none
    std::string window_set;            ///< set the token belongs to, when several sets are harvested
    std::vector<std::string> reasons;  ///< stable codes, harvesting contract 5.1
    std::vector<std::string> messages; ///< sentences for the coordinator
    std::uint64_t errors = 0, warnings = 0, infos = 0; ///< problems of its records
    std::string generation;             ///< index generation that holds its records, empty before
    std::string started_by = "command"; ///< schedule | command | console | a user
    std::optional<Proposal> proposal;
};

} // namespace tsunagi::model
