// The one analysis chain of index and query (Japanese search contract 1–3). Immutable; safe from any thread.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "indexer/analysis/atoms.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::indexer {

class Folding {
public:
    /// Reads the vocabulary kanji_variants; without that table no character has variants.
    explicit Folding(model::Vocabularies const &);

    /// The L1 text fold as a plain text: units without the transparent characters between them, one space
    /// before and after words and numbers and where punctuation stood. A term of kana and ideographs matches
    /// a field exactly when its fold is a part of the field's fold (boundary words apart).
    std::string fold(std::string_view) const;

    /// Rules 2–4: plain text without iteration marks; katakana is still katakana.
    std::u32string readable(std::string_view) const;
    Atoms atoms(std::u32string_view readable) const;

    /// Rules 5 and 6 for one character.
    char32_t strict(char32_t) const;
    /// Whether the variant table folds something to this character.
    bool has_variants(char32_t canonical) const { return m_canonical.contains(canonical); }

private:
    std::unordered_map<char32_t, char32_t> m_variants;
    std::unordered_set<char32_t> m_canonical;
};

/// The folded text of atoms, as of Folding::fold.
std::u32string folded_text(Atoms const &);

} // namespace tsunagi::indexer
