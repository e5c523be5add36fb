// What a character is to the search: the classes and the one-character folds of the Japanese search
// contract 2.
#pragma once

namespace tsunagi::indexer {

bool is_hiragana(char32_t);
bool is_katakana(char32_t); ///< ー counts as katakana
bool is_kana(char32_t);
bool is_ideograph(char32_t); ///< Han of any plane and 々
/// Kana, ideographs and Hangul: written without spaces, so every character is a unit of its own.
bool is_unit_script(char32_t);
bool is_word_character(char32_t); ///< letter or digit of any other script

char32_t to_hiragana(char32_t);
/// か -> が, は -> ば; other characters come back unchanged.
char32_t voiced(char32_t);
/// っ -> つ, ゐ -> い, を -> お, ぢ -> じ, ヴ -> ぶ (rule 9); expects hiragana.
char32_t loosened(char32_t);
/// Whether some other kana is loosened to this one.
bool is_loose_form(char32_t);

/// Stands between characters without parting them (rule 8): spaces, ・ and =.
bool is_transparent(char32_t);
/// Counts as ー when it stands between kana (rule 3).
bool is_dash_like(char32_t);

} // namespace tsunagi::indexer
