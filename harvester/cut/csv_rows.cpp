#include "harvester/cut/csv_rows.hpp"

#include <algorithm>

namespace tsunagi::harvester {

namespace {

bool ends_line(char c) { return c == '\n' || c == '\r'; }

} // namespace

bool CsvReader::next(CsvRow &row) {
    while (m_at < m_text.size() && ends_line(m_text[m_at])) {
        if (m_text[m_at] == '\n') ++m_line;
        ++m_at;
    }
    if (m_at >= m_text.size()) return false;
    read_row(row);
    return true;
}

void CsvReader::read_row(CsvRow &row) {
    row.offset = m_at;
    row.line = m_line;
    row.fields.clear();
    row.quote_is_open = false;
    while (true) {
        auto const end = field_end(m_at, row.quote_is_open);
        if (row.quote_is_open) return give_up_on_quote(row);
        row.fields.push_back(m_text.substr(m_at, end - m_at));
        m_at = end;
        if (end >= m_text.size() || m_text[end] != m_delimiter) break;
        ++m_at;
    }
    row.length = m_at - row.offset;
    auto const text = m_text.substr(row.offset, row.length);
    m_line += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// A quote means something at the beginning of a field only: 12" in the middle is text.
std::size_t CsvReader::field_end(std::size_t begin, bool &open) const {
    auto at = begin;
    if (at < m_text.size() && m_text[at] == '"') {
        for (++at;; ++at) {
            at = m_text.find('"', at);
            if (at == std::string_view::npos) return open = true, m_text.size();
            if (m_text.substr(at, 2) != "\"\"") break;
            ++at;
        }
        ++at;
    }
    while (at < m_text.size() && m_text[at] != m_delimiter && !ends_line(m_text[at])) ++at;
    return at;
}

void CsvReader::give_up_on_quote(CsvRow &row) {
    m_at = std::min(m_text.find('\n', row.offset), m_text.size());
    row.length = m_at - row.offset;
    if (row.length > 0 && m_text[row.offset + row.length - 1] == '\r') --row.length;
}

std::string csv_value(std::string_view field) {
    if (!field.starts_with('"')) return std::string(field);
    std::string value;
    bool quoted = true;
    for (std::size_t at = 1; at < field.size(); ++at) {
        if (quoted && field[at] == '"') {
            if (field.substr(at, 2) == "\"\"")
                value += field[at++];
            else
                quoted = false;
            continue;
        }
        value += field[at];
    }
    return value;
}

} // namespace tsunagi::harvester
