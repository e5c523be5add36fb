// Kanji numerals as decimal digits (rule 7 of the Japanese search contract 2).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tsunagi::indexer {

/// 三十六 -> 36, 五拾三 -> 53, 一九五八 -> 1958, 廿 -> 20; none when it is no number or above 10^15.
std::optional<std::uint64_t> kanji_number(std::u32string_view);

/// 三十六景 -> 36景, 第壱巻 -> 第1巻: numerals behind 第, before a counter or alone between spaces.
/// None when the text has no such numeral.
std::optional<std::u32string> with_digits(std::u32string_view);

} // namespace tsunagi::indexer
