// The phrases of rights_phrases.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalizer/normalize/rights/finding.hpp"
#include "normalizer/normalize/rights/guards.hpp"
#include "normalizer/normalize/word_index.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::rights {

struct Phrase {
    std::string rule, statement;
    std::string out_of_copyright; ///< "?" = the phrase does not say
    std::string access;
    std::size_t characters = 0;
    bool whole = false, prefix = false;
    bool is_label = false;      ///< names a licence or statement in words
    bool wishes_credit = false; ///< 明記, クレジット
    Kind kind = Kind::statement;
};

struct PhraseHit {
    Phrase const *phrase = nullptr;
    Span span;
};

/// Immutable after construction.
class PhraseTable {
public:
    explicit PhraseTable(model::Vocabularies const &);
    PhraseTable(PhraseTable const &) = delete;

    /// Every phrase that stands in a folded text: longest first, then by rule id, then by place.
    std::vector<PhraseHit> find(std::string_view folded) const;

private:
    std::vector<Phrase> m_phrases;
    WordIndex m_index;
};

} // namespace tsunagi::normalizer::rights
