#include "normalizer/normalize/dates/inherit.hpp"

#include <algorithm>

namespace tsunagi::normalizer::dates {

namespace {

using Unit = Atom::Unit;
using Top = Atom::Top;
using Epoch = Atom::Epoch;

// 後期 beside 江戸時代中期, 夏 beside 1964年春, mid beside late 19th century: the same with another word.
Atom with_words_of(Atom whole, Atom const &words) {
    whole.brackets = words.brackets;
    whole.supplied = words.supplied;
    whole.part = words.part;
    whole.part_bits = words.part_bits;
    whole.season = words.season;
    whole.ten_days = words.ten_days;
    return whole;
}

void take_name(Atom const &from, Atom &to) {
    to.name = from.name;
    to.name_marked = true;
}

// 1946–71 and 1946–7: the missing digits come from the left; a smaller ending lies in the next ten or
// hundred.
void fill_digits(Atom const &left, Atom &right) {
    if (right.digits >= left.digits || right.digits == 0) return;
    std::int64_t scale = 1;
    for (int i = 0; i < right.digits; ++i) scale *= 10;
    auto filled = left.numbers[0] / scale * scale + right.numbers[0];
    if (filled < left.numbers[0] && left.epoch != Epoch::before_christ) filled += scale;
    right.numbers[0] = filled;
    right.digits = left.digits;
}

// Where the numbers of the right side begin within year, month, day of the left: 明42.9-43.3 at the year,
// 1963.1.5-7 at the day.
std::size_t shift_of(Atom const &left, Atom const &right) {
    if (right.top == Top::month) return 1;
    if (right.top == Top::day) return 2;
    if (right.unit != Unit::bare || left.count <= right.count) return 0;
    auto const shift = static_cast<std::size_t>(left.count - right.count);
    constexpr std::array<std::int64_t, 3> limits{0, 12, 31};
    for (std::size_t i = 0; i < static_cast<std::size_t>(right.count); ++i)
        if (right.numbers[i] > limits[std::min<std::size_t>(shift + i, 2)] || right.digits > 2) return 0;
    return shift;
}

void take_date(Atom const &left, Atom &right) {
    auto const shift = shift_of(left, right);
    if (shift > static_cast<std::size_t>(left.count) || shift + static_cast<std::size_t>(right.count) > 3)
        return;
    right.unit = Unit::date;
    right.top = Top::year;
    if (shift == 0) {
        if (left.name && right.digits <= 2)
            take_name(left, right);
        else if (!left.name)
            fill_digits(left, right);
        return;
    }
    auto numbers = left.numbers;
    for (std::size_t i = 0; i < static_cast<std::size_t>(right.count); ++i)
        numbers[shift + i] = right.numbers[i];
    right.numbers = numbers;
    right.count += static_cast<int>(shift);
    right.digits = left.digits;
    right.epoch = left.epoch;
    if (left.name) take_name(left, right);
}

// A bracketed year on the left: [1882]-86.
Atom opened(Atom const &atom) {
    Atom year;
    if (!atom.ready || atom.ready->precision != Precision::year) return year;
    year.unit = Unit::date;
    year.numbers[0] = atom.ready->span.start->year;
    year.count = 1;
    year.digits = 4;
    return year;
}

bool lacks_year(Atom const &atom) {
    if (atom.ready || atom.name || atom.epoch == Epoch::before_christ) return false;
    if (atom.unit == Unit::bare) return true;
    if (atom.unit == Unit::date)
        return atom.top != Top::year || (atom.digits <= 2 && atom.epoch == Epoch::none);
    return (atom.unit == Unit::decade || atom.unit == Unit::fiscal) && atom.digits <= 2 && atom.count > 0;
}

bool counts_in_units(Unit unit) {
    return unit == Unit::century || unit == Unit::millennium || unit == Unit::decade || unit == Unit::fiscal;
}

// 17 beside 18世紀, 7 beside 9 June 1960.
void complete_bare(Atom &left, Atom const &right) {
    if (counts_in_units(right.unit)) {
        left.unit = right.unit;
        return;
    }
    if (!right.has_year() || right.count != 3 || left.numbers[0] > 31 || left.epoch != Epoch::none) return;
    left.numbers = {right.numbers[0], right.numbers[1], left.numbers[0]};
    left.count = 3;
    left.unit = Unit::date;
    left.digits = right.digits;
    if (right.name) take_name(right, left);
}

// April beside May 1920.
void complete_without_year(Atom &left, Atom const &right) {
    if (left.top == Top::day && right.count < 3) return;
    if (left.top == Top::month) {
        left.numbers = {right.numbers[0], left.numbers[0], left.numbers[1]};
        ++left.count;
    } else {
        left.numbers = {right.numbers[0], right.numbers[1], left.numbers[0]};
        left.count = 3;
    }
    left.top = Top::year;
    left.digits = right.digits;
    if (right.name) take_name(right, left);
}

// 1000-700 BCE: both sides; 100 BC - 50 says it itself.
bool shares_epoch(Atom const &left, Atom const &right) {
    bool const told = right.epoch == Epoch::before_christ || right.epoch == Epoch::before_present;
    bool const years = (left.unit == Unit::date || left.unit == Unit::bare) &&
                       (right.unit == Unit::date || right.unit == Unit::bare);
    return told && left.epoch == Epoch::none && !left.name && (years || left.unit == right.unit) &&
           (left.unit == Unit::bare || left.numbers[0] > right.numbers[0]);
}

} // namespace

void inherit_from_left(Atom const &left_side, Atom &right) {
    auto const left = left_side.ready ? opened(left_side) : left_side;
    if (right.only_words()) {
        if (left.unit != Unit::none || left.name) right = with_words_of(left, right);
        return;
    }
    if (!lacks_year(right)) return;
    if (left.has_year()) {
        if (right.unit == Unit::decade || right.unit == Unit::fiscal) {
            if (left.name)
                take_name(left, right);
            else
                fill_digits(left, right);
        } else
            take_date(left, right);
    } else if (left.count > 0 && (left.unit == Unit::decade || left.unit == Unit::fiscal)) {
        if (right.unit == Unit::bare) right.unit = left.unit;
        if (right.unit != left.unit) return;
        if (left.name)
            take_name(left, right);
        else
            fill_digits(left, right);
    }
}

void inherit_from_right(Atom &left, Atom const &right, bool range) {
    if (left.ready) return;
    if (left.only_words()) {
        if (right.unit != Unit::none || right.name) left = with_words_of(right, left);
        return;
    }
    bool const single = left.count == 1 && left.top == Top::year && !left.year_sign;
    bool const round = left.numbers[0] % 10 == 0;
    if (single && left.unit == Unit::bare)
        complete_bare(left, right);
    else if (single && left.unit == Unit::date && left.blanks == 0) {
        if (right.unit == Unit::fiscal || (right.unit == Unit::decade && round)) left.unit = right.unit;
    } else if (left.unit == Unit::date && left.top != Top::year && right.has_year())
        complete_without_year(left, right);
    if (range && shares_epoch(left, right)) left.epoch = right.epoch;
}

} // namespace tsunagi::normalizer::dates
