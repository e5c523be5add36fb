// The smallest piece of a date text that can stand alone beside a joint: 昭和33年4月, late 19th century,
// 江戸後期, or only a part of one, 30年 or mid, that takes the rest from its neighbour.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "normalizer/normalize/dates/tokens.hpp"
#include "normalizer/normalize/dates/value.hpp"

namespace tsunagi::normalizer::dates {

using TokenSpan = std::span<Token const>;

struct Atom {
    enum class Unit : std::uint8_t {
        none, ///< no number
        bare, ///< numbers whose unit the neighbour tells
        date, ///< year, month, day from `top` on
        fiscal,
        decade,
        century,
        millennium
    } unit = Unit::none;
    enum class Top : std::uint8_t { year, month, day } top = Top::year;
    enum class Epoch : std::uint8_t {
        none,
        before_christ,
        after_christ,
        before_present,
        imperial
    } epoch = Epoch::none;

    std::array<std::int64_t, 3> numbers{}; ///< count of them, or the year, month, day of a date
    int count = 0;
    int digits = 0;             ///< of the first number as written
    int blanks = 0;             ///< digits of a year that are left open (19--)
    bool zeros = false;         ///< a month or day written 00
    bool single_digits = false; ///< 一桁: years 1 to 9
    int day_last = 0;           ///< June 7-9
    bool leap_month = false;
    int ten_days = 0, season = 0;
    int hour = 0;
    int cycle = -1;
    Part part = Part::none;
    int part_bits = 0;
    bool uncertain = false, approximate = false;
    bool year_sign = false;       ///< 年 was written
    bool ambiguous_month = false; ///< 1910-11
    bool kanji = false;           ///< the number is written in kanji
    bool supplied = false;        ///< in square brackets
    bool slashed = false;         ///< 3/4/1929: day and month in either order

    Name const *name = nullptr;
    bool abbreviated = false;        ///< 明, S: counts in a field for dates only
    bool name_marked = false;        ///< 年間, 期, 時代, a qualifier, a number … stands with the name
    bool name_spanned = false;       ///< 年間, 期, 時代
    std::vector<TokenSpan> brackets; ///< what stood in brackets behind or within it
    std::optional<Value> ready;      ///< a bracketed whole, read already

    bool has_year() const { return unit == Unit::date && top == Top::year && count > 0; }
    /// Only a word that a neighbour must complete: mid, 後期, 夏, 上旬.
    bool only_words() const { return unit == Unit::none && !name && !ready && cycle < 0; }
};

/// Reads one atom at `at` and moves behind it; false when none begins there.
bool parse_atom(TokenSpan, std::size_t &at, Atom &);

/// Position of the bracket that closes the one at `open`; the end of the tokens when none does.
std::size_t closing(TokenSpan, std::size_t open);

} // namespace tsunagi::normalizer::dates
