#include "indexer/analysis/romaji.hpp"

#include <array>

namespace tsunagi::indexer {

namespace {

using Text = std::u32string_view;

struct Spelling {
    Text from, to;
};

// In this order: what one row makes may be met by a later one.
constexpr std::array<Spelling, 25> spellings{{
    {U"sy", U"sh"}, {U"ty", U"ch"},  {U"zy", U"j"},   {U"jy", U"j"},    {U"dy", U"j"},
    {U"cy", U"ch"}, {U"si", U"shi"}, {U"ti", U"chi"}, {U"tch", U"cch"}, {U"tu", U"tsu"},
    {U"zi", U"ji"}, {U"di", U"ji"},  {U"dzu", U"zu"}, {U"du", U"zu"},   {U"wo", U"o"},
    {U"nb", U"mb"}, {U"nm", U"mm"},  {U"np", U"mp"},  {U"oh", U"o"},    {U"ou", U"o"},
    {U"oo", U"o"},  {U"uu", U"u"},   {U"ii", U"i"},   {U"l", U"r"},     {U"v", U"b"},
}};

void replace_all(std::u32string &text, Spelling spelling) {
    for (auto at = text.find(spelling.from); at != std::u32string::npos; at = text.find(spelling.from, at)) {
        text.replace(at, spelling.from.size(), spelling.to);
        if (spelling.to.find(spelling.from) != Text::npos) at += spelling.to.size();
    }
}

constexpr Text kana_rows =
    U"あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわ"
    U"がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽゔゐゑをん";
constexpr std::array<Text, 75> kana_spellings{
    U"a",  U"i",  U"u",  U"e",   U"o",   U"ka", U"ki", U"ku", U"ke", U"ko", U"sa", U"shi", U"su",
    U"se", U"so", U"ta", U"chi", U"tsu", U"te", U"to", U"na", U"ni", U"nu", U"ne", U"no",  U"ha",
    U"hi", U"fu", U"he", U"ho",  U"ma",  U"mi", U"mu", U"me", U"mo", U"ya", U"yu", U"yo",  U"ra",
    U"ri", U"ru", U"re", U"ro",  U"wa",  U"ga", U"gi", U"gu", U"ge", U"go", U"za", U"ji",  U"zu",
    U"ze", U"zo", U"da", U"ji",  U"zu",  U"de", U"do", U"ba", U"bi", U"bu", U"be", U"bo",  U"pa",
    U"pi", U"pu", U"pe", U"po",  U"bu",  U"i",  U"e",  U"o",  U"n",  U""};
static_assert(kana_rows.size() + 1 == kana_spellings.size());

Text spelling_of(char32_t kana) {
    auto const at = kana_rows.find(kana);
    return at == Text::npos ? Text() : kana_spellings[at];
}

/// き + ゃ -> kya, し + ゃ -> sha, ふ + ぁ -> fa.
void add_small(std::u32string &out, char32_t small) {
    constexpr Text smalls = U"ぁぃぅぇぉゃゅょ";
    constexpr Text vowels = U"aiueoauo";
    auto const at = smalls.find(small);
    if (at == Text::npos) return;
    bool const palatal = at >= 5;
    if (!out.empty() && Text(U"aiueo").find(out.back()) != Text::npos) out.pop_back();
    bool const has_y = out.ends_with(U"sh") || out.ends_with(U"ch") || out.ends_with(U"j");
    if (palatal && !has_y) out += U'y';
    out += vowels[at];
}

/// hu -> fu, but not inside shu and chu.
void replace_hu(std::u32string &text) {
    for (auto at = text.find(U"hu"); at != std::u32string::npos; at = text.find(U"hu", at + 1))
        if (at == 0 || (text[at - 1] != U's' && text[at - 1] != U'c')) text[at] = U'f';
}

} // namespace

std::u32string folded_romaji(std::u32string_view latin) {
    std::u32string out;
    for (char32_t const c : latin)
        if (c >= U'a' && c <= U'z') out += c;
    for (auto const &spelling : spellings) replace_all(out, spelling);
    replace_hu(out);
    return out;
}

std::u32string romaji_of_kana(std::u32string_view hiragana) {
    std::u32string out;
    bool doubled = false;
    for (char32_t const c : hiragana) {
        if (c == U'っ') {
            doubled = true;
            continue;
        }
        if (c == U'ー') continue; // as a macron
        auto const spelling = spelling_of(c);
        if (doubled && !spelling.empty()) out += spelling[0];
        doubled = false;
        if (spelling.empty())
            add_small(out, c);
        else
            out += spelling;
    }
    return folded_romaji(out);
}

} // namespace tsunagi::indexer
