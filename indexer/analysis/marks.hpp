// Marks that stand for other characters: iteration marks and dashes used as a long vowel (rules 3 and 4 of
// the Japanese search contract 2).
#pragma once

#include <string>

namespace tsunagi::indexer {

/// 佐々木 -> 佐佐木, こゝろ -> こころ, いすゞ -> いすず, いろ〳〵 -> いろいろ.
std::u32string without_iteration_marks(std::u32string const &);

/// Between kana, dash-like characters become ー: ラ－メン -> ラーメン.
void unify_long_vowels(std::u32string &);

} // namespace tsunagi::indexer
