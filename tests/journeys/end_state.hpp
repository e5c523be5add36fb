// What must be equal after a disturbed and an undisturbed run.
#pragma once

#include "tests/support/workspace.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tsunagi::tests {

/// Every record and tombstone without the traces of the run that brought it, in order of id.
std::vector<std::string> contents(TestWorkspace const &workspace);

/// The records, and what the index answers about them.
struct EndState {
    std::vector<std::string> records;
    std::uint64_t indexed = 0, found = 0, facet_sum = 0;
    bool operator==(EndState const &) const = default;
};

/// `word` is looked for in the index.
EndState state_of(TestWorkspace const &workspace, std::string const &word);

} // namespace tsunagi::tests
