// Language codes and words -> ISO 639-3.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// Immutable; safe from any thread.
class LanguageReader {
public:
    explicit LanguageReader(model::Vocabularies const &);
    ~LanguageReader();
    LanguageReader(LanguageReader &&) noexcept;

    /// An ISO 639-1, 639-2 or 639-3 code, a BCP 47 tag, or a word of languages.tsv; nothing when it is none.
    std::optional<model::Language> read(std::string_view provided) const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace tsunagi::normalizer
