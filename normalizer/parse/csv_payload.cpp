// One row of a CSV or TSV file -> tree, by RFC 4180: quotes around a cell, doubled inside it, line breaks
// allowed there.
#include "normalizer/parse/source_tree.hpp"

namespace tsunagi::normalizer {

namespace {

/// Cells of one row; false when a quote is not closed.
bool cells_of(std::string_view row, char delimiter, std::vector<std::string> &cells) {
    std::string cell;
    bool quoted = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        char const c = row[i];
        if (quoted && c == '"' && i + 1 < row.size() && row[i + 1] == '"') {
            cell += row[++i];
        } else if (c == '"' && (quoted || cell.empty())) {
            quoted = !quoted;
        } else if (!quoted && c == delimiter) {
            cells.push_back(std::move(cell));
            cell.clear();
        } else {
            cell += c;
        }
    }
    cells.push_back(std::move(cell));
    return !quoted;
}

std::string_view without_line_end(std::string_view row) {
    while (row.ends_with('\n') || row.ends_with('\r')) row.remove_suffix(1);
    return row;
}

} // namespace

model::Result<SourceTree> read_csv(std::string_view row, std::string_view header) {
    if (header.starts_with("\xEF\xBB\xBF")) header.remove_prefix(3);
    header = without_line_end(header);
    char const delimiter = header.find('\t') == std::string_view::npos ? ',' : '\t';
    std::vector<std::string> names, cells;
    if (!cells_of(header, delimiter, names) || !cells_of(without_line_end(row), delimiter, cells))
        return model::Failure{"X-CSV", "a quote of the row is not closed"};
    if (cells.size() != names.size())
        return model::Failure{"X-CSV", "the row has " + std::to_string(cells.size()) +
                                           " fields, the header " + std::to_string(names.size())};
    SourceTree tree;
    auto &root = tree.add(nullptr, "");
    for (std::size_t i = 0; i < cells.size(); ++i)
        tree.add(&root, tree.keep(std::move(names[i]))).text = tree.keep(std::move(cells[i]));
    tree.finish();
    return tree;
}

} // namespace tsunagi::normalizer
