#include "normalizer/normalize/dates/calendar.hpp"

#include <algorithm>

#include "normalizer/normalize/dates/parts.hpp"

namespace tsunagi::normalizer::dates {

namespace {

Value dated(Span span, Precision precision, std::string_view rule) {
    Value value;
    value.span = std::move(span);
    value.precision = precision;
    value.rule = rule;
    return value;
}

constexpr CivilDay first_gregorian_day{1582, 10, 15};

// Days before the reform are Julian in common use; the interval is kept in proleptic Gregorian days.
Value as_julian(Value value) {
    auto const shift = [](CivilDay const &day) {
        auto const year = day.month <= 2 ? day.year - 1 : day.year;
        auto const floor = [](std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); };
        return model::civil_day(model::day_number(day) + floor(year, 100) - floor(year, 400) - 2);
    };
    if (!(*value.span.start < first_gregorian_day)) return value;
    value.span = {shift(*value.span.start), shift(*value.span.end)};
    value.calendar = "julian";
    return value;
}

Value western_days(std::int64_t year, int month, Atom const &atom, std::string_view rule) {
    auto const day = static_cast<int>(atom.numbers[2]);
    CivilDay const first{year, month, day};
    if (atom.numbers[2] > 31 || !model::is_valid(first)) return invalid_value();
    if (atom.day_last > 0) {
        CivilDay const last{year, month, atom.day_last};
        if (!model::is_valid(last) || last < first) return invalid_value();
        return as_julian(dated({first, last}, Precision::day_range, rule));
    }
    // Broadcast clock: 25:30 is 01:30 of the next day.
    auto const shown =
        atom.hour >= 24 && atom.hour < 48 ? model::civil_day(model::day_number(first) + 1) : first;
    return as_julian(dated(span_of_day(shown), Precision::day, rule));
}

Value western_month(std::int64_t year, int month, Atom const &atom, std::string_view rule) {
    auto const ten = atom.ten_days > 0 ? atom.ten_days : ten_days_of_month(atom.part);
    if (ten == 0) return dated(span_of_months(year, month, month), Precision::month, rule);
    auto const last = ten == 3 ? model::days_in_month(year, month) : ten * 10;
    return dated({CivilDay{year, month, ten * 10 - 9}, CivilDay{year, month, last}}, Precision::day_range,
                 rule);
}

// 9/13/1929, 13/9/1929; 3/4/1929 may be either, so the hull of both.
Value slashed_date(std::int64_t year, std::int64_t a, std::int64_t b, Atom atom, std::string_view rule) {
    auto const read = [&](std::int64_t month, std::int64_t day) {
        atom.slashed = false;
        atom.numbers = {year, month, day};
        return western_date(year, atom, rule);
    };
    auto const american = read(a, b), european = read(b, a);
    if (american.status != Value::Status::read) return european;
    if (european.status != Value::Status::read || a == b) return american;
    auto either = dated(hull(american.span, european.span), Precision::day_range, rule);
    either.uncertain = true;
    either.flags |= flag_ambiguous;
    return either;
}

Value zeros_as_missing(std::int64_t year, Atom const &atom, std::string_view rule) {
    auto shorter = atom;
    shorter.zeros = false;
    shorter.count = atom.numbers[1] == 0 ? 1 : 2;
    auto value = western_date(year, shorter, rule);
    value.uncertain = true;
    return value;
}

// Without a table of the lunar months only so much is known (contract 2): the eleventh and twelfth months,
// and leap months after the tenth, mostly fall into the next western year.
constexpr CivilDay last_possible_day{0, 2, 20};

} // namespace

Value western_date(std::int64_t year, Atom const &atom, std::string_view rule) {
    if (atom.slashed) return slashed_date(year, atom.numbers[1], atom.numbers[2], atom, rule);
    if (atom.zeros) return zeros_as_missing(year, atom, rule);
    if (atom.count >= 2) {
        auto const month = atom.numbers[1];
        if (month < 1 || month > 12) return invalid_value();
        auto value = atom.count >= 3 ? western_days(year, static_cast<int>(month), atom, rule)
                                     : western_month(year, static_cast<int>(month), atom, rule);
        if (atom.ambiguous_month && value.precision == Precision::month) {
            value.uncertain = true;
            value.flags |= flag_ambiguous;
        }
        return value;
    }
    if (atom.season > 0) return season_value(year, atom.season);
    if (atom.part == Part::none) return dated(span_of_years(year, year), Precision::year, rule);
    auto const months = part_of_year(atom.part);
    auto value = dated(span_of_months(year, months.first, months.last), Precision::day_range, rule);
    value.flags |= flag_part;
    return value;
}

Value lunisolar_date(std::int64_t year, Atom const &atom, std::string_view rule, bool last_of_japan) {
    auto value = dated(span_of_years(year, year), Precision::year, rule);
    value.flags |= flag_lunisolar;
    value.calendar = "lunisolar";
    if (atom.zeros || atom.count < 2) return value;
    auto const month = atom.numbers[1], day = atom.count >= 3 ? atom.numbers[2] : 1;
    if (month < 1 || month > 12 || day < 1 || day > 30) return invalid_value();
    if (last_of_japan) {
        // The twelfth month had two days: 1872-12-30 and 31. There was no leap month.
        if (month < 12) return value;
        if (day > 2) return invalid_value();
        auto const first = CivilDay{year, 12, 29 + static_cast<int>(day)};
        value.span = atom.count >= 3 ? span_of_day(first) : Span{first, CivilDay{year, 12, 31}};
        value.precision = atom.count >= 3 ? Precision::day : Precision::day_range;
        return value;
    }
    if (month < 10 || (month == 10 && !atom.leap_month)) return value;
    value.span.end = CivilDay{year + 1, last_possible_day.month, last_possible_day.day};
    value.precision = Precision::day_range;
    return value;
}

Value season_value(std::int64_t year, int season) {
    constexpr int winter = 24;
    auto const first = 3 + (season - 21) * 3;
    Span const span{CivilDay{year, first, 1},
                    season == winter ? CivilDay{year + 1, 2, model::days_in_month(year + 1, 2)}
                                     : CivilDay{year, first + 2, model::days_in_month(year, first + 2)}};
    return dated(span, Precision::day_range, "DT-SEASON");
}

// April to March since 1886; July to June from 1875, the year 1885 being cut short; before that the limits
// changed from year to year.
Value fiscal_year(std::int64_t year) {
    auto const begins = year >= 1886 ? 4 : 7;
    auto const ends = year >= 1885 ? 3 : 6;
    auto value =
        dated({CivilDay{year, begins, 1}, CivilDay{year + 1, ends, model::days_in_month(year + 1, ends)}},
              Precision::day_range, "DT-FISCAL");
    value.uncertain = year < 1886;
    return value;
}

bool cycle_agrees(std::int64_t year, int cycle) { return ((year - 4 - cycle) % 60 + 60) % 60 == 0; }

} // namespace tsunagi::normalizer::dates
