#include "normalizer/normalize/rights/statement_table.hpp"

#include "normalizer/normalize/rights/fold.hpp"

#include <charconv>
#include <stdexcept>

namespace tsunagi::normalizer::rights {

namespace {

int rank(std::string const &cell) {
    int value = 0;
    auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size())
        throw std::runtime_error("rights_codes: restrictiveness is '" + cell + "', expected a whole number.");
    return value;
}

Statement statement_of(model::Table const &table, model::Table::Row const &row) {
    auto const cell = [&](std::string_view column) { return table.cell(row, column); };
    Statement statement{.name = cell("statement"),
                        .code = cell("code"),
                        .uri = cell("canonical_uri"),
                        .family = cell("family"),
                        .flags = {},
                        .restrictiveness = rank(cell("restrictiveness"))};
    if (statement.uri.find('{') != std::string::npos) statement.uri.clear();
    statement.flags = {.commercial = cell("commercial"),
                       .modify = cell("modify"),
                       .share_alike = cell("share_alike"),
                       .attribution = cell("attribution"),
                       .education = cell("education"),
                       .out_of_copyright = cell("out_of_copyright")};
    return statement;
}

} // namespace

StatementTable::StatementTable(model::Vocabularies const &vocabularies) {
    auto const &table = vocabularies.table("rights_codes");
    for (auto const &row : table.rows()) {
        auto statement = statement_of(table, row);
        // A code shared by several statements means the plain one: the first row, and NONE for uneval
        // (cli contract 5: "uneval = nothing is known").
        if (statement.code != "uneval") m_by_code.emplace(statement.code, statement.name);
        if (statement.family == "rights_statement")
            for (auto const *column : {"label_ja", "label_en"})
                m_by_label.emplace(fold_phrase(table.cell(row, column)), statement.name);
        auto name = statement.name;
        m_by_name.insert_or_assign(std::move(name), std::move(statement));
    }
    m_by_code["uneval"] = "NONE";
    if (find("OTHER")) m_by_code["others"] = "OTHER";
    if (find("RS NoC-CR")) m_by_code["nocr_cont"] = "RS NoC-CR";
    if (find("RS UND")) m_by_code["undet"] = "RS UND";
    for (auto const *needed : {"UNKNOWN", "NONE"})
        if (!find(needed))
            throw std::runtime_error(
                std::string("rights_codes: there is no row '") + needed +
                "', expected one: it stands for text that is not understood or missing.");
}

Statement const *StatementTable::find(std::string_view name) const {
    auto const found = m_by_name.find(name);
    return found == m_by_name.end() ? nullptr : &found->second;
}

Statement const &StatementTable::operator[](std::string_view name) const {
    auto const *found = find(name);
    return found ? *found : m_by_name.find("UNKNOWN")->second;
}

Statement const *StatementTable::of_code(std::string_view code) const {
    auto const found = m_by_code.find(code);
    return found == m_by_code.end() ? nullptr : find(found->second);
}

Statement const *StatementTable::of_label(std::string_view folded) const {
    auto const found = m_by_label.find(folded);
    return found == m_by_label.end() ? nullptr : find(found->second);
}

std::string const &StatementTable::stricter(std::string const &one, std::string const &other) const {
    return (*this)[one].restrictiveness >= (*this)[other].restrictiveness ? one : other;
}

} // namespace tsunagi::normalizer::rights
