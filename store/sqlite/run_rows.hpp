// Rows of the table of runs.
#pragma once

#include "schemas/model/run.hpp"
#include "store/sqlite/connection.hpp"

namespace tsunagi::store::sqlite {

/// Stores a new run; its number.
std::int64_t insert_run(Connection &connection, std::int64_t dataset, model::HarvestRun const &run);
/// False when there is no such run.
bool update_run(Connection &connection, std::int64_t number, model::HarvestRun const &run);
/// Stores or replaces the proposal of a run.
void write_proposal(Connection &connection, std::int64_t run, model::Proposal const &proposal);
/// From a row of the view harvest_runs. Throws StoreError for a word that this program does not know.
model::HarvestRun run_from(Query const &row);

} // namespace tsunagi::store::sqlite
