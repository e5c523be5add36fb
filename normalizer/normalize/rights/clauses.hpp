// Which part of a record a piece of text about use speaks of (rights contract 3, guard 3; case 40).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::normalizer::rights {

/// A stretch of a folded text. `scope` is metadata, media or description when words in it say so; else empty:
/// the place of the text decides.
struct Clause {
    std::size_t begin = 0, end = 0; ///< bytes
    std::string scope;
    bool names_content = false; ///< a word for the object beside a word for its metadata
};

/// Sentences, and their parts at 、 and ; where the parts speak of different scopes. Covers the whole text.
std::vector<Clause> clauses_of(std::string_view folded);

/// Where the words stop that may limit what is said in `clauses[i]`: before the next clause with another
/// scope.
std::size_t reach_of(std::vector<Clause> const &clauses, std::size_t i);

} // namespace tsunagi::normalizer::rights
