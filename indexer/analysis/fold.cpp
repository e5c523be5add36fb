#include "indexer/analysis/fold.hpp"

#include <algorithm>

#include "indexer/analysis/characters.hpp"
#include "indexer/analysis/marks.hpp"
#include "indexer/analysis/plain_text.hpp"

namespace tsunagi::indexer {

namespace {

/// 関ヶ原, 霞ケ関: between ideographs the small or large katakana ke is read ga (rule 9).
bool is_read_ga(std::u32string_view text, std::size_t i) {
    return (text[i] == U'ヶ' || text[i] == U'ケ') && i > 0 && i + 1 < text.size() &&
           is_ideograph(text[i - 1]) && is_ideograph(text[i + 1]);
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// What stands between two atoms, as far as phrases care.
struct Separator {
    bool any = true, punctuation = false;
};

/// Punctuation parts units; between words it does not (Shin-Ohashi, the Gate).
void begin_atom(Atoms &atoms, Atom atom, Separator &separator) {
    bool const beside_unit =
        atom.kind == Atom::Kind::unit || (!atoms.list.empty() && atoms.list.back().kind == Atom::Kind::unit);
    atom.spaced = separator.any;
    atom.gap = separator.punctuation && beside_unit && !atoms.list.empty();
    atoms.list.push_back(atom);
    separator = {.any = false, .punctuation = false};
}

void add_word(Atoms &atoms, std::u32string_view word, Separator &separator) {
    bool const number = std::all_of(word.begin(), word.end(), is_digit);
    Atom const atom{.kind = number ? Atom::Kind::number : Atom::Kind::word,
                    .begin = static_cast<std::uint32_t>(atoms.words.size()),
                    .length = static_cast<std::uint32_t>(word.size())};
    atoms.words += word;
    begin_atom(atoms, atom, separator);
}

} // namespace

Folding::Folding(model::Vocabularies const &vocabularies) {
    auto const found = vocabularies.all().find("kanji_variants");
    if (found == vocabularies.all().end()) return;
    auto const &table = found->second;
    for (auto const &row : table.rows()) {
        auto const variant = to_utf32(table.cell(row, "variant"));
        auto const canonical = to_utf32(table.cell(row, "canonical"));
        if (variant.size() != 1 || canonical.size() != 1) continue;
        m_variants[variant[0]] = canonical[0];
        m_canonical.insert(canonical[0]);
    }
}

std::string Folding::fold(std::string_view text) const { return to_utf8(folded_text(atoms(readable(text)))); }

std::u32string Folding::readable(std::string_view text) const {
    auto out = without_iteration_marks(plain_text(text));
    unify_long_vowels(out);
    return out;
}

char32_t Folding::strict(char32_t c) const {
    if (is_kana(c)) return to_hiragana(c);
    auto const found = m_variants.find(c);
    return found == m_variants.end() ? c : found->second;
}

Atoms Folding::atoms(std::u32string_view text) const {
    Atoms out;
    out.list.reserve(text.size());
    Separator separator;
    for (std::size_t i = 0; i < text.size();) {
        char32_t const c = text[i];
        if (is_unit_script(c)) {
            char32_t const folded = strict(c);
            char32_t const loose = is_read_ga(text, i) ? U'が' : loosened(folded);
            begin_atom(out, {.strict = folded, .loose = loose, .source = c}, separator);
            ++i;
        } else if (is_word_character(c)) {
            auto const begin = i;
            while (i < text.size() && is_word_character(text[i])) ++i;
            add_word(out, text.substr(begin, i - begin), separator);
        } else {
            separator.any = true;
            separator.punctuation |= !is_transparent(c);
            ++i;
        }
    }
    return out;
}

std::u32string folded_text(Atoms const &atoms) {
    std::u32string out;
    Atom const *previous = nullptr;
    for (auto const &atom : atoms.list) {
        bool const unit = atom.kind == Atom::Kind::unit;
        bool const joined = previous && unit && previous->kind == Atom::Kind::unit && !atom.gap;
        if (previous && !joined) out += U' ';
        if (unit)
            out += atom.strict;
        else
            out += atoms.word(atom);
        previous = &atom;
    }
    return out;
}

} // namespace tsunagi::indexer
