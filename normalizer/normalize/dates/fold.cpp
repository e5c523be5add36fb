#include "normalizer/normalize/dates/fold.hpp"

#include <algorithm>

#include "normalizer/normalize/dates/eras.hpp"
#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer::dates {

namespace {

struct Form {
    std::u32string_view written;
    char32_t form;
};

// Long vowels of romaji, dashes that always make a range, signs that stand for others, and old forms of the
// characters in words of dating (those of eras come from the tables).
constexpr Form fixed_forms[] = {
    {U"āâàáä", U'a'},     {U"īîí", U'i'},      {U"ūûüú", U'u'}, {U"ēêéè", U'e'},  {U"ōôöó", U'o'},
    {U"‒–—―−ー─━", U'–'}, {U"∼〰～〜", U'〜'}, {U"‐‑", U'-'},   {U"·•･‧", U'・'}, {U"。", U'.'},
    {U"◯○", U'○'},        {U"■◻", U'□'},       {U"戰", U'戦'},  {U"國", U'国'},   {U"舊", U'旧'},
    {U"繩", U'縄'},       {U"彌", U'弥'},      {U"寫", U'写'},  {U"發", U'発'},   {U"淸", U'清'},
    {U"鎭", U'鎮'},       {U"壹", U'壱'},      {U"貳", U'弐'},  {U"參", U'参'},   {U"閒", U'間'},
    {U"歲", U'歳'},       {U"產", U'産'},      {U"對", U'対'},  {U"圓", U'円'},   {U"號", U'号'},
    {U"稱", U'称'},
};

bool is_letter(char32_t c) { return c >= U'a' && c <= U'z'; }
bool is_space(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0xA0 || c == 0x3000;
}
bool is_nothing(char32_t c) {
    return c == 0x200B || c == 0xFEFF || c == 0xAD || (c >= 0xFE00 && c <= 0xFE0F);
}
bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ' || c == U'`'; }

// NFKC would make the wide tilde, which parts a range, the ASCII one, which means "about" in EDTF.
std::string keep_wide_tilde(std::string_view provided) {
    constexpr std::string_view wide = "\xEF\xBD\x9E", wave_dash = "\xE3\x80\x9C";
    std::string kept(provided);
    for (auto at = kept.find(wide); at != kept.npos; at = kept.find(wide, at)) kept.replace(at, 3, wave_dash);
    return kept;
}

} // namespace

Folder::Folder(std::span<CharacterVariant const> old_forms) {
    for (auto const &[written, form] : fixed_forms)
        for (auto const c : written) m_forms.emplace(c, form);
    for (auto const &[old_form, form] : old_forms) m_forms.emplace(old_form, form);
}

char32_t Folder::one(char32_t c) const {
    if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
    auto const lower_macron = c >= 0x100 && c < 0x180 && c % 2 == 0 ? c + 1
                              : c >= 0xC0 && c < 0xDF               ? c + 0x20
                                                                    : c;
    auto const form = m_forms.find(lower_macron);
    return form == m_forms.end() ? c : form->second;
}

// Spaces become one; the apostrophe of romaji (Kan'ei) is left out, as some write it and some do not.
void Folder::append(Folded &to, char32_t c) const {
    if (is_nothing(c)) return;
    if (is_space(c)) {
        if (to.text.empty() || to.text.back() == U' ') return;
        c = U' ';
    }
    auto const folded = one(c);
    if (auto const size = to.text.size();
        size >= 2 && is_letter(folded) && is_apostrophe(to.text.back()) && is_letter(to.text[size - 2])) {
        to.text.pop_back();
        to.shown.pop_back();
    }
    to.text.push_back(folded);
    to.shown.push_back(c);
}

Folded Folder::fold(std::string_view provided) const {
    Folded folded;
    folded.text.reserve(provided.size());
    folded.shown.reserve(provided.size());
    if (std::all_of(provided.begin(), provided.end(),
                    [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
        for (auto const c : provided) append(folded, static_cast<char32_t>(c));
    else
        for (auto const c : code_points(nfkc(keep_wide_tilde(provided)))) append(folded, c);
    if (!folded.text.empty() && folded.text.back() == U' ') {
        folded.text.pop_back();
        folded.shown.pop_back();
    }
    return folded;
}

} // namespace tsunagi::normalizer::dates
