// A folded text cut into words, numbers and signs.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "normalizer/normalize/dates/lexicon.hpp"

namespace tsunagi::normalizer::dates {

struct Token {
    Sign sign = Sign::other;
    int value = 0;
    Name const *name = nullptr;
    std::int64_t number = 0;
    std::uint8_t digits = 0;          ///< of a number as written
    std::uint8_t blanks = 0;          ///< 19-- has two, 197- one
    bool doubtful = false;            ///< the blanks are question marks
    bool ordinal = false;             ///< 19th, 第4
    bool kanji = false;               ///< the number is written in kanji
    bool latin = false;               ///< a word of Latin letters
    bool spaced = false;              ///< white space stands before it
    bool marked = false;              ///< a qualifier stood behind it (天保頃)
    std::uint32_t begin = 0, end = 0; ///< in the folded text
};

using Tokens = std::vector<Token>;

/// Never fails: what no table knows becomes `word` or `other`.
Tokens tokenize(std::u32string_view folded, Lexicon const &);

} // namespace tsunagi::normalizer::dates
