// The walk over one folded text: URIs, then short forms, then phrases, each with its guards.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalizer/normalize/rights/clauses.hpp"
#include "normalizer/normalize/rights/finding.hpp"
#include "normalizer/normalize/rights/fold.hpp"
#include "normalizer/normalize/rights/guards.hpp"
#include "normalizer/normalize/rights/phrase_table.hpp"
#include "normalizer/normalize/rights/short_form.hpp"
#include "normalizer/normalize/rights/statement_table.hpp"

namespace tsunagi::normalizer::rights {

/// State of reading one text; used once.
class TextScan {
public:
    TextScan(FoldedText const &, StatementTable const &, PhraseTable const &);

    std::vector<Finding> run();
    /// Of licences that were refused: they explain an UNKNOWN.
    std::vector<Fault> const &refusals() const { return m_refusals; }

private:
    void read_uris();
    void read_short_forms();
    void read_phrases();
    void read_conditions();

    void take_short_form(ShortForm const &);
    void take_phrase(PhraseHit const &);
    Verdict guard(Span const &, Statement const &) const;
    bool pass(Span const &, Statement const &, Finding &);
    void add(Span const &, Finding);
    void refuse(Span const &, Verdict);
    bool is_taken(Span const &) const;
    bool is_refused(Span const &) const;
    bool grants_in(std::string const &scope) const;
    std::size_t clause_at(std::size_t position) const;

    FoldedText const &m_folded;
    std::string_view m_text;
    StatementTable const &m_statements;
    std::vector<PhraseHit> m_hits;
    std::vector<Clause> m_clauses;
    bool m_damaged = false;      ///< characters were lost: one of them may have been a negation
    std::vector<Span> m_limits;  ///< phrases that grant nothing
    std::vector<Span> m_taken;   ///< read
    std::vector<Span> m_refused; ///< refused: no shorter licence may be read in them
    std::vector<Finding> m_findings;
    std::vector<Fault> m_refusals;
};

} // namespace tsunagi::normalizer::rights
