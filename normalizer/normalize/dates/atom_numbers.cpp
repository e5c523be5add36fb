#include "normalizer/normalize/dates/atom_parser.hpp"

namespace tsunagi::normalizer::dates {

void AtomParser::number() {
    auto const &token = *peek();
    bool const named = m_atom.name != nullptr, fiscal = m_atom.unit == Atom::Unit::fiscal;
    m_atom.numbers[0] = token.number;
    m_atom.count = 1;
    m_atom.digits = token.digits;
    m_atom.blanks = token.blanks;
    m_atom.uncertain = token.doubtful;
    m_atom.kanji = token.kanji;
    if (!fiscal) m_atom.unit = Atom::Unit::bare;
    ++m_at;
    if (is(Sign::cycle) && is(Sign::year, 1)) m_atom.cycle = m_tokens[m_at++].value;
    bracket_before(Sign::year);
    bracket_before(Sign::fiscal);
    if (is(Sign::century)) return set(Atom::Unit::century);
    if (is(Sign::millennium)) return set(Atom::Unit::millennium);
    if (is(Sign::fiscal)) return set(Atom::Unit::fiscal);
    if (is(Sign::decade)) {
        if (peek()->value == 2) set_single_digits();
        return set(Atom::Unit::decade);
    }
    if (fiscal || (token.ordinal && !is(Sign::month_name))) return;
    if (token.blanks > 0 || token.digits >= 4 || named || is(Sign::year)) m_atom.unit = Atom::Unit::date;
    if (token.digits == 8 && !named) return eight_digits();
    if (is(Sign::year)) return after_year();
    if (is(Sign::month)) return month_and_day(Atom::Top::month, 0);
    if (is(Sign::day)) return only_day();
    if (is(Sign::month_name) || (is(Sign::comma) && is(Sign::month_name, 1) && token.digits == 4))
        return english_around(token);
    numeric();
}

void AtomParser::set(Atom::Unit unit) {
    m_atom.unit = unit;
    ++m_at;
}

void AtomParser::after_year() {
    ++m_at;
    m_atom.unit = Atom::Unit::date;
    m_atom.year_sign = true;
    if (is(Sign::cycle)) m_atom.cycle = m_tokens[m_at++].value;
    bracket_before(Sign::number);
    bracket_before(Sign::month_name);
    m_atom.leap_month = take(Sign::leap);
    if (is(Sign::month_name)) {
        m_atom.numbers[1] = peek()->value;
        m_atom.count = 2;
        ++m_at;
        return day(2);
    }
    if (!is_number_up_to(99, 0)) return;
    // 1920年4～6月: the unit stands on the right side only.
    bool const shared = is(Sign::dash, 1) && is_number_up_to(last_month, 2) && is(Sign::month, 3);
    if (!is(Sign::month, 1) && !shared) return;
    m_atom.numbers[1] = peek()->number;
    m_atom.count = 2;
    ++m_at;
    if (take(Sign::month)) day(2);
}

// At 月: numbers[from] is the month.
void AtomParser::month_and_day(Atom::Top top, std::size_t from) {
    m_atom.unit = Atom::Unit::date;
    m_atom.top = top;
    ++m_at;
    day(from + 1);
}

void AtomParser::day(std::size_t index) {
    if (!is(Sign::number) || is_quarter()) return;
    bool const shared = is(Sign::dash, 1) && is_number_up_to(last_day, 2) && is(Sign::day, 3);
    if (!is(Sign::day, 1) && !shared) return;
    m_atom.numbers[index] = peek()->number;
    m_atom.count = static_cast<int>(index) + 1;
    ++m_at;
    take(Sign::day);
}

void AtomParser::only_day() {
    m_atom.unit = Atom::Unit::date;
    m_atom.top = Atom::Top::day;
    ++m_at;
}

void AtomParser::eight_digits() {
    auto const number = m_atom.numbers[0];
    m_atom.numbers = {number / 10000, number / 100 % 100, number % 100};
    m_atom.count = 3;
    m_atom.digits = 4;
    m_atom.zeros = m_atom.numbers[1] == 0 || m_atom.numbers[2] == 0;
}

// 1963.1.5, 33・4・1, 1963/1/5, 1963-1-5, 13/9/1929.
void AtomParser::numeric() {
    if (year_last()) return;
    auto const joint = peek() ? peek()->sign : Sign::other;
    for (auto limit : {last_month, last_day}) {
        if (m_atom.count > 2 || !is(joint) || !numeric_joint(limit)) break;
        if (is(Sign::blank, 1)) {
            m_at += 2;
            continue;
        }
        m_atom.zeros |= peek(1)->number == 0;
        m_atom.ambiguous_month |= m_atom.count == 1 && !is(Sign::dot) && !is(Sign::middot) &&
                                  m_atom.digits == 4 && !m_atom.name &&
                                  peek(1)->number == (m_atom.numbers[0] + 1) % 100 && !is(joint, 2);
        m_atom.numbers[static_cast<std::size_t>(m_atom.count++)] = peek(1)->number;
        m_at += 2;
    }
    if (is(Sign::dot)) ++m_at;
}

bool AtomParser::numeric_joint(std::int64_t limit) const {
    if (is(Sign::dot)) return is(Sign::blank, 1) || is_number_up_to(99, 1);
    if (!is_number_up_to(limit, 1)) return false;
    bool const whole = m_atom.unit == Atom::Unit::date;
    bool const third =
        m_atom.count == 2 || (peek(2) && peek(2)->sign == peek()->sign && is_number_up_to(last_day, 3));
    if (is(Sign::slash)) return whole && peek(1)->number > 0;
    if (is(Sign::dash)) return whole && peek()->value == 1 && !peek()->spaced && (third || hyphened_month());
    // 昭33・4 is a month, 明10・11 two years.
    if (is(Sign::middot)) return whole && (third || peek(1)->number != m_atom.numbers[0] % 100 + 1);
    return false;
}

// 2019-04 is a month; 2019-4 too, for 4 completes no later year (contract 3.6). 1910-11 may be both.
bool AtomParser::hyphened_month() const {
    auto const &next = *peek(1);
    auto const year = m_atom.numbers[0];
    return !m_atom.name && m_atom.count == 1 && m_atom.digits == 4 && !next.spaced && next.number > 0 &&
           (next.digits == 2 || next.number <= year % 10);
}

// 9/13/1929 and 13.9.1929: the year stands last; with dots the day comes first. 9/1929 is a month.
bool AtomParser::year_last() {
    if (m_atom.unit != Atom::Unit::bare || !(is(Sign::slash) || is(Sign::dot))) return false;
    auto const joint = peek()->sign;
    auto const first = m_atom.numbers[0];
    if (is_number_up_to(last_day, 1) && is(joint, 2) && is_full_year(3)) {
        m_atom.slashed = joint == Sign::slash;
        auto const second = peek(1)->number;
        m_atom.numbers = {peek(3)->number, m_atom.slashed ? first : second, m_atom.slashed ? second : first};
        m_atom.count = 3;
    } else if (first <= last_month && is_full_year(1) && peek(1)->digits == 4) {
        m_atom.numbers = {peek(1)->number, first, 0};
        m_atom.count = 2;
    } else
        return false;
    m_atom.unit = Atom::Unit::date;
    m_at += m_atom.count == 3 ? 4 : 2;
    m_atom.digits = m_tokens[m_at - 1].digits;
    return true;
}

} // namespace tsunagi::normalizer::dates
