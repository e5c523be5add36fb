// One text may tell several dates of an item's life: 1928, cast 1963 (contract 3.5). The first is its date.
#pragma once

#include <vector>

#include "normalizer/normalize/dates/atom.hpp"

namespace tsunagi::normalizer::dates {

struct Event {
    TokenSpan tokens;
    int kind = -1; ///< Kind told by a word, else −1
};

/// The first event, then the others. Their tokens are those of the text, so they may hold unknown words.
std::vector<Event> split_events(TokenSpan);

/// The tokens of a later event from which a date can be read: unknown words left out.
Tokens date_words(TokenSpan);

} // namespace tsunagi::normalizer::dates
