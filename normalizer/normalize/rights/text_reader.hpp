// One text about use -> what it says (rights contract 5, steps 2 to 6).
#pragma once

#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalizer/normalize/rights/finding.hpp"
#include "normalizer/normalize/rights/phrase_table.hpp"
#include "normalizer/normalize/rights/statement_table.hpp"

namespace tsunagi::normalizer::rights {

struct Reading {
    std::vector<Finding> findings; ///< empty only for blank texts and mere names
    std::string holder;            ///< a body named instead of terms, or behind ©
};

/// Immutable but for its memory of texts already read, which is guarded: safe from any thread. Datasets
/// repeat the same few texts in every record.
class TextReader {
public:
    explicit TextReader(model::Vocabularies const &, StatementTable const &);

    std::shared_ptr<Reading const> read(std::string_view provided) const;

private:
    std::shared_ptr<Reading const> remembered(std::string const &provided) const;

    StatementTable const &m_statements;
    PhraseTable m_phrases;
    mutable std::shared_mutex m_mutex;
    mutable std::unordered_map<std::string, std::shared_ptr<Reading const>> m_memory;
};

} // namespace tsunagi::normalizer::rights
