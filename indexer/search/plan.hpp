// A search term as what the index is asked: phrases of terms in fields, with weights.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/spellings.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/analysis/wareki.hpp"
#include "indexer/columns/row.hpp"
#include "indexer/document/field.hpp"
#include "indexer/query.hpp"

namespace tsunagi::indexer {

/// One place of a phrase: any of these terms at this distance from its start.
struct Slot {
    std::uint32_t offset = 0;
    std::vector<Token> any;
};

struct Phrase {
    std::vector<Slot> slots;
    std::optional<char32_t> lone_unit; ///< instead of slots: one character anywhere
    std::vector<Token>
        not_one_before; ///< no match where one of these stands one position before (京都 in 東京都)
    std::vector<Token> not_at_end; ///< no match where one of these stands at the last character
    std::uint32_t length = 0;      ///< in atoms
};

/// A field to look in, and what a match there is worth (0–1).
struct Zone {
    Field field = Field::title;
    float weight = 0;
};

struct Alternative {
    Phrase phrase;
    std::vector<Zone> zones;
    float layer = 1; ///< exact and folded 1, loose 0.9, reading 0.8, romaji 0.7 of the zone's weight
};

/// Weight added where a term of Field::form is present.
struct FormWeight {
    Token token;
    float weight = 0;
};

/// One term of a query: a record matches when one of the alternatives does, or one of its dates.
struct Leaf {
    std::vector<Alternative> alternatives;
    std::optional<Token> exact; ///< class number or identifier
    std::optional<DaySpan> days;
    std::vector<FormWeight> forms;
};

/// The terms of one Keywords value, ANDed.
struct Clause {
    Sign sign = Sign::must;
    std::string field;
    int group = 0;
    std::vector<Leaf> leaves;
    std::optional<Token> written_title, folded_title; ///< a record whose whole title this is comes first
};

/// Immutable; safe from any thread.
class Planner {
public:
    explicit Planner(model::Vocabularies const &);
    /// A term without any character to search for has no leaf; a clause of such terms alone is left out.
    std::vector<Clause> plan(std::vector<Keywords> const &) const;
    Folding const &folding() const { return m_folding; }

private:
    struct Boundary {
        std::u32string term, not_after, not_before;
    };

    std::optional<Leaf> leaf(Term const &, std::string const &field) const;
    void add_text(Leaf &, Atoms const &, bool quoted, std::string const &field) const;
    void add_spellings(Leaf &, std::u32string const &readable, std::string const &field) const;
    void add_forms(Leaf &, Atoms const &) const;
    void block_boundaries(Phrase &, Atoms const &) const;

    Folding m_folding;
    Spellings m_spellings;
    Wareki m_wareki;
    std::vector<Boundary> m_boundaries;
};

} // namespace tsunagi::indexer
