// Where the terms of one segment stand. The door between our query evaluation and the engine.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "indexer/analysis/tokens.hpp"
#include "indexer/document/field.hpp"

namespace tsunagi::indexer {

struct Posting {
    std::uint32_t document = 0, frequency = 0;
};

/// Positions of a term in several documents: those of document i are values[ends[i-1] .. ends[i]).
struct Positions {
    std::vector<std::uint32_t> values, ends;

    std::span<std::uint32_t const> of(std::size_t i) const {
        auto const begin = i == 0 ? 0 : ends[i - 1];
        return std::span(values).subspan(begin, ends[i] - begin);
    }
};

/// Not for several threads; each search makes its own. Deleted documents are never given.
class Postings {
public:
    virtual ~Postings() = default;
    /// Number of documents with the term, deleted ones included.
    virtual std::uint32_t document_count(Field, Token const &) = 0;
    /// Appends all documents with the term, ascending.
    virtual void documents(Field, Token const &, std::vector<Posting> &) = 0;
    /// Positions of the term in each of these documents (ascending); none where it does not stand.
    virtual void positions(Field, Token const &, std::span<std::uint32_t const> documents, Positions &) = 0;
};

} // namespace tsunagi::indexer
