#include "normalizer/normalize/dates/evaluate.hpp"

#include "normalizer/normalize/dates/calendar.hpp"
#include "normalizer/normalize/dates/names.hpp"
#include "normalizer/normalize/dates/parts.hpp"

namespace tsunagi::normalizer::dates {

namespace {

Value years_value(YearsOf years, Precision precision, std::string_view rule) {
    Value value;
    value.span = span_of_years(years.first, years.last);
    value.precision = precision;
    value.rule = rule;
    return value;
}

void mark_part(Value &value, Atom const &atom) {
    if (atom.part == Part::none) return;
    value.flags |= flag_part;
    value.approximate |= (atom.part_bits & about_bit) != 0;
}

// Nth of a hundred or a thousand years, before or after the year 1.
YearsOf nth(std::int64_t n, std::int64_t length, bool before_christ) {
    if (before_christ) return {-n * length + 1, -(n - 1) * length};
    return {(n - 1) * length + 1, n * length};
}

std::optional<Value> century(Atom const &atom) {
    constexpr std::int64_t latest_century = 21, earliest_century = 500;
    auto const n = atom.numbers[0];
    bool const before = atom.epoch == Atom::Epoch::before_christ;
    if (n < 1 || n > earliest_century) return std::nullopt;
    if (!before && n > latest_century) return invalid_value();
    auto value =
        years_value(part_of_century(nth(n, 100, before), atom.part), Precision::century, "DT-CENTURY");
    mark_part(value, atom);
    return value;
}

std::optional<Value> millennium(Atom const &atom) {
    constexpr std::int64_t latest = 3, earliest = 1000;
    auto const n = atom.numbers[0];
    bool const before = atom.epoch == Atom::Epoch::before_christ;
    if (n < 1 || n > (before ? earliest : latest)) return std::nullopt;
    auto years = nth(n, 1000, before);
    if (atom.part == Part::first_half) years.last -= 500;
    if (atom.part == Part::second_half) years.first += 500;
    auto value = years_value(years, Precision::year_range, "DT-CENTURY");
    mark_part(value, atom);
    return value;
}

// 1950年代, 80年代, 1900s: a decade; with a round hundred it may be the century.
std::optional<Value> western_decade(Atom const &atom) {
    auto number = atom.numbers[0];
    bool ambiguous = number % 100 == 0;
    if (atom.single_digits || atom.digits > 4) return std::nullopt;
    if (atom.digits <= 2) {
        // Two digits are of the last hundred years that have them.
        constexpr std::int64_t first_of_last_century = 30;
        if (number % 10 != 0) return std::nullopt;
        number += number >= first_of_last_century ? 1900 : 2000;
        ambiguous = true;
    }
    if (number > latest_year) return invalid_value();
    auto const first = number - number % 10;
    auto value = years_value(part_of_decade({first, first + 9}, atom.part), Precision::decade, "DT-DECADE");
    value.uncertain = ambiguous;
    if (ambiguous) value.flags |= flag_ambiguous;
    mark_part(value, atom);
    return value;
}

Value placeholder(Atom const &atom) {
    std::int64_t length = 1;
    for (int i = 0; i < atom.blanks; ++i) length *= 10;
    auto const first = atom.numbers[0] * length;
    auto value = years_value({first, first + length - 1},
                             atom.blanks == 1 ? Precision::decade : Precision::year_range, "DT-WESTERN");
    value.flags |= flag_placeholder;
    return value;
}

std::optional<Value> western_year(Atom const &atom, bool alone) {
    using Epoch = Atom::Epoch;
    auto const number = atom.numbers[0];
    if (atom.blanks > 0) return placeholder(atom);
    if (atom.epoch == Epoch::before_present) {
        auto value = year_value(1950 - number, "DT-BP");
        value.approximate = true;
        return value;
    }
    if (atom.epoch == Epoch::before_christ) return western_date(1 - number, atom, "DT-WESTERN");
    // A bare 紀元 above 2500 counts from the first emperor.
    if (atom.epoch == Epoch::imperial && number > 2500) return western_date(number - 660, atom, "DT-KOKI");
    bool const told = atom.epoch != Epoch::none;
    if (number == 0 || atom.digits > 4) return std::nullopt;
    if (!told && (atom.digits < 3 || (atom.digits == 3 && (atom.kanji || (alone && !atom.year_sign)))))
        return std::nullopt;
    if (number > latest_year) return invalid_value();
    return western_date(number, atom, "DT-WESTERN");
}

std::optional<Value> western_value(Atom const &atom, bool alone) {
    switch (atom.unit) {
    case Atom::Unit::century:
        return century(atom);
    case Atom::Unit::millennium:
        return millennium(atom);
    case Atom::Unit::decade:
        return western_decade(atom);
    case Atom::Unit::fiscal:
        if (atom.digits != 4) return std::nullopt;
        return atom.numbers[0] > latest_year ? invalid_value() : fiscal_year(atom.numbers[0]);
    case Atom::Unit::date:
        if (atom.top != Atom::Top::year) return std::nullopt;
        return western_year(atom, alone);
    case Atom::Unit::bare:
        if (atom.count != 1 || (atom.epoch == Atom::Epoch::none && atom.digits < 3)) return std::nullopt;
        return western_year(atom, alone);
    default:
        return std::nullopt;
    }
}

void check_cycle(Value &value, Atom const &atom) {
    if (atom.cycle < 0 || !value.is_point() || cycle_agrees(value.span.start->year, atom.cycle)) return;
    value.uncertain = true;
    value.flags |= flag_conflict;
}

} // namespace

std::optional<Value> evaluate(Atom const &atom, std::span<Value const> checks, Surroundings const &around,
                              bool alone) {
    std::optional<Value> value;
    if (atom.ready)
        value = atom.ready;
    else if (atom.name && atom.unit != Atom::Unit::none && atom.count > 0)
        value = era_year(atom, checks, around);
    else if (atom.name)
        value = named_span(atom, around);
    else
        value = western_value(atom, alone);
    if (!value || value->status != Value::Status::read) return value;
    check_cycle(*value, atom);
    value->approximate |= atom.approximate;
    value->uncertain |= atom.uncertain || atom.supplied;
    if (atom.supplied) value->flags |= flag_supplied;
    for (auto const &check : checks) value = checked(std::move(*value), check);
    return value;
}

} // namespace tsunagi::normalizer::dates
