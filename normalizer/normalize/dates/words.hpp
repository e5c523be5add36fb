// The words of dating that belong to no vocabulary: units, qualifiers, joints, kinds.
#pragma once

#include <span>
#include <string_view>

#include "normalizer/normalize/dates/signs.hpp"

namespace tsunagi::normalizer::dates {

struct Word {
    std::string_view text; ///< several spellings parted by '|'
    Sign sign;
    int value = 0;
};

std::span<Word const> words_of_time();  ///< units, parts, months, seasons, counts
std::span<Word const> words_of_doubt(); ///< qualifiers, unknown, life dates, regions
std::span<Word const> words_of_joint(); ///< ranges, sets, brackets
std::span<Word const> words_of_kind();  ///< what happened at the date

/// Western names of eras and periods that the vocabularies write in kanji only: "qing" -> 清時代.
struct WesternName {
    std::string_view western, name;
};
std::span<WesternName const> western_names();

} // namespace tsunagi::normalizer::dates
