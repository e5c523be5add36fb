#include "normalizer/normalize/dates/periods.hpp"

#include <algorithm>
#include <string_view>

namespace tsunagi::normalizer::dates {

namespace {

constexpr std::int64_t open_year = 9999; ///< periods.tsv: no end

Region region_of(std::string_view iso_code) {
    if (iso_code.starts_with("CN")) return Region::china;
    if (iso_code.starts_with("KR")) return Region::korea;
    return Region::japan;
}

// "region;field:吉野朝時代" or "whole:商,殷;field:商": which spellings a context names.
bool context_names(std::string_view context, std::string_view key, std::string_view spelling) {
    auto const at = context.find(key);
    if (at == std::string_view::npos) return false;
    auto list = context.substr(at + key.size());
    list = list.substr(0, list.find(';'));
    while (!list.empty()) {
        auto const comma = list.find(',');
        if (list.substr(0, comma) == spelling) return true;
        if (comma == std::string_view::npos) break;
        list.remove_prefix(comma + 1);
    }
    return false;
}

// 中国・戦国時代 and 戦国時代（中国） are also written 戦国時代 beside a word for the region.
std::string without_region(std::string_view spelling) {
    for (std::string_view const land : {"中国", "朝鮮"}) {
        auto const prefix = std::string(land) + "・", suffix = "（" + std::string(land) + "）";
        if (spelling.starts_with(prefix)) return std::string(spelling.substr(prefix.size()));
        if (spelling.ends_with(suffix))
            return std::string(spelling.substr(0, spelling.size() - suffix.size()));
    }
    return {};
}

} // namespace

Periods::Periods(model::Table const &table) {
    for (auto const &row : table.rows()) {
        auto const &name = table.cell(row, "name");
        auto const last = std::stoll(table.cell(row, "end_year"));
        auto const &period =
            m_periods.emplace_back(Period{.name = name,
                                          .parent = table.cell(row, "parent"),
                                          .first = std::stoll(table.cell(row, "start_year")),
                                          .last = last,
                                          .open_end = last == open_year,
                                          .round_figures = table.cell(row, "doubtful") == "1",
                                          .region = region_of(table.cell(row, "region"))});
        spell(table, row, period);
    }
}

void Periods::spell(model::Table const &table, model::Table::Row const &row, Period const &period) {
    auto const &context = table.cell(row, "context");
    auto spellings = model::values_of(table.cell(row, "aliases"));
    spellings.insert(spellings.begin(), period.name);
    for (auto const &text : spellings) {
        // One-character names are held to the whole value by the grammar, which leaves no word unread.
        bool const field = context_names(context, "field:", text) || context_names(context, "whole:", text);
        m_spellings.push_back({text, &period, field, false});
        if (auto const bare = without_region(text); !bare.empty())
            m_spellings.push_back({bare, &period, false, true});
    }
}

} // namespace tsunagi::normalizer::dates
