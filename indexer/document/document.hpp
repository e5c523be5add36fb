// A record as the index takes it.
#pragma once

#include <array>
#include <map>
#include <string>

#include "indexer/analysis/fold.hpp"
#include "indexer/analysis/tokens.hpp"
#include "indexer/columns/row.hpp"
#include "indexer/document/field.hpp"
#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::indexer {

struct Document {
    std::array<Tokens, field_count> fields;
    Row row;

    Tokens &operator[](Field field) { return fields[index_of(field)]; }
};

// Terms of Field::whole.
Token written_title_token(std::string_view title);    ///< as written, NFC
Token folded_title_token(std::u32string_view folded); ///< L1 text of the title
Token subject_token(std::u32string_view folded);      ///< of the filter `about`
Token exact_token(std::u32string_view folded);        ///< class number or identifier: whole term only
// Terms of Field::form, for pairs of units (ranking expectation 9).
Token own_form_token(char32_t first, char32_t second);   ///< this pair stands here as written
Token other_form_token(char32_t first, char32_t second); ///< this folded pair stands here in another form

/// Not for several threads; the document is filled anew for each record and may be used again.
class DocumentBuilder {
public:
    /// `folding` must outlive the builder.
    DocumentBuilder(Folding const &folding, model::Vocabularies const &);
    void build(model::Record const &, Document &) const;

private:
    void add_titles(model::Record const &, Document &) const;
    void add_agents(model::Record const &, Document &) const;
    void add_subjects(model::Record const &, Document &) const;
    void add_times(model::Record const &, Document &) const;
    void add_places(model::Record const &, Document &) const;
    void add_descriptions(model::Record const &, Document &) const;
    void add_names(model::Record const &, Document &) const;

    void add_value(Document &, Field, std::string_view text) const;
    void add_reading(Document &, Field kana, Field romaji, std::string_view reading) const;
    void add_forms(Document &, Atoms const &) const;

    Folding const &m_folding;
    std::map<std::string, std::string, std::less<>> m_era_labels; ///< edo -> 江戸時代
};

} // namespace tsunagi::indexer
