#include "indexer/search/plan.hpp"

#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/numerals.hpp"
#include "indexer/analysis/plain_text.hpp"
#include "indexer/analysis/porter.hpp"
#include "indexer/analysis/romaji.hpp"
#include "indexer/document/document.hpp"

namespace tsunagi::indexer {

namespace {

constexpr float loose_layer = 0.9f, reading_layer = 0.8f, romaji_layer = 0.7f;
constexpr float form_weight = 0.02f; // own spelling first; smaller than the step between two zones

bool is_unit(Atom const &atom) { return atom.kind == Atom::Kind::unit; }

/// Ranking expectation 1: title > creator > subject > place > description.
std::vector<Zone> text_zones(std::string const &field) {
    if (field == "title") return {{Field::title, .70f}};
    if (field == "contributor") return {{Field::contributor, .58f}};
    if (field == "about") return {{Field::about, .46f}};
    if (field == "location") return {{Field::location, .34f}, {Field::place_path, .14f}};
    if (field == "temporal") return {{Field::temporal, .34f}, {Field::era_label, .14f}};
    if (field == "description") return {{Field::description, .22f}};
    return {{Field::title, .70f},    {Field::contributor, .58f}, {Field::about, .46f},
            {Field::location, .34f}, {Field::temporal, .30f},    {Field::description, .22f},
            {Field::other, .10f}};
}

std::vector<Zone> zones_of_names(std::string const &field, Field title, Field contributor) {
    if (field == "title") return {{title, .70f}};
    if (field == "contributor") return {{contributor, .58f}};
    if (field.empty()) return {{title, .70f}, {contributor, .58f}};
    return {};
}

using UnitOf = char32_t (*)(Atom const &);
char32_t strict_unit(Atom const &atom) { return atom.strict; }
char32_t loose_unit(Atom const &atom) { return atom.loose; }

/// The term itself, and in the loose layer its loose form where the text was written otherwise.
std::vector<Token> with_loose(Token token, bool loose) {
    if (!loose) return {token};
    return {token, loose_token(token)};
}

std::vector<Token> word_tokens(std::u32string_view word, bool quoted) {
    if (quoted) return {Token(word)};
    auto const stem = english_stem(word);
    return {Token(stem), stem_token(stem)};
}

/// Every second pair covers a run of units; the last pair may overlap the one before.
void add_run(Phrase &phrase, Atoms const &atoms, std::size_t begin, std::size_t end, std::uint32_t offset,
             UnitOf unit, bool loose) {
    auto const &list = atoms.list;
    if (end - begin == 1) {
        phrase.slots.push_back({offset, with_loose(unit_token(unit(list[begin])), loose)});
        return;
    }
    for (auto i = begin; i + 1 < end; i += 2)
        phrase.slots.push_back({offset + static_cast<std::uint32_t>(i - begin),
                                with_loose(pair_token(unit(list[i]), unit(list[i + 1])), loose)});
    if ((end - begin) % 2 == 1)
        phrase.slots.push_back({offset + static_cast<std::uint32_t>(end - begin - 2),
                                with_loose(pair_token(unit(list[end - 2]), unit(list[end - 1])), loose)});
}

Phrase phrase_of(Atoms const &atoms, UnitOf unit, bool loose, bool quoted) {
    Phrase phrase;
    std::uint32_t offset = 0;
    auto const &list = atoms.list;
    if (list.size() == 1 && is_unit(list.front())) return {.lone_unit = unit(list.front()), .length = 1};
    for (std::size_t i = 0; i < list.size();) {
        if (i > 0 && list[i].gap) ++offset;
        if (!is_unit(list[i])) {
            phrase.slots.push_back({offset++, word_tokens(atoms.word(list[i++]), quoted)});
            continue;
        }
        auto end = i + 1;
        while (end < list.size() && is_unit(list[end]) && !list[end].gap) ++end;
        add_run(phrase, atoms, i, end, offset, unit, loose);
        offset += static_cast<std::uint32_t>(end - i);
        i = end;
    }
    phrase.length = offset;
    return phrase;
}

bool is_all_kana(Atoms const &atoms) {
    return std::all_of(atoms.list.begin(), atoms.list.end(),
                       [](Atom const &atom) { return is_unit(atom) && is_kana(atom.strict); });
}

bool can_be_loose(Atoms const &atoms) {
    return std::any_of(atoms.list.begin(), atoms.list.end(), [](Atom const &atom) {
        return is_unit(atom) && (atom.loose != atom.strict || is_loose_form(atom.strict));
    });
}

Phrase reading_phrase(Atoms const &atoms) {
    auto phrase = phrase_of(atoms, loose_unit, false, true);
    phrase.slots.push_back({0, {word_start_token(atoms.list.front().loose)}});
    return phrase;
}

Phrase letters_phrase(std::u32string const &letters) {
    Phrase phrase;
    for (std::size_t i = 0; i + 1 < letters.size(); ++i)
        phrase.slots.push_back({static_cast<std::uint32_t>(i), {pair_token(letters[i], letters[i + 1])}});
    phrase.slots.push_back({0, {word_start_token(letters.front())}});
    phrase.length = static_cast<std::uint32_t>(letters.size());
    return phrase;
}

/// One word of Latin letters, three at least (rule 13).
std::optional<std::u32string> romaji_of(std::u32string const &readable) {
    bool const latin = std::all_of(readable.begin(), readable.end(), [](char32_t c) {
        return (c >= U'a' && c <= U'z') || c == U'\'' || c == U'-' || c == U'’';
    });
    if (!latin) return std::nullopt;
    auto letters = folded_romaji(readable);
    if (letters.size() < 3) return std::nullopt;
    return letters;
}

} // namespace

Planner::Planner(model::Vocabularies const &vocabularies)
    : m_folding(vocabularies), m_spellings(vocabularies, m_folding), m_wareki(vocabularies, m_folding) {
    auto const found = vocabularies.all().find("boundary_terms");
    if (found == vocabularies.all().end()) return;
    auto const folded = [&](std::string_view text) { return to_utf32(m_folding.fold(text)); };
    for (auto const &row : found->second.rows()) {
        Boundary boundary{.term = folded(found->second.cell(row, "term"))};
        for (auto const &c : model::values_of(found->second.cell(row, "not_after")))
            boundary.not_after += folded(c);
        for (auto const &c : model::values_of(found->second.cell(row, "not_before")))
            boundary.not_before += folded(c);
        m_boundaries.push_back(std::move(boundary));
    }
}

std::vector<Clause> Planner::plan(std::vector<Keywords> const &keywords) const {
    std::vector<Clause> clauses;
    for (auto const &value : keywords) {
        Clause clause{.sign = value.sign, .field = value.field, .group = value.group};
        std::string whole;
        for (auto const &term : value.terms) {
            if (auto planned = leaf(term, value.field)) clause.leaves.push_back(std::move(*planned));
            whole += (whole.empty() ? "" : " ") + term.text;
        }
        if (clause.leaves.empty()) continue;
        if (value.field.empty() || value.field == "title") {
            clause.written_title = written_title_token(whole);
            clause.folded_title = folded_title_token(to_utf32(m_folding.fold(whole)));
        }
        clauses.push_back(std::move(clause));
    }
    return clauses;
}

std::optional<Leaf> Planner::leaf(Term const &term, std::string const &field) const {
    auto const readable = m_folding.readable(term.text);
    auto const digits = with_digits(readable);
    auto const atoms = m_folding.atoms(digits ? *digits : readable);
    if (atoms.list.empty()) return std::nullopt;
    Leaf leaf;
    add_text(leaf, atoms, term.phrase, field);
    if (!term.phrase && atoms.list.size() > 1) add_spellings(leaf, readable, field);
    if (auto const letters = romaji_of(readable); letters && !term.phrase)
        leaf.alternatives.push_back({letters_phrase(*letters),
                                     zones_of_names(field, Field::title_romaji, Field::contributor_romaji),
                                     romaji_layer});
    if (field.empty()) leaf.exact = exact_token(folded_text(atoms));
    if (!term.phrase && (field.empty() || field == "temporal")) leaf.days = m_wareki.days(readable);
    add_forms(leaf, atoms);
    return leaf;
}

void Planner::add_text(Leaf &leaf, Atoms const &atoms, bool quoted, std::string const &field) const {
    auto phrase = phrase_of(atoms, strict_unit, false, quoted);
    block_boundaries(phrase, atoms);
    leaf.alternatives.push_back({std::move(phrase), text_zones(field), 1});
    if (quoted || atoms.list.size() < 2) return;
    if (can_be_loose(atoms))
        leaf.alternatives.push_back(
            {phrase_of(atoms, loose_unit, true, false), text_zones(field), loose_layer});
    if (is_all_kana(atoms))
        leaf.alternatives.push_back({reading_phrase(atoms),
                                     zones_of_names(field, Field::title_reading, Field::contributor_reading),
                                     reading_layer});
}

void Planner::add_spellings(Leaf &leaf, std::u32string const &readable, std::string const &field) const {
    for (auto const &spelling : m_spellings.others(readable)) {
        auto const atoms = m_folding.atoms(with_digits(spelling).value_or(spelling));
        if (!atoms.list.empty())
            leaf.alternatives.push_back(
                {phrase_of(atoms, loose_unit, true, false), text_zones(field), loose_layer});
    }
}

void Planner::add_forms(Leaf &leaf, Atoms const &atoms) const {
    for (std::size_t i = 0; i + 1 < atoms.list.size(); ++i) {
        auto const &a = atoms.list[i];
        auto const &b = atoms.list[i + 1];
        if (!is_unit(a) || !is_unit(b) || b.gap || is_kana(a.strict) || is_kana(b.strict)) continue;
        if (a.source != a.strict || b.source != b.strict)
            leaf.forms.push_back({own_form_token(a.source, b.source), form_weight});
        else if (m_folding.has_variants(a.strict) || m_folding.has_variants(b.strict))
            leaf.forms.push_back({other_form_token(a.strict, b.strict), -form_weight});
    }
}

/// A blocked neighbour is a pair that overlaps the first or last character of the term.
void Planner::block_boundaries(Phrase &phrase, Atoms const &atoms) const {
    auto const text = folded_text(atoms);
    for (auto const &boundary : m_boundaries) {
        if (text.starts_with(boundary.term))
            for (char32_t const c : boundary.not_after)
                phrase.not_one_before.push_back(pair_token(c, text.front()));
        if (text.ends_with(boundary.term))
            for (char32_t const c : boundary.not_before)
                phrase.not_at_end.push_back(pair_token(text.back(), c));
    }
}

} // namespace tsunagi::indexer
