#include "normalizer/normalize/dates/eras.hpp"

#include <algorithm>
#include <charconv>

#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer::dates {

namespace {

std::optional<std::int64_t> year_of(std::string_view cell) {
    std::int64_t year = 0;
    auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), year);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return year;
}

// Japan counted by the moon until 1872 (contract 2), China and Korea as the table says.
constexpr std::int64_t last_lunisolar_year_of_japan = 1872;

// On these days the era changed within the day: they are valid in the era before, too (contract 2).
constexpr model::CivilDay days_of_two_eras[] = {{1912, 7, 30}, {1926, 12, 25}};

std::optional<model::CivilDay> last_day_of(std::string_view cell) {
    auto const last = model::parse_civil_day(cell);
    if (!last) return last;
    auto const next = model::civil_day(model::day_number(*last) + 1);
    bool const shared = std::find(std::begin(days_of_two_eras), std::end(days_of_two_eras), next) !=
                        std::end(days_of_two_eras);
    return shared ? next : last;
}

} // namespace

Eras::Eras(model::Vocabularies const &vocabularies) {
    read_japanese(vocabularies.table("eras"));
    read_foreign(vocabularies.table("foreign_eras"));
    add_counts();
}

void Eras::read_japanese(model::Table const &table) {
    for (auto const &row : table.rows()) {
        auto const &name = table.cell(row, "era");
        auto const first = year_of(table.cell(row, "first_year_western"));
        if (!first) continue;
        auto &era = m_eras.emplace_back(
            Era{.name = name, .first = *first, .last = year_of(table.cell(row, "last_year_western"))});
        era.lunisolar_until = last_lunisolar_year_of_japan;
        era.first_day = model::parse_civil_day(table.cell(row, "start_gregorian"));
        era.last_day = last_day_of(table.cell(row, "end_gregorian"));
        m_spellings.push_back({name, &era, false, 0});
        for (auto const &variant : model::values_of(table.cell(row, "kanji_variants"))) {
            m_spellings.push_back({variant, &era, false, 0});
            learn_variants(name, variant);
        }
        m_spellings.push_back({table.cell(row, "romaji"), &era, false, 1});
        for (auto const &reading : model::values_of(table.cell(row, "other_readings")))
            m_spellings.push_back({reading, &era, false, 2});
        for (auto const &letter : model::values_of(table.cell(row, "abbreviations")))
            m_spellings.push_back({letter, &era, true, 0});
    }
}

void Eras::read_foreign(model::Table const &table) {
    for (auto const &row : table.rows()) {
        auto const &name = table.cell(row, "era");
        auto const offset = year_of(table.cell(row, "offset"));
        if (!offset) continue;
        auto &era = m_eras.emplace_back(
            Era{.name = name, .first = *offset + 1, .last = year_of(table.cell(row, "last_year_western"))});
        era.japanese = false;
        era.rule = "DT-FOREIGN";
        if (table.cell(row, "calendar") == "lunisolar") era.lunisolar_until = latest_year;
        // A count without a first year of its own runs from a mythical founder, as 皇紀 does.
        if (table.cell(row, "first_year_western").empty()) era.rule = "DT-KOKI";
        m_spellings.push_back({name, &era, false, 0});
        for (auto const &variant : model::values_of(table.cell(row, "variants"))) {
            m_spellings.push_back({variant, &era, false, 0});
            learn_variants(name, variant);
        }
    }
}

// 皇紀 N = N − 660 (contract 2); no vocabulary has it because it is no era.
void Eras::add_counts() {
    auto &imperial = m_eras.emplace_back(Era{.name = "皇紀", .first = -659});
    imperial.japanese = false;
    imperial.rule = "DT-KOKI";
    for (auto const *text : {"皇紀", "神武紀元", "皇紀元"})
        m_spellings.push_back({text, &imperial, false, 0});
}

void Eras::learn_variants(std::string_view era, std::string_view variant) {
    auto const now = code_points(era), old = code_points(variant);
    if (now.size() != old.size()) return;
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i] != old[i]) m_variants.push_back({old[i], now[i]});
}

} // namespace tsunagi::normalizer::dates
