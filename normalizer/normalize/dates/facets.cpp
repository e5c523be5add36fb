#include "normalizer/normalize/dates/facets.hpp"

#include <algorithm>

namespace tsunagi::normalizer::dates {

namespace {

constexpr std::size_t most_codes = 6;

std::optional<CivilDay> day_cell(std::string const &cell) { return model::parse_civil_day(cell); }

std::optional<CivilDay> year_cell(std::string const &cell, int month, int day) {
    if (cell.empty() || cell == "..") return std::nullopt;
    return CivilDay{std::stoll(cell), month, day};
}

bool is_in_whole_years(Span const &span) {
    return (!span.start || (span.start->month == 1 && span.start->day == 1)) &&
           (!span.end || (span.end->month == 12 && span.end->day == 31));
}

// Nothing but the first or the last year of the facet.
bool is_edge_year(Span const &touched, Span const &facet) {
    if (!touched.start || !touched.end || touched.start->year != touched.end->year) return false;
    auto const year = touched.start->year;
    return (facet.start && facet.start->year == year) || (facet.end && facet.end->year == year);
}

} // namespace

Facets::Facets(model::Table const &table) {
    for (auto const &row : table.rows()) {
        auto const cell = [&](std::string_view column) { return table.cell(row, column); };
        m_facets.push_back({cell("code"),
                            {year_cell(cell("start_year"), 1, 1), year_cell(cell("end_year"), 12, 31)},
                            {day_cell(cell("start_date")), day_cell(cell("end_date"))}});
    }
}

// 明治元年 is of 明治 and not of 江戸: when the text names an era, a neighbour that era and interval touch in
// the shared border year only is not counted.
bool Facets::only_at_the_border(Facet const &facet, Value const &value) const {
    if (value.named.empty() || !is_edge_year(common(value.span, facet.years), facet.years)) return false;
    return std::all_of(value.named.begin(), value.named.end(), [&](Named const &named) {
        auto const years = span_of_years(named.first, named.last);
        return !overlap(years, facet.years) || is_edge_year(common(years, facet.years), facet.years);
    });
}

std::vector<std::string> Facets::codes(Value const &value) const {
    std::vector<std::string> codes;
    bool const by_year = is_in_whole_years(value.span);
    for (auto const &facet : m_facets) {
        if (!overlap(value.span, by_year ? facet.years : facet.days)) continue;
        if (!only_at_the_border(facet, value)) codes.push_back(facet.code);
    }
    if (codes.size() > most_codes) codes.clear();
    return codes;
}

} // namespace tsunagi::normalizer::dates
