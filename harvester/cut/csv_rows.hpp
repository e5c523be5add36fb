// Rows of a CSV or TSV text with their places (RFC 4180: quotes, newlines inside of them, CRLF or LF).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

struct CsvRow {
    std::size_t offset = 0, length = 0;   ///< without its line end
    std::size_t line = 0;                 ///< first line, from 1
    std::vector<std::string_view> fields; ///< as written, with their quotes
    bool quote_is_open = false;           ///< a quoted field is never closed: the row is its first line only
};

class CsvReader {
public:
    CsvReader(std::string_view text, char delimiter) : m_text(text), m_delimiter(delimiter) {}

    /// False at the end. Empty lines are passed over.
    bool next(CsvRow &row);

private:
    std::size_t field_end(std::size_t begin, bool &open) const;
    void read_row(CsvRow &row);
    void give_up_on_quote(CsvRow &row);

    std::string_view m_text;
    char m_delimiter;
    std::size_t m_at = 0, m_line = 1;
};

/// The value of a field: quotes around it removed, doubled quotes inside of it made one.
std::string csv_value(std::string_view field);

} // namespace tsunagi::harvester
