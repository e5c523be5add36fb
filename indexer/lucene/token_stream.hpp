// Hands our terms to the engine: one stream for each field, used again for every record.
#pragma once

#include <Lucene.h> // before every other header of the engine

#include <PositionIncrementAttribute.h>
#include <TermAttribute.h>
#include <TokenStream.h>

#include "indexer/analysis/tokens.hpp"

namespace tsunagi::indexer {

class TokenSource : public Lucene::TokenStream {
public:
    using String = Lucene::String; // the macro expects it
    LUCENE_CLASS(TokenSource);

    void initialize() override {
        TokenStream::initialize();
        m_term = addAttribute<Lucene::TermAttribute>();
        m_increment = addAttribute<Lucene::PositionIncrementAttribute>();
    }
    /// The tokens must stay until the document is added.
    void set(Tokens const &tokens) {
        m_tokens = &tokens;
        m_next = 0;
    }
    void reset() override { m_next = 0; }
    bool incrementToken() override {
        if (!m_tokens || m_next == m_tokens->entries().size()) return false;
        auto const &entry = m_tokens->entries()[m_next++];
        auto const text = m_tokens->text(entry);
        auto *buffer = m_term->resizeTermBuffer(entry.length).get();
        for (std::size_t i = 0; i < text.size(); ++i) buffer[i] = static_cast<wchar_t>(text[i]);
        m_term->setTermLength(entry.length);
        m_increment->setPositionIncrement(entry.increment);
        return true;
    }

private:
    Lucene::TermAttributePtr m_term;
    Lucene::PositionIncrementAttributePtr m_increment;
    Tokens const *m_tokens = nullptr;
    std::size_t m_next = 0;
};

} // namespace tsunagi::indexer
