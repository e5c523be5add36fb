// A vocabulary as a person edits it: a tab-separated table with named columns
// (schemas/vocabularies/README.md).
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::model {

class Table {
public:
    using Row = std::vector<std::string>;

    Table() = default;
    Table(std::string name, std::vector<std::string> columns)
        : m_name(std::move(name)), m_columns(std::move(columns)) {}

    std::string const &name() const { return m_name; }
    std::vector<std::string> const &columns() const { return m_columns; }
    std::vector<Row> const &rows() const { return m_rows; }
    void add(Row row) { m_rows.push_back(std::move(row)); }

    /// Position of a column; throws std::out_of_range with a sentence when the table has none of that name.
    std::size_t column(std::string_view column_name) const {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            if (m_columns[i] == column_name) return i;
        throw std::out_of_range("vocabulary '" + m_name + "' has no column '" + std::string(column_name) +
                                "'");
    }
    std::string const &cell(Row const &row, std::string_view column_name) const {
        return row.at(column(column_name));
    }

private:
    std::string m_name;
    std::vector<std::string> m_columns;
    std::vector<Row> m_rows;
};

/// The several values of one cell, which `|` parts; empty parts are left out.
std::vector<std::string> values_of(std::string_view cell);

/// All vocabularies by name ("eras", "rights_codes" …). Immutable after loading; safe to read from any
/// thread.
class Vocabularies {
public:
    void add(Table table) { m_tables.insert_or_assign(table.name(), std::move(table)); }
    /// Throws std::out_of_range with a sentence when there is no such vocabulary.
    Table const &table(std::string_view name) const {
        auto const found = m_tables.find(name);
        if (found == m_tables.end())
            throw std::out_of_range("there is no vocabulary '" + std::string(name) + "'");
        return found->second;
    }
    std::map<std::string, Table, std::less<>> const &all() const { return m_tables; }

private:
    std::map<std::string, Table, std::less<>> m_tables;
};

} // namespace tsunagi::model
