// Numbers written in kanji: 三十三, 一九五八, 二〇〇一, 廿三, 壱.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tsunagi::normalizer::dates {

bool is_digit(char32_t);         ///< 0–9
bool is_kanji_numeral(char32_t); ///< digits and units; ○ counts as a zero only within a run

struct Numeral {
    std::int64_t value = 0;
    int digits = 0; ///< as many as the number has when written 1958
};
/// A run of kanji numerals; none when it is no number (only zeros, or too long).
std::optional<Numeral> kanji_numeral(std::u32string_view run);

} // namespace tsunagi::normalizer::dates
