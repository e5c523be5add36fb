#include "indexer/analysis/characters.hpp"

#include <string_view>

#include <unicode/uchar.h>

namespace tsunagi::indexer {

namespace {

constexpr std::u32string_view plain_row = U"かきくけこさしすせそたちつてとはひふへほう";
constexpr std::u32string_view voiced_row = U"がぎぐげござじずぜぞだぢづでどばびぶべぼゔ";
constexpr std::u32string_view strict_kana = U"ぁぃぅぇぉっゃゅょゎゕゖゐゑをぢづゔ";
constexpr std::u32string_view loose_kana = U"あいうえおつやゆよわかけいえおじずぶ";
static_assert(plain_row.size() == voiced_row.size() && strict_kana.size() == loose_kana.size());

bool between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

char32_t paired(char32_t c, std::u32string_view from, std::u32string_view to) {
    auto const at = from.find(c);
    return at == std::u32string_view::npos ? c : to[at];
}

} // namespace

bool is_hiragana(char32_t c) { return between(c, 0x3041, 0x3096); }
bool is_katakana(char32_t c) {
    return between(c, 0x30A1, 0x30FA) || c == U'ー' || between(c, 0x31F0, 0x31FF);
}
bool is_kana(char32_t c) { return is_hiragana(c) || is_katakana(c); }

bool is_ideograph(char32_t c) {
    return between(c, 0x4E00, 0x9FFF) || between(c, 0x3400, 0x4DBF) || between(c, 0x20000, 0x3FFFF) ||
           between(c, 0xF900, 0xFAFF) || c == U'々' || c == U'〇' || c == U'〆';
}

bool is_unit_script(char32_t c) { return is_ideograph(c) || is_kana(c) || between(c, 0xAC00, 0xD7A3); }

bool is_word_character(char32_t c) {
    if (c < 0x80) return between(c, '0', '9') || between(c | 0x20, 'a', 'z');
    return !is_unit_script(c) && u_isalnum(static_cast<UChar32>(c));
}

char32_t to_hiragana(char32_t c) { return between(c, 0x30A1, 0x30F6) ? c - 0x60 : c; }

char32_t voiced(char32_t c) {
    if (between(c, 0x30A1, 0x30F6)) return paired(c - 0x60, plain_row, voiced_row) + 0x60;
    return paired(c, plain_row, voiced_row);
}

char32_t loosened(char32_t c) { return is_hiragana(c) ? paired(c, strict_kana, loose_kana) : c; }
bool is_loose_form(char32_t c) { return loose_kana.find(c) != std::u32string_view::npos || c == U'が'; }

bool is_transparent(char32_t c) {
    return c == U' ' || c == U'・' || c == U'=' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'　';
}

bool is_dash_like(char32_t c) {
    return c == U'-' || between(c, 0x2010, 0x2015) || c == 0x2212 || c == U'〜' || c == U'~' || c == U'ー';
}

} // namespace tsunagi::indexer
