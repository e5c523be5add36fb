#include "normalizer/normalize/dates/atom_parser.hpp"

#include <algorithm>

namespace tsunagi::normalizer::dates {

std::size_t closing(TokenSpan tokens, std::size_t open) {
    int depth = 0;
    for (auto i = open; i < tokens.size(); ++i) {
        auto const sign = tokens[i].sign;
        if (sign == Sign::open_round || sign == Sign::open_square) ++depth;
        if (sign == Sign::close_round || sign == Sign::close_square)
            if (--depth == 0) return i;
    }
    return tokens.size();
}

bool AtomParser::parse() {
    auto const begin = m_at;
    lead();
    if (is(Sign::name) || is(Sign::abbreviation))
        name();
    else if (is(Sign::month_name))
        english_month();
    else if (is(Sign::number) && !is_quarter())
        number();
    tail();
    bool const found = m_atom.unit != Atom::Unit::none || m_atom.name || m_atom.part != Part::none ||
                       m_atom.cycle >= 0 || m_atom.season > 0 || m_atom.ten_days > 0;
    if (!found) m_at = begin;
    return found;
}

Token const *AtomParser::peek(std::size_t ahead) const {
    return m_at + ahead < m_tokens.size() ? &m_tokens[m_at + ahead] : nullptr;
}

bool AtomParser::is(Sign sign, std::size_t ahead) const {
    auto const *token = peek(ahead);
    return token && token->sign == sign;
}

bool AtomParser::take(Sign sign) {
    if (!is(sign)) return false;
    ++m_at;
    return true;
}

bool AtomParser::is_number_up_to(std::int64_t limit, std::size_t ahead) const {
    auto const *token = peek(ahead);
    return token && token->sign == Sign::number && token->number <= limit && token->digits <= 2 &&
           token->blanks == 0;
}

bool AtomParser::is_full_year(std::size_t ahead) const {
    auto const *token = peek(ahead);
    return token && token->sign == Sign::number && (token->digits == 3 || token->digits == 4) &&
           !token->ordinal;
}

// 1958（昭和33）年: brackets within a date are a check of what stands before them.
bool AtomParser::bracket_before(Sign follower) {
    if (!is(Sign::open_round) && !is(Sign::open_square)) return false;
    auto const close = closing(m_tokens, m_at);
    if (close + 1 >= m_tokens.size() || m_tokens[close + 1].sign != follower) return false;
    m_atom.brackets.push_back(m_tokens.subspan(m_at + 1, close - m_at - 1));
    m_at = close + 1;
    return true;
}

void AtomParser::lead() {
    for (;; ++m_at) {
        if (is(Sign::part))
            part();
        else if (is(Sign::before_christ))
            m_atom.epoch = Atom::Epoch::before_christ;
        else if (is(Sign::after_christ))
            m_atom.epoch = Atom::Epoch::after_christ;
        else if (is(Sign::imperial))
            m_atom.epoch = Atom::Epoch::imperial;
        else if (is(Sign::season))
            m_atom.season = peek()->value;
        else if (is_quarter())
            quarter();
        else if (is(Sign::fiscal) && peek()->value == 1)
            m_atom.unit = Atom::Unit::fiscal;
        else if (!is(Sign::filler) && !is(Sign::region))
            return;
    }
}

void AtomParser::tail() {
    for (;; ++m_at) {
        if (is(Sign::era_span) && m_atom.name)
            m_atom.name_marked = m_atom.name_spanned = true;
        else if (is(Sign::part) && m_atom.part == Part::none)
            part();
        else if (is_quarter())
            quarter();
        else if (is(Sign::cycle))
            m_atom.cycle = peek()->value;
        else if (is(Sign::season) && m_atom.season == 0)
            m_atom.season = peek()->value;
        else if (is(Sign::ten_days))
            m_atom.ten_days = peek()->value;
        else if (is(Sign::clock))
            m_atom.hour = peek()->value;
        else if (is(Sign::before_present))
            m_atom.epoch = Atom::Epoch::before_present;
        else if (is_years_ago())
            m_atom.epoch = Atom::Epoch::before_present;
        else if (peek() && peek()->latin && is(Sign::before_christ))
            m_atom.epoch = Atom::Epoch::before_christ;
        else if (peek() && peek()->latin && is(Sign::after_christ))
            m_atom.epoch = Atom::Epoch::after_christ;
        else if (!is(Sign::filler))
            return;
    }
}

// mid-1870s: the hyphen belongs to the word.
void AtomParser::part() {
    m_atom.part = static_cast<Part>(peek()->value & 0xFF);
    m_atom.part_bits = peek()->value & ~0xFF;
    if (peek()->latin && is(Sign::dash, 1) && !peek(1)->spaced && !peek(1)->latin) ++m_at;
}

bool AtomParser::is_quarter() const {
    return is(Sign::number) && is(Sign::part, 1) && static_cast<Part>(peek(1)->value & 0xFF) == Part::quarter;
}

// 第4四半期, 2nd quarter: ends on the word, as the other parts do.
void AtomParser::quarter() {
    auto const which = std::clamp<std::int64_t>(peek()->number, 1, 4);
    m_atom.part = static_cast<Part>(static_cast<std::int64_t>(Part::quarter_1) + which - 1);
    ++m_at;
}

// 約5000年前: more years than any western year has.
bool AtomParser::is_years_ago() const {
    return m_atom.year_sign && m_atom.numbers[0] > latest_year && is(Sign::before_christ) && !peek()->latin;
}

void AtomParser::name() {
    m_atom.name = peek()->name;
    m_atom.abbreviated = is(Sign::abbreviation);
    m_atom.name_marked = peek()->marked;
    ++m_at;
    if (is(Sign::dot) && (is(Sign::number, 1) || is(Sign::first_year, 1))) ++m_at;
    if (!m_atom.name->eras.empty() && (is(Sign::blank) || is(Sign::year))) {
        m_atom.name_marked = true;
        take(Sign::blank);
        take(Sign::year);
    } else if (is_era_year()) {
        m_atom.name_marked = true;
        number();
    } else if (is(Sign::decade) && peek()->value == 1) {
        ++m_at;
        set_single_digits();
    }
}

bool AtomParser::is_era_year() const {
    if (is(Sign::first_year)) return true;
    if (!is(Sign::number) || m_atom.name->eras.empty() || peek()->ordinal || peek()->blanks > 0) return false;
    if (is(Sign::century, 1)) return false;
    auto const holds = [this](Era const *era) { return era->holds(peek()->number); };
    return peek()->number <= 999 || std::any_of(m_atom.name->eras.begin(), m_atom.name->eras.end(), holds);
}

void AtomParser::set_single_digits() {
    m_atom.unit = Atom::Unit::decade;
    m_atom.single_digits = true;
    m_atom.name_marked = true;
    m_atom.count = 1;
}

bool parse_atom(TokenSpan tokens, std::size_t &at, Atom &atom) {
    return AtomParser(tokens, at, atom).parse();
}

} // namespace tsunagi::normalizer::dates
