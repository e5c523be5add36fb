// A text as the search reads it: one atom for each kana or ideograph, for each word, for each number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::indexer {

struct Atom {
    enum class Kind : std::uint8_t { unit, word, number };
    Kind kind = Kind::unit;
    bool gap = false;    ///< punctuation stands before it: no phrase goes across
    bool spaced = false; ///< anything at all stands before it, or it is the first
    // of a unit
    char32_t strict = 0; ///< after the folds of L1
    char32_t loose = 0;  ///< after those of L2 too
    char32_t source = 0; ///< before the variant table and the kana fold
    // of a word or number: its place in Atoms::words
    std::uint32_t begin = 0, length = 0;
};

struct Atoms {
    std::vector<Atom> list;
    std::u32string words;

    std::u32string_view word(Atom const &atom) const {
        return std::u32string_view(words).substr(atom.begin, atom.length);
    }
};

} // namespace tsunagi::indexer
