#include "indexer/analysis/spellings.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/plain_text.hpp"

namespace tsunagi::indexer {

namespace {

constexpr std::size_t most_spellings = 12;

using Texts = std::vector<std::u32string>;

void add_new(Texts &texts, std::u32string text) {
    if (texts.size() <= most_spellings && std::find(texts.begin(), texts.end(), text) == texts.end())
        texts.push_back(std::move(text));
}

/// Every katakana run of the text with (`wanted`) or without ー at its end. Only runs with three characters
/// before it change: ビル is not ビール. At the end of the term nothing is added, a part of a run hits
/// anyway.
std::u32string with_run_ends(std::u32string_view text, bool wanted) {
    std::u32string out;
    std::size_t run = 0; // characters of the katakana run so far
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const ends_here = is_katakana(text[i]) && (i + 1 == text.size() || !is_katakana(text[i + 1]));
        run = is_katakana(text[i]) ? run + 1 : 0;
        if (ends_here && !wanted && text[i] == U'ー' && run > 3) continue;
        out += text[i];
        if (ends_here && wanted && text[i] != U'ー' && run >= 3 && i + 1 < text.size()) out += U'ー';
    }
    return out;
}

struct Voiced {
    std::u32string_view v, b;
};
constexpr std::array<Voiced, 5> v_sounds{
    {{U"ゔぁ", U"ば"}, {U"ゔぃ", U"び"}, {U"ゔぇ", U"べ"}, {U"ゔぉ", U"ぼ"}, {U"ゔ", U"ぶ"}}};

std::u32string with_b(std::u32string text) {
    for (auto const &sound : v_sounds)
        for (auto at = text.find(sound.v); at != std::u32string::npos; at = text.find(sound.v, at))
            text.replace(at, sound.v.size(), sound.b);
    return text;
}

/// Each of the first three b sounds as b or as v: ベートーベン must find ベートーヴェン.
void add_v_spellings(Texts &texts, std::u32string const &text) {
    Texts made{U""};
    int places = 0;
    for (char32_t const c : text) {
        auto const sound =
            std::find_if(v_sounds.begin(), v_sounds.end(), [&](Voiced const &s) { return s.b[0] == c; });
        bool const forks = sound != v_sounds.end() && places < 3;
        if (forks) ++places;
        auto const count = made.size();
        for (std::size_t i = 0; i < count; ++i) {
            if (forks) made.push_back(made[i] + std::u32string(sound->v));
            made[i] += c;
        }
    }
    for (auto &spelling : made) add_new(texts, std::move(spelling));
}

/// The longest member of the group that the text holds is written in the other ways (取扱い before 取扱).
void add_group_spellings(Texts &texts, std::u32string const &text, Texts const &group) {
    std::u32string const *written = nullptr;
    for (auto const &member : group)
        if (text.find(member) != std::u32string::npos && (!written || member.size() > written->size()))
            written = &member;
    if (!written) return;
    for (auto const &other : group)
        if (&other != written)
            add_new(texts, std::u32string(text).replace(text.find(*written), written->size(), other));
}

bool has_katakana(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), [](char32_t c) { return is_katakana(c); });
}

} // namespace

Spellings::Spellings(model::Vocabularies const &vocabularies, Folding const &folding) : m_folding(folding) {
    auto const found = vocabularies.all().find("spellings");
    if (found == vocabularies.all().end()) return;
    for (auto const &row : found->second.rows()) {
        Texts group;
        for (auto const &spelling : model::values_of(found->second.cell(row, "spellings")))
            group.push_back(folded(folding.readable(spelling)));
        m_groups.push_back(std::move(group));
    }
}

std::u32string Spellings::folded(std::u32string_view readable) const {
    std::u32string out;
    for (char32_t const c : readable) out += m_folding.strict(c);
    return out;
}

std::vector<std::u32string> Spellings::others(std::u32string_view readable) const {
    Texts texts{folded(readable)};
    if (has_katakana(readable)) {
        add_new(texts, folded(with_run_ends(readable, false)));
        add_new(texts, folded(with_run_ends(readable, true)));
        for (auto const &text : Texts(texts)) add_new(texts, with_b(text));
        for (auto const &text : Texts(texts)) add_v_spellings(texts, text);
    }
    for (auto const &text : Texts(texts))
        for (auto const &group : m_groups) add_group_spellings(texts, text, group);
    texts.erase(texts.begin());
    return texts;
}

} // namespace tsunagi::indexer
