#include "indexer/analysis/tokens.hpp"

#include <algorithm>
#include <utility>

#include "indexer/analysis/porter.hpp"

namespace tsunagi::indexer {

namespace {

constexpr char32_t stem_mark = 0xE001, loose_mark = 0xE002, word_start_mark = 0xE005, lone_unit_mark = 0xE010;
constexpr std::size_t longest_token = 200;

bool is_unit(Atom const &atom) { return atom.kind == Atom::Kind::unit; }

/// The unit that follows without a gap, or none.
Atom const *neighbour(Atoms const &atoms, std::size_t i) {
    if (i + 1 >= atoms.list.size()) return nullptr;
    auto const &next = atoms.list[i + 1];
    return is_unit(next) && !next.gap ? &next : nullptr;
}

/// Terms with positions: steps without a term are carried to the next one.
class Placed {
public:
    explicit Placed(Tokens &tokens) : m_tokens(tokens) {}
    void step(std::uint16_t positions) { m_steps = static_cast<std::uint16_t>(m_steps + positions); }
    void add(Token const &token) { m_tokens.add(token, std::exchange(m_steps, std::uint16_t{0})); }

private:
    Tokens &m_tokens;
    std::uint16_t m_steps = 0;
};

/// Alone a unit stands only at the ends of a run, where a word or number may be its neighbour (36景).
void add_unit(Placed &out, Atom const &atom, bool starts_run, Atom const *next) {
    bool const is_loose = atom.loose != atom.strict;
    if (starts_run || !next) {
        out.add(unit_token(atom.strict));
        if (is_loose) out.add(loose_token(unit_token(atom.loose)));
    }
    if (!next) return;
    out.add(pair_token(atom.strict, next->strict));
    if (is_loose || next->loose != next->strict) out.add(loose_token(pair_token(atom.loose, next->loose)));
}

void add_word(Placed &out, std::u32string_view word) {
    out.add(Token(word));
    auto const stem = english_stem(word);
    if (stem != word) out.add(stem_token(stem));
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
Token lone_unit_token(Field field, char32_t unit) {
    return {lone_unit_mark + static_cast<char32_t>(field), unit};
}

Token pair_token(char32_t first, char32_t second) {
    if (first > 0xFFFF || second > 0xFFFF) return {first, second};
    return {first, 0xF0000 + ((second * 0x9E37u + first * 0x85EBu) & 0xFFFF)};
}

Token stem_token(std::u32string_view stem) { return Token(1, stem_mark).append(stem); }
Token loose_token(Token const &token) { return loose_mark + token; }
Token word_start_token(char32_t unit) { return {word_start_mark, unit}; }

void add_text(Tokens &tokens, Atoms const &atoms, std::uint16_t increment) {
    Placed out(tokens);
    Atom const *next = nullptr;
    for (std::size_t i = 0; i < atoms.list.size(); ++i) {
        auto const &atom = atoms.list[i];
        bool const starts_run = next != &atom;
        next = is_unit(atom) ? neighbour(atoms, i) : nullptr;
        out.step(i == 0 ? increment : atom.gap ? 2 : 1);
        if (is_unit(atom))
            add_unit(out, atom, starts_run, next);
        else
            add_word(out, atoms.word(atom));
    }
}

void add_reading(Tokens &tokens, Atoms const &atoms, std::uint16_t increment) {
    Placed out(tokens);
    for (std::size_t i = 0; i < atoms.list.size(); ++i) {
        auto const &atom = atoms.list[i];
        out.step(i == 0 ? increment : 1);
        if (!is_unit(atom)) continue;
        if (atom.spaced) out.add(word_start_token(atom.loose));
        if (auto const *next = neighbour(atoms, i)) out.add(pair_token(atom.loose, next->loose));
    }
}

void add_letters(Tokens &tokens, std::u32string_view word, std::uint16_t increment) {
    Placed out(tokens);
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        out.step(i == 0 ? increment : 1);
        if (i == 0) out.add(word_start_token(word[i]));
        out.add(pair_token(word[i], word[i + 1]));
    }
}

void add_lone_units(Tokens &tokens, Field field, Atoms const &atoms) {
    std::u32string units;
    for (auto const &atom : atoms.list)
        if (is_unit(atom)) units += atom.strict;
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    for (char32_t const unit : units) tokens.add(lone_unit_token(field, unit), 1);
}

} // namespace tsunagi::indexer
