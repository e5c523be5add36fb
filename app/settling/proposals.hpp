// What the guards put before a person, and the words for it (harvesting contract 7; cli contract 3.1).
#pragma once

#include "app/settling/guard.hpp"
#include "store/store.hpp"

#include <string>

namespace tsunagi::app {

// Reasons of tombstones (query API contract 9.10).
constexpr char const *withdrawn_by_source = "withdrawn-by-source";
constexpr char const *missing_in_lists = "missing-in-full-harvest";

/// `pairs`: records that seem to have got another identifier.
model::Proposal new_proposal(model::ProposalKind kind, Intent const &intent, std::uint64_t pairs);
/// Keeps the first twenty.
void add_sample(model::Proposal &proposal, std::string const &identifier);

std::string reason_code(model::ProposalKind kind);
/// For the run's messages: what waits, and how to decide.
std::string sentence_of(model::Proposal const &proposal, model::RunId const &run);
/// For a record that waits.
std::string waiting_sentence(model::ProposalKind kind, model::RunId const &run);

/// A waiting proposal of an earlier run gives what it still holds to the proposal that `run` makes; one in which
/// nothing waits any more is closed. Writes in the open transaction.
void tidy_proposals(store::Store &store, model::DatasetId const &dataset, model::RunId const &run, model::Time now);

} // namespace tsunagi::app
