#include "indexer/analysis/wareki.hpp"

#include <algorithm>
#include <array>

#include "indexer/analysis/numerals.hpp"
#include "indexer/analysis/plain_text.hpp"
#include "schemas/model/civil_day.hpp"

namespace tsunagi::indexer {

namespace {

using Text = std::u32string_view;

DaySpan of_years(std::int64_t first, std::int64_t last) {
    return {clamped_day(model::day_number({first, 1, 1})), clamped_day(model::day_number({last, 12, 31}))};
}

bool take(Text &text, Text prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

std::optional<std::int64_t> take_number(Text &text) {
    std::int64_t value = 0;
    std::size_t length = 0;
    while (length < text.size() && length < 5 && text[length] >= U'0' && text[length] <= U'9')
        value = value * 10 + (text[length++] - U'0');
    if (length == 0) return std::nullopt;
    text.remove_prefix(length);
    return value;
}

/// The part of a span of years that a word behind it names.
struct Part {
    Text word;
    int first_sixth, last_sixth; ///< of the span
};
constexpr std::array<Part, 11> parts{{{U"前半", 0, 3},
                                      {U"後半", 3, 6},
                                      {U"初頭", 0, 1},
                                      {U"初期", 0, 2},
                                      {U"前期", 0, 2},
                                      {U"中期", 2, 4},
                                      {U"中頃", 2, 4},
                                      {U"後期", 4, 6},
                                      {U"末期", 4, 6},
                                      {U"初", 0, 2},
                                      {U"中", 2, 4}}};

std::optional<DaySpan> part_of(std::int64_t first, std::int64_t last, Text word) {
    if (word == U"末") word = U"末期";
    auto const years = last - first + 1;
    for (auto const &part : parts)
        if (word == part.word)
            return of_years(first + years * part.first_sixth / 6,
                            first + years * part.last_sixth / 6 - (part.last_sixth == 6 ? 1 : 0));
    return std::nullopt;
}

/// Behind a year: 4月1日 or .4.1; months before 1873 are lunisolar, so the year alone counts there.
std::optional<DaySpan> with_month_and_day(std::int64_t year, Text rest, bool dotted) {
    auto const month = take_number(rest);
    if (!month || *month < 1 || *month > 12) return std::nullopt;
    std::optional<std::int64_t> day;
    if (dotted ? take(rest, U".") : take(rest, U"月") && !rest.empty()) {
        day = take_number(rest);
        if (!day || (!dotted && !take(rest, U"日"))) return std::nullopt;
    }
    if (!rest.empty()) return std::nullopt;
    int const m = static_cast<int>(*month);
    int const last = model::days_in_month(year, m);
    if (day && (*day < 1 || (*day > last && year >= 1873) || *day > 31)) return std::nullopt;
    if (year < 1873) return of_years(year, year);
    return DaySpan{clamped_day(model::day_number({year, m, day ? static_cast<int>(*day) : 1})),
                   clamped_day(model::day_number({year, m, day ? static_cast<int>(*day) : last}))};
}

/// 1958, 1958年, 1958年4月1日, 18世紀, 18世紀後半, 1950年代.
std::optional<DaySpan> western_date(Text text) {
    auto const digits = static_cast<std::size_t>(
        std::find_if(text.begin(), text.end(), [](char32_t c) { return c < U'0' || c > U'9'; }) -
        text.begin());
    auto const number = take_number(text);
    if (!number) return std::nullopt;
    if (take(text, U"世紀")) {
        if (*number < 1 || *number > 30) return std::nullopt;
        std::int64_t const first = (*number - 1) * 100 + 1;
        if (text.empty() || text == U"頃") return of_years(first, first + 99);
        return part_of(first, first + 99, text);
    }
    if (digits != 4) return std::nullopt;
    if (text.empty()) return of_years(*number, *number);
    if (take(text, U"年代"))
        return text.empty()
                   ? std::optional(of_years(*number, *number % 100 == 0 ? *number + 99 : *number + 9))
                   : std::nullopt;
    if (!take(text, U"年")) return std::nullopt;
    return text.empty() || text == U"頃" ? of_years(*number, *number)
                                         : with_month_and_day(*number, text, false);
}

/// 皇紀2600年 is 1940.
std::optional<DaySpan> imperial_year(Text text) {
    if (!take(text, U"皇紀")) return std::nullopt;
    auto const year = take_number(text);
    if (!year || *year <= 660 || !(text == U"年" || text.empty())) return std::nullopt;
    return of_years(*year - 660, *year - 660);
}

std::int64_t year_cell(model::Table const &table, model::Table::Row const &row, std::string_view column,
                       std::int64_t otherwise) {
    auto const &cell = table.cell(row, column);
    return cell.empty() || cell == ".." ? otherwise : std::stoll(cell);
}

} // namespace

Wareki::Wareki(model::Vocabularies const &vocabularies, Folding const &folding) : m_folding(folding) {
    auto const &tables = vocabularies.all();
    auto const folded = [&](std::string_view text) { return to_utf32(folding.fold(text)); };
    if (auto const eras = tables.find("eras"); eras != tables.end())
        for (auto const &row : eras->second.rows()) {
            auto const &table = eras->second;
            auto const first = year_cell(table, row, "first_year_western", 0);
            auto const last = year_cell(table, row, "last_year_western", 9999);
            add_era(folded(table.cell(row, "era")), first, last, false);
            for (auto const &name : model::values_of(table.cell(row, "kanji_variants")))
                add_era(folded(name), first, last, false);
            for (auto const &name : model::values_of(table.cell(row, "abbreviations")))
                add_era(folded(name), first, last, true);
        }
    if (auto const periods = tables.find("eras_facet"); periods != tables.end())
        for (auto const &row : periods->second.rows()) {
            auto const first = year_cell(periods->second, row, "start_year", -40000);
            m_periods.push_back({folded(periods->second.cell(row, "label_ja")), first,
                                 year_cell(periods->second, row, "end_year", 9999), false});
        }
}

void Wareki::add_era(std::u32string name, std::int64_t first, std::int64_t last, bool abbreviation) {
    auto const same = [&](Era const &era) { return era.name == name && era.first_year == first; };
    if (!name.empty() && std::none_of(m_eras.begin(), m_eras.end(), same))
        m_eras.push_back({std::move(name), first, last, abbreviation});
}

std::optional<DaySpan> Wareki::days(std::u32string_view readable) const {
    std::u32string folded;
    for (char32_t const c : with_digits(readable).value_or(std::u32string(readable)))
        folded += m_folding.strict(c);
    if (auto const found = western_date(folded)) return found;
    if (auto const found = imperial_year(folded)) return found;
    return era_date(folded);
}

std::optional<DaySpan> Wareki::era_date(std::u32string_view text) const {
    for (auto const &era : m_eras)
        if (text.starts_with(era.name))
            if (auto const found = in_era(era, text.substr(era.name.size()))) return found;
    for (auto const &period : m_periods) {
        if (!text.starts_with(period.name)) continue;
        auto rest = text.substr(period.name.size());
        take(rest, U"時代");
        if (auto const found = part_of(period.first_year, period.last_year, rest)) return found;
    }
    return std::nullopt;
}

std::optional<DaySpan> Wareki::in_era(Era const &era, std::u32string_view rest) const {
    if (!era.abbreviation && (rest == U"年間" || rest == U"期"))
        return of_years(era.first_year, era.last_year);
    if (!era.abbreviation)
        if (auto const part = part_of(era.first_year, era.last_year, rest)) return part;
    auto const number = take(rest, U"元") ? std::optional<std::int64_t>(1) : take_number(rest);
    if (!number || *number < 1) return std::nullopt;
    auto const year = era.first_year + *number - 1;
    if (year > era.last_year) return std::nullopt;
    bool const named = take(rest, U"年");
    if (!named && !era.abbreviation) return std::nullopt;
    if (rest.empty() || rest == U"頃") return of_years(year, year);
    return named              ? with_month_and_day(year, rest, false)
           : take(rest, U".") ? with_month_and_day(year, rest, true)
                              : std::nullopt;
}

} // namespace tsunagi::indexer
