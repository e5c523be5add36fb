#include <algorithm>

#include "normalizer/normalize/dates/calendar.hpp"
#include "normalizer/normalize/dates/names.hpp"
#include "normalizer/normalize/dates/parts.hpp"

namespace tsunagi::normalizer::dates {

namespace {

// Years that an era is read past its end, with a warning (contract 2).
constexpr std::int64_t years_past_the_end = 3;

// Eras of one name in the order in which they are tried: Japan's first unless the object is from elsewhere;
// of two courts the count that lasted longer.
std::vector<Era const *> in_order(Name const &name, Region region) {
    auto eras = name.eras;
    if (region != Region::japan)
        std::stable_partition(eras.begin(), eras.end(), [](Era const *era) { return !era->japanese; });
    return eras;
}

bool agrees(Era const &era, std::int64_t number, std::span<Value const> checks) {
    auto const year = span_of_years(era.western(number), era.western(number));
    return std::any_of(checks.begin(), checks.end(),
                       [&](Value const &check) { return overlap(check.span, year); });
}

Era const *choose(Name const &name, std::int64_t number, std::span<Value const> checks, Region region) {
    auto const eras = in_order(name, region);
    Era const *fits = nullptr;
    for (auto const *era : eras) {
        if (!era->holds(number)) continue;
        if (agrees(*era, number, checks)) return era;
        if (!fits) fits = era;
    }
    if (fits || eras.empty()) return fits;
    auto const over = [&](Era const *era) { return era->western(number) - era->last.value_or(latest_year); };
    return *std::min_element(eras.begin(), eras.end(),
                             [&](auto const *a, auto const *b) { return over(a) < over(b); });
}

Value decade_of(Era const &era, Atom const &atom) {
    auto const begins = atom.single_digits ? 1 : std::max<std::int64_t>(atom.numbers[0], 1);
    auto const ends = atom.single_digits ? 9 : atom.numbers[0] - atom.numbers[0] % 10 + 9;
    YearsOf years{era.western(begins), era.western(ends)};
    auto const last = era.last.value_or(latest_year);
    if (years.first > last) return invalid_value();
    years = part_of_decade({years.first, years.last}, atom.part);
    Value value;
    value.span = span_of_years(std::min(years.first, last), std::min(years.last, last));
    value.precision = Precision::decade;
    value.rule = "DT-DECADE";
    if (atom.part != Part::none) value.flags |= flag_part;
    value.approximate = (atom.part_bits & about_bit) != 0;
    return value;
}

// A day before the era was proclaimed or after it had ended is kept, for people wrote so.
bool outside(Era const &era, Value const &value) {
    if (value.precision == Precision::year || value.has(flag_lunisolar)) return false;
    return (era.last_day && value.span.start > era.last_day) ||
           (era.first_day && value.span.end < era.first_day);
}

Value date_of(Era const &era, Atom const &atom) {
    auto const number = atom.numbers[0], year = era.western(number);
    auto const last = era.last.value_or(latest_year);
    if (number < 1 || year > last + (era.last ? years_past_the_end : 0)) return invalid_value();
    bool const lunisolar = year <= era.lunisolar_until;
    Value value;
    if (atom.unit == Atom::Unit::fiscal)
        value = fiscal_year(year);
    else if (lunisolar)
        value = lunisolar_date(year, atom, era.rule, era.japanese && year == era.lunisolar_until);
    else
        value = western_date(year, atom, era.rule);
    if (value.status == Value::Status::read) value.uncertain |= year > last || outside(era, value);
    return value;
}

} // namespace

std::optional<Value> era_year(Atom const &atom, std::span<Value const> checks, Surroundings const &around) {
    if (atom.abbreviated && !around.date_field) return std::nullopt;
    if (atom.name->shorthand || atom.name->eras.empty()) return std::nullopt;
    if (atom.unit == Atom::Unit::century || atom.unit == Atom::Unit::millennium) return std::nullopt;
    auto const *era = choose(*atom.name, atom.single_digits ? 1 : std::max<std::int64_t>(atom.numbers[0], 1),
                             checks, around.region);
    if (!era) return std::nullopt;
    auto value = atom.unit == Atom::Unit::decade ? decade_of(*era, atom) : date_of(*era, atom);
    value.named.push_back({era->name, era->first, era->last.value_or(latest_year)});
    return value;
}

} // namespace tsunagi::normalizer::dates
