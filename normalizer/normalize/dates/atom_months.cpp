#include "normalizer/normalize/dates/atom_parser.hpp"

namespace tsunagi::normalizer::dates {

// April 1920; April 5, 1920; June 7-9, 1960; April.
void AtomParser::english_month() {
    m_atom.unit = Atom::Unit::date;
    m_atom.top = Atom::Top::month;
    m_atom.numbers[0] = peek()->value;
    m_atom.count = 1;
    ++m_at;
    if (is_number_up_to(last_day, 0) && !is(Sign::decade, 1) && !is(Sign::month_name, 1)) {
        m_atom.numbers[1] = peek()->number;
        m_atom.count = 2;
        ++m_at;
        take(Sign::day);
        if (is(Sign::dash) && is_number_up_to(last_day, 1) &&
            (is_full_year(2) || (is(Sign::comma, 2) && is_full_year(3)))) {
            m_atom.day_last = static_cast<int>(peek(1)->number);
            m_at += 2;
        }
    }
    year_behind();
}

// 5 April 1920; 1935, January; 1935 January 5.
void AtomParser::english_around(Token const &first) {
    bool const year_first = first.digits >= 3;
    take(Sign::comma);
    if (year_first) {
        m_atom.unit = Atom::Unit::date;
        m_atom.numbers[1] = peek()->value;
        m_atom.count = 2;
        ++m_at;
        if (!is_number_up_to(last_day, 0)) return;
        m_atom.numbers[2] = peek()->number;
        m_atom.count = 3;
        ++m_at;
        return;
    }
    m_atom.unit = Atom::Unit::date;
    m_atom.top = Atom::Top::month;
    m_atom.numbers = {peek()->value, m_atom.numbers[0], 0};
    m_atom.count = 2;
    ++m_at;
    year_behind();
}

void AtomParser::year_behind() {
    std::size_t const ahead = is(Sign::comma) || is(Sign::filler) ? 1 : 0;
    if (!is_full_year(ahead) || is(Sign::decade, ahead + 1)) return;
    auto const &year = *peek(ahead);
    m_atom.numbers = {year.number, m_atom.numbers[0], m_atom.numbers[1]};
    m_atom.digits = year.digits;
    ++m_atom.count;
    m_atom.top = Atom::Top::year;
    m_at += ahead + 1;
}

} // namespace tsunagi::normalizer::dates
