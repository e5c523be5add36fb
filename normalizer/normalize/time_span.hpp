// Dates as institutions write them -> intervals (dates contract 1–5).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "schemas/model/record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// What is known beside the text.
struct DateContext {
    bool typed = false;        ///< the field is declared W3CDTF or EDTF: no free reading
    bool date_field = true;    ///< stands in a field for dates (bare era names and one-letter eras count)
    std::string region = "JP"; ///< ISO 3166-1 of the object, for 南北朝, 戦国 and eras written alike
    std::string kind;          ///< created issued …; empty = as the text says, else created
};

/// Reads one date text. Immutable; safe from any thread.
class DateReader {
public:
    explicit DateReader(model::Vocabularies const &);
    ~DateReader();
    DateReader(DateReader &&) noexcept;

    /// Never throws; what is not understood has certainty "unparsed" and no interval. Evidence is left to the
    /// caller except `rule`.
    model::TimeSpan read(std::string_view provided, DateContext const & = {}) const;

    /// The provider's own interval of years (rule DT-GIVEN); a missing side is open.
    model::TimeSpan given(std::string_view provided, std::optional<std::int64_t> first_year,
                          std::optional<std::int64_t> last_year, DateContext const & = {}) const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace tsunagi::normalizer
