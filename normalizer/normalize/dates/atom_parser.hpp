// How one atom is read: a look ahead of four tokens at most, each number read once.
#pragma once

#include "normalizer/normalize/dates/atom.hpp"

namespace tsunagi::normalizer::dates {

inline constexpr std::int64_t last_month = 12, last_day = 31;

class AtomParser {
public:
    AtomParser(TokenSpan tokens, std::size_t &at, Atom &atom) : m_tokens(tokens), m_at(at), m_atom(atom) {}
    bool parse();

private:
    // What stands next.
    Token const *peek(std::size_t ahead = 0) const;
    bool is(Sign sign, std::size_t ahead = 0) const;
    bool take(Sign sign);
    bool is_number_up_to(std::int64_t limit, std::size_t ahead) const;
    bool is_full_year(std::size_t ahead) const;
    bool bracket_before(Sign follower);

    // Words and names (atom_parser.cpp).
    void lead();
    void tail();
    void part();
    bool is_quarter() const;
    void quarter();
    bool is_years_ago() const;
    void name();
    bool is_era_year() const;
    void set_single_digits();

    // Numbers with units or signs between them (atom_numbers.cpp).
    void number();
    void set(Atom::Unit unit);
    void after_year();
    void month_and_day(Atom::Top top, std::size_t from);
    void day(std::size_t index);
    void only_day();
    void eight_digits();
    void numeric();
    bool numeric_joint(std::int64_t limit) const;
    bool hyphened_month() const;
    bool year_last();

    // Names of months (atom_months.cpp).
    void english_month();
    void english_around(Token const &first);
    void year_behind();

    TokenSpan m_tokens;
    std::size_t &m_at;
    Atom &m_atom;
};

} // namespace tsunagi::normalizer::dates
