// What goes into the index for a text: terms with positions. The same names of terms make a query's phrases.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/atoms.hpp"
#include "indexer/document/field.hpp"

namespace tsunagi::indexer {

using Token = std::u32string;

/// Terms of one field of one record, in one buffer that is used again for the next record.
class Tokens {
public:
    struct Entry {
        std::uint32_t begin = 0;
        std::uint16_t length = 0;
        std::uint16_t increment = 0; ///< of the position; 0 = same place as the term before
    };

    void clear();
    bool empty() const { return m_entries.empty(); }
    /// Terms longer than 200 characters are cut: no query is that long.
    void add(std::u32string_view token, std::uint16_t increment);
    std::vector<Entry> const &entries() const { return m_entries; }
    std::u32string_view text(Entry const &entry) const {
        return std::u32string_view(m_characters).substr(entry.begin, entry.length);
    }

private:
    std::u32string m_characters;
    std::vector<Entry> m_entries;
};

// Names of terms. Private-use characters mark the kinds, so that no text can be taken for one.
Token unit_token(char32_t);
/// A unit anywhere in a field, of Field::unit: what a term of one character asks for.
Token lone_unit_token(Field, char32_t);
/// Two neighbouring units. The second is written as U+F0000 + a mix of both, which can be reversed: the
/// engine's hash h·31+c collides on plain pairs (search-engine notes, "Terms for bigrams").
Token pair_token(char32_t, char32_t);
Token stem_token(std::u32string_view stem);
Token loose_token(Token const &);
Token word_start_token(char32_t);

/// L1 and L2 of a text: pairs, units at the ends of runs, words and their stems; loose forms at the same
/// positions. `increment` of the first term: 1 for the first value of a field, more to keep phrases from
/// crossing values.
void add_text(Tokens &, Atoms const &, std::uint16_t increment);
/// L3: loose units with marks at the starts of words.
void add_reading(Tokens &, Atoms const &, std::uint16_t increment);
/// L4: the letters of each word as units.
void add_letters(Tokens &, std::u32string_view word, std::uint16_t increment);
/// Each unit of the text once, for Field::unit.
void add_lone_units(Tokens &, Field, Atoms const &);

} // namespace tsunagi::indexer
