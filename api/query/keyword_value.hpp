// The sign grammar of the compatible API (query API contract 3.2), and the words AND, OR, NOT inside one
// value (japanese-search contract 7).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "api/query/parameters.hpp"
#include "indexer/query.hpp"

namespace tsunagi::api {

/// A value without its sign. `after_space`: a '+' that was not sent as %2B stands there as a space.
struct SignedValue {
    indexer::Sign sign = indexer::Sign::must;
    std::string body;
    bool after_space = false;
};

SignedValue read_sign(std::string_view value);

/// Reads the text values of one request; counts terms and numbers the groups of OR over all of them.
class KeywordReader {
public:
    explicit KeywordReader(Warnings &warnings) : m_warnings(warnings) {}

    /// `plain` is the sign of a value without sign: must, or should under keywordOr.
    /// An exclusion ("A NOT B", "A -B") holds for the whole value, also beside OR.
    void read(Parameter const &, std::string const &field, indexer::Sign plain,
              std::vector<indexer::Keywords> &out);

private:
    struct Alternative {
        std::vector<indexer::Term> terms, excluded;
    };
    std::vector<Alternative> alternatives(std::string_view body, std::string const &parameter);
    bool admit(indexer::Term const &, std::string const &parameter);

    Warnings &m_warnings;
    std::size_t m_terms = 0;
    int m_groups = 0;
};

} // namespace tsunagi::api
