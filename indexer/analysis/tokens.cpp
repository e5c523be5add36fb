#include "indexer/analysis/tokens.hpp"

#include "indexer/analysis/porter.hpp"

namespace tsunagi::indexer {

namespace {

constexpr char32_t stem_mark = 0xE001, loose_mark = 0xE002, word_start_mark = 0xE005;
constexpr std::size_t longest_token = 200;

bool is_unit(Atom const &atom) { return atom.kind == Atom::Kind::unit; }

/// The unit that follows without a gap, or none.
Atom const *neighbour(Atoms const &atoms, std::size_t i) {
    if (i + 1 >= atoms.list.size()) return nullptr;
    auto const &next = atoms.list[i + 1];
    return is_unit(next) && !next.gap ? &next : nullptr;
}

void add_unit(Tokens &tokens, Atom const &atom, Atom const *next, std::uint16_t increment) {
    tokens.add(unit_token(atom.strict), increment);
    if (atom.loose != atom.strict) tokens.add(loose_token(unit_token(atom.loose)), 0);
    if (!next) return;
    tokens.add(pair_token(atom.strict, next->strict), 0);
    if (atom.loose != atom.strict || next->loose != next->strict)
        tokens.add(loose_token(pair_token(atom.loose, next->loose)), 0);
}

void add_word(Tokens &tokens, std::u32string_view word, std::uint16_t increment) {
    tokens.add(word, increment);
    auto const stem = english_stem(word);
    if (stem != word) tokens.add(stem_token(stem), 0);
}

} // namespace

void Tokens::clear() {
    m_characters.clear();
    m_entries.clear();
}

void Tokens::add(std::u32string_view token, std::uint16_t increment) {
    auto const kept = token.substr(0, longest_token);
    m_entries.push_back({static_cast<std::uint32_t>(m_characters.size()),
                         static_cast<std::uint16_t>(kept.size()), increment});
    m_characters += kept;
}

Token unit_token(char32_t unit) { return Token(1, unit); }

Token pair_token(char32_t first, char32_t second) {
    if (first > 0xFFFF || second > 0xFFFF) return {first, second};
    return {first, 0xF0000 + ((second * 0x9E37u + first * 0x85EBu) & 0xFFFF)};
}

Token stem_token(std::u32string_view stem) { return Token(1, stem_mark).append(stem); }
Token loose_token(Token const &token) { return loose_mark + token; }
Token word_start_token(char32_t unit) { return {word_start_mark, unit}; }

void add_text(Tokens &tokens, Atoms const &atoms, std::uint16_t increment) {
    for (std::size_t i = 0; i < atoms.list.size(); ++i) {
        auto const &atom = atoms.list[i];
        auto const step = static_cast<std::uint16_t>(i == 0 ? increment : atom.gap ? 2 : 1);
        if (is_unit(atom))
            add_unit(tokens, atom, neighbour(atoms, i), step);
        else
            add_word(tokens, atoms.word(atom), step);
    }
}

void add_reading(Tokens &tokens, Atoms const &atoms, std::uint16_t increment) {
    for (std::size_t i = 0; i < atoms.list.size(); ++i) {
        auto const &atom = atoms.list[i];
        if (!is_unit(atom)) continue;
        tokens.add(unit_token(atom.loose), i == 0 ? increment : std::uint16_t{1});
        if (atom.spaced) tokens.add(word_start_token(atom.loose), 0);
        if (auto const *next = neighbour(atoms, i)) tokens.add(pair_token(atom.loose, next->loose), 0);
    }
}

void add_letters(Tokens &tokens, std::u32string_view word, std::uint16_t increment) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        tokens.add(unit_token(word[i]), i == 0 ? increment : std::uint16_t{1});
        if (i == 0) tokens.add(word_start_token(word[i]), 0);
        if (i + 1 < word.size()) tokens.add(pair_token(word[i], word[i + 1]), 0);
    }
}

} // namespace tsunagi::indexer
