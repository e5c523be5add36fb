// All that is said about one scope -> one statement (rights contract 5, steps 7 and 8).
#pragma once

#include <string>
#include <vector>

#include "normalizer/normalize/rights/finding.hpp"
#include "normalizer/normalize/rights/statement_table.hpp"

namespace tsunagi::normalizer::rights {

/// A finding and the number of the text that it stands in.
struct Placed {
    Finding finding;
    std::size_t source = 0;
};

struct Merged {
    bool stated = false; ///< something is said; else `chosen` is NONE
    Finding chosen{.rule = "NONE", .statement = "NONE"};
    std::vector<std::size_t> conflict;     ///< sources that contradict each other
    std::vector<Finding> dropped_labels;   ///< names other than the licence URI's (R14)
    bool limits_the_public_domain = false; ///< permission asked for a work out of copyright (R18)
    bool ignores_conditions = false;       ///< conditions added to a licence that already has them
    std::vector<Fault> faults;
};

Merged merge(std::vector<Placed> findings, StatementTable const &);

} // namespace tsunagi::normalizer::rights
