#include <algorithm>
#include <array>

#include "normalizer/normalize/dates/calendar.hpp"
#include "normalizer/normalize/dates/names.hpp"
#include "normalizer/normalize/dates/parts.hpp"
#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer::dates {

namespace {

Value span_value(std::int64_t first, std::int64_t last, bool open_end, Named const &named) {
    Value value;
    value.span = span_of_years(first, last);
    if (open_end) {
        value.span.end.reset();
        value.flags |= flag_open_end;
    }
    value.precision = Precision::period;
    value.flags |= flag_period;
    value.rule = "DT-PERIOD";
    value.named.push_back(named);
    return value;
}

Value whole(Period const &period) {
    auto value = span_value(period.first, period.last, period.open_end,
                            {period.name, period.first, period.last, false});
    value.approximate = period.round_figures;
    return value;
}

Value whole(Era const &era) {
    auto const last = era.last.value_or(latest_year);
    return span_value(era.first, last, !era.last, {era.name, era.first, last});
}

// How the table may write a part: 江戸 + 後期. The table beats the rule (contract 3, Parts).
std::span<std::u32string_view const> part_words(Part part, bool opening) {
    static constexpr std::array<std::u32string_view, 3> first{U"初期", U"前期", U"初"};
    static constexpr std::array<std::u32string_view, 2> early{U"前期", U"初期"}, middle{U"中期", U"中頃"};
    static constexpr std::array<std::u32string_view, 3> late{U"後期", U"末期", U"末"};
    static constexpr std::array<std::u32string_view, 4> end{U"末期", U"末", U"晩期", U"終末期"};
    switch (part) {
    case Part::beginning:
        return first;
    case Part::early:
        return opening ? std::span<std::u32string_view const>(first) : early;
    case Part::middle:
        return middle;
    case Part::late:
        return late;
    case Part::end:
        return end;
    default:
        return {};
    }
}

Period const *part_in_table(std::string_view name, Atom const &atom, Lexicon const &lexicon) {
    constexpr std::string_view age = "時代";
    if (name.empty()) return nullptr;
    if (name.ends_with(age)) name.remove_suffix(age.size());
    auto const stem = code_points(name);
    for (auto const word : part_words(atom.part, (atom.part_bits & opening_bit) != 0))
        for (auto const *found :
             {lexicon.name(stem + U"時代" + std::u32string(word)), lexicon.name(stem + std::u32string(word))})
            if (found && !found->periods.empty()) return found->periods.front().period;
    return nullptr;
}

Value part_of(Value value, Atom const &atom, Precision precision) {
    YearsOf const years{value.span.start->year, value.span.end ? value.span.end->year : latest_year};
    auto const part = part_of_era(years, atom.part, (atom.part_bits & opening_bit) != 0);
    value.span = span_of_years(part.first, part.last);
    value.flags = flag_part | (precision == Precision::period ? flag_period : 0u);
    value.precision = precision;
    value.approximate |= !part_of_era_is_exact(atom.part);
    return value;
}

// `whole_name`: of which a part is meant; 後期 beside 江戸時代中期 is of 江戸時代.
Value with_part(Value value, std::string_view whole_name, Atom const &atom, Surroundings const &around) {
    if (atom.part == Part::none) return value;
    for (auto const name : {std::string_view(value.named.front().name), whole_name})
        if (auto const *period = part_in_table(name, atom, around.lexicon)) return whole(*period);
    auto const precision = value.named.front().is_era ? Precision::year_range : Precision::period;
    return part_of(std::move(value), atom, precision);
}

Period const *choose_period(Atom const &atom, Surroundings const &around) {
    Period const *chosen = nullptr;
    for (auto const &use : atom.name->periods) {
        bool const here = use.period->region == around.region;
        if (use.needs_region && !here) continue;
        if (use.field_only && !around.date_field && !atom.name_marked) continue;
        if (here) return use.period;
        if (!chosen) chosen = use.period;
    }
    return chosen;
}

// 寛政壬子: the year of the era with this sign of the cycle; several make a set.
std::optional<Value> year_by_cycle(Era const &era, int cycle) {
    std::optional<Value> found;
    for (auto year = era.first; year <= era.last.value_or(latest_year); ++year) {
        if (!cycle_agrees(year, cycle)) continue;
        auto value = year_value(year, "DT-CYCLE");
        if (year <= era.lunisolar_until) {
            value.flags |= flag_lunisolar;
            value.calendar = "lunisolar";
        }
        value.named.push_back({era.name, era.first, era.last.value_or(latest_year)});
        if (!found) {
            found = value;
            continue;
        }
        found->span = hull(found->span, value.span);
        found->precision = Precision::year_range;
        found->flags |= flag_alternative;
    }
    return found;
}

std::optional<Value> shorthand(Name const &name, Atom const &atom) {
    if (!atom.name_marked) return std::nullopt;
    auto const &first = *name.eras.front(), &last = *name.eras.back();
    auto value = whole(first);
    value.span = hull(value.span, whole(last).span);
    value.named.push_back({last.name, last.first, last.last.value_or(latest_year)});
    value.uncertain = true;
    return value;
}

} // namespace

std::optional<Value> named_span(Atom const &atom, Surroundings const &around) {
    auto const &name = *atom.name;
    if (name.shorthand) return shorthand(name, atom);
    auto eras = name.eras;
    if (around.region != Region::japan)
        std::stable_partition(eras.begin(), eras.end(), [](Era const *era) { return !era->japanese; });
    if (atom.cycle >= 0 && !eras.empty()) return year_by_cycle(*eras.front(), atom.cycle);
    if (auto const *period = choose_period(atom, around))
        return with_part(whole(*period), period->parent, atom, around);
    bool const may_stand = around.date_field || atom.name_marked || atom.part != Part::none;
    // 皇紀 and 檀紀 are counts, not spans of time.
    if (eras.empty() || !may_stand || eras.front()->rule == "DT-KOKI") return std::nullopt;
    return with_part(whole(*eras.front()), {}, atom, around);
}

} // namespace tsunagi::normalizer::dates
