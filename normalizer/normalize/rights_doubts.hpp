// What the rest of a record says against its rights (rights contract 5, step 9; R10, R16, R17).
#pragma once

#include <cstdint>

#include "schemas/model/problem.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::normalizer {

/// Questions to the institution, never a change of rights. Reads links, agents, temporal, sectors and the
/// content scope. Terms are the Japanese ones: life and 70 years since 2018-12-30; authors dead by 1967-12-31
/// stayed in the public domain.
model::Problems doubts_about_rights(model::Record const &, std::int64_t this_year);

} // namespace tsunagi::normalizer
