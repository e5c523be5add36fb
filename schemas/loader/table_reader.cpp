#include "schemas/loader/table_reader.hpp"

#include <fstream>

namespace tsunagi::schemas {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> cells_of(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    std::vector<std::string> cells;
    for (;;) {
        auto const tab = line.find('\t');
        cells.emplace_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return cells;
        line.remove_prefix(tab + 1);
    }
}

void report(model::Mistakes &mistakes, fs::path const &file, std::size_t line, std::size_t found,
            std::size_t wanted) {
    auto const value = std::to_string(found) + " cells";
    auto const expected = std::to_string(wanted) + " cells, as in the header";
    auto const where = "line " + std::to_string(line);
    mistakes.push_back({file.filename().string(), where, value, expected,
                        file.string() + ", " + where + ": found " + value + ", expected " + expected});
}

} // namespace

model::Table read_table(fs::path const &file, model::Mistakes &mistakes) {
    std::ifstream in(file);
    std::string line;
    if (!std::getline(in, line)) {
        mistakes.push_back({file.filename().string(), "line 1", "", "a header row",
                            file.string() + " cannot be read or is empty; expected a header row"});
        return model::Table(file.stem().string(), {});
    }
    model::Table table(file.stem().string(), cells_of(line));
    for (std::size_t number = 2; std::getline(in, line); ++number) {
        if (line.empty()) continue;
        auto cells = cells_of(line);
        if (cells.size() != table.columns().size())
            report(mistakes, file, number, cells.size(), table.columns().size());
        else
            table.add(std::move(cells));
    }
    return table;
}

model::Vocabularies read_vocabularies(fs::path const &folder, fs::path const &overrides,
                                      model::Mistakes &mistakes) {
    model::Vocabularies vocabularies;
    for (auto const &from : {folder, overrides}) {
        if (from.empty() || !fs::is_directory(from)) continue;
        for (auto const &entry : fs::directory_iterator(from))
            if (entry.path().extension() == ".tsv") vocabularies.add(read_table(entry.path(), mistakes));
    }
    return vocabularies;
}

} // namespace tsunagi::schemas
