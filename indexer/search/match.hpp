// Which records of a segment a phrase, a term and a clause match, and how well.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/columns/columns.hpp"
#include "indexer/search/plan.hpp"
#include "indexer/search/postings.hpp"

namespace tsunagi::indexer {

struct Scored {
    std::uint32_t document = 0;
    float score = 0;
};
/// Ascending by document, each once.
using ScoredList = std::vector<Scored>;

/// Documents where the phrase stands in the field, with how often.
std::vector<Posting> find_phrase(Postings &, Field, Phrase const &);

/// Score above 0 and below 1: the best zone decides, how often and how much of the title only within it.
ScoredList match(Postings &, Columns const &, Leaf const &);
/// All terms of the clause: one point a term plus their scores, so that more terms matched rank higher.
ScoredList match(Postings &, Columns const &, Clause const &);

ScoredList intersection(ScoredList const &, ScoredList const &); ///< scores added
ScoredList sum(ScoredList const &, ScoredList const &);          ///< scores added
ScoredList best(ScoredList const &, ScoredList const &);         ///< the higher score

} // namespace tsunagi::indexer
