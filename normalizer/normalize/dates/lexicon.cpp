#include "normalizer/normalize/dates/lexicon.hpp"

#include <algorithm>

#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer::dates {

namespace {

bool is_latin(char32_t c) { return c >= U'a' && c <= U'z'; }

template <class Take>
void for_each_spelling(std::string_view spellings, Take take) {
    for (auto const &spelling : model::values_of(spellings)) take(spelling);
}

constexpr std::u32string_view stems = U"甲乙丙丁戊己庚辛壬癸", branches = U"子丑寅卯辰巳午未申酉戌亥";

} // namespace

Lexicon::Lexicon(Eras const &eras, Periods const &periods, Folder const &folder) {
    for (auto const words : {words_of_time(), words_of_doubt(), words_of_joint(), words_of_kind()})
        add_words(words, folder);
    add_cycle(folder);
    add_names(eras, periods, folder);
    add_shorthands(eras, folder);
}

void Lexicon::add_words(std::span<Word const> words, Folder const &folder) {
    for (auto const &word : words)
        for_each_spelling(word.text, [&](std::string const &text) {
            add(folder.fold(text).text, {word.sign, word.value, nullptr});
        });
}

void Lexicon::add_cycle(Folder const &folder) {
    for (std::size_t i = 0; i < 60; ++i) {
        std::u32string const sign{stems[i % stems.size()], branches[i % branches.size()]};
        add(folder.fold(utf8(sign)).text, {Sign::cycle, static_cast<int>(i), nullptr});
    }
}

Name &Lexicon::name_for(std::u32string const &folded) {
    auto &name = m_name_of[folded];
    if (!name) name = &m_names.emplace_back();
    return *name;
}

void Lexicon::add_names(Eras const &eras, Periods const &periods, Folder const &folder) {
    auto by_rank = eras.spellings();
    // Of two eras of one reading (Showa: 正和, 昭和) the later is meant unless its year does not fit.
    std::stable_sort(by_rank.begin(), by_rank.end(), [](EraSpelling const &a, EraSpelling const &b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (a.era->japanese != b.era->japanese) return a.era->japanese;
        return a.era->last.value_or(latest_year) > b.era->last.value_or(latest_year);
    });
    std::map<std::u32string, bool> spelled; // whether it is an abbreviation
    for (auto const &spelling : by_rank) {
        auto const folded = folder.fold(spelling.text).text;
        auto &known = name_for(folded).eras;
        if (std::find(known.begin(), known.end(), spelling.era) == known.end()) known.push_back(spelling.era);
        spelled.emplace(folded, spelling.abbreviation);
    }
    for (auto const &spelling : periods.spellings()) {
        auto const folded = folder.fold(spelling.text).text;
        name_for(folded).periods.push_back({spelling.period, spelling.field_only, spelling.needs_region});
        spelled[folded] = false;
    }
    for (auto const &[folded, abbreviation] : spelled)
        add(folded, {abbreviation ? Sign::abbreviation : Sign::name, 0, m_name_of.at(folded)});
    for (auto const &[western, target] : western_names()) {
        auto const found = m_name_of.find(folder.fold(target).text);
        if (found != m_name_of.end()) add(folder.fold(western).text, {Sign::name, 0, found->second});
    }
}

// Two eras in succession that share their first character are named together by the second ones: 文化 and
// 文政 are 化政. Only with 期, 年間 or a qualifier behind it, which the grammar sees to.
void Lexicon::add_shorthands(Eras const &eras, Folder const &folder) {
    for (std::size_t i = 0; i + 1 < eras.all().size(); ++i) {
        auto const &one = eras.all()[i], &two = eras.all()[i + 1];
        auto const a = folder.fold(one.name).text, b = folder.fold(two.name).text;
        if (a.size() != 2 || b.size() != 2 || a[0] != b[0] || a[1] == b[1] || one.last != two.first) continue;
        std::u32string const folded{a[1], b[1]};
        if (m_name_of.contains(folded)) continue;
        auto &name = name_for(folded);
        name.eras = {&one, &two};
        name.shorthand = true;
        add(folded, {Sign::name, 0, &name});
    }
}

void Lexicon::add(std::u32string_view folded, Meaning meaning) {
    if (folded.empty()) return;
    std::uint32_t at = 0;
    for (auto const c : folded) {
        auto &next = m_nodes[at].next;
        auto const place = std::lower_bound(
            next.begin(), next.end(), c, [](auto const &entry, char32_t key) { return entry.first < key; });
        if (place != next.end() && place->first == c) {
            at = place->second;
            continue;
        }
        auto const fresh = static_cast<std::uint32_t>(m_nodes.size());
        next.insert(place, {c, fresh});
        if (at == 0) m_first.emplace(c, fresh);
        m_nodes.emplace_back();
        at = fresh;
    }
    m_nodes[at].meaning = &m_meanings.emplace_back(meaning);
}

Lexicon::Node const *Lexicon::step(Node const &node, char32_t c) const {
    auto const place = std::lower_bound(node.next.begin(), node.next.end(), c,
                                        [](auto const &entry, char32_t key) { return entry.first < key; });
    return place != node.next.end() && place->first == c ? &m_nodes[place->second] : nullptr;
}

Lexicon::Match Lexicon::longest(std::u32string_view text, std::size_t at) const {
    auto const first = m_first.find(text[at]);
    if (first == m_first.end()) return {};
    Match best;
    auto const *node = &m_nodes[first->second];
    for (std::size_t length = 1;; ++length) {
        auto const end = at + length;
        bool const cut = end < text.size() && is_latin(text[end - 1]) && is_latin(text[end]);
        if (node->meaning && !cut) best = {node->meaning, length};
        if (end >= text.size() || !(node = step(*node, text[end]))) return best;
    }
}

Name const *Lexicon::name(std::u32string_view folded) const {
    auto const found = m_name_of.find(std::u32string(folded));
    return found == m_name_of.end() ? nullptr : found->second;
}

} // namespace tsunagi::normalizer::dates
