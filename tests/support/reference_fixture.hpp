// The 14 records of the query API contract 11 as the normaliser would give them: works that are real and old,
// holders and addresses invented.
#pragma once

#include <vector>

#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::tests {

std::vector<model::Record> const &reference_records();

/// The vocabularies of the tree, read once.
model::Vocabularies const &reference_vocabularies();

} // namespace tsunagi::tests
