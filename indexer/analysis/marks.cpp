#include "indexer/analysis/marks.hpp"

#include "indexer/analysis/characters.hpp"

namespace tsunagi::indexer {

namespace {

bool is_iteration_mark(char32_t c) {
    return c == U'々' || c == U'〻' || c == U'ゝ' || c == U'ゞ' || c == U'ヽ' || c == U'ヾ' ||
           (c >= 0x3031 && c <= 0x3035);
}

/// The second half of かゞ み: the kana before, voiced when the mark is.
char32_t repeated_kana(char32_t previous, bool with_voice) {
    return with_voice ? voiced(previous) : previous;
}

/// 〱 〲 and the upper halves 〳 〴 repeat the last two kana; 〵 is the lower half and adds nothing.
void repeat_group(std::u32string &out, bool with_voice) {
    if (out.size() < 2 || !is_kana(out[out.size() - 1]) || !is_kana(out[out.size() - 2])) return;
    char32_t const first = out[out.size() - 2];
    char32_t const second = out[out.size() - 1];
    out += repeated_kana(first, with_voice);
    out += second;
}

void write_repeated(std::u32string &out, char32_t mark) {
    char32_t const previous = out.empty() ? U' ' : out.back();
    if ((mark == U'々' || mark == U'〻') && is_ideograph(previous))
        out += previous;
    else if ((mark == U'ゝ' || mark == U'ヽ') && is_kana(previous))
        out += previous;
    else if ((mark == U'ゞ' || mark == U'ヾ') && is_kana(previous))
        out += repeated_kana(previous, true);
    else if (mark == 0x3031 || mark == 0x3033)
        repeat_group(out, false);
    else if (mark == 0x3032 || mark == 0x3034)
        repeat_group(out, true);
    else if (mark != 0x3035)
        out += mark;
}

} // namespace

std::u32string without_iteration_marks(std::u32string const &text) {
    std::u32string out;
    out.reserve(text.size() + 2);
    for (char32_t const c : text) {
        if (is_iteration_mark(c))
            write_repeated(out, c);
        else
            out += c;
    }
    return out;
}

void unify_long_vowels(std::u32string &text) {
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (is_dash_like(text[i]) && is_kana(text[i - 1]) && is_kana(text[i + 1])) text[i] = U'ー';
}

} // namespace tsunagi::indexer
