#include "normalizer/normalize/dates/combine.hpp"
#include "normalizer/normalize/dates/grammar.hpp"

namespace tsunagi::normalizer::dates {

namespace {

class ItemReader {
public:
    ItemReader(TokenSpan tokens, Surroundings const &around) : m_tokens(tokens), m_around(around) {}

    std::optional<Items> read() {
        while (m_at < m_tokens.size())
            if (!joint() && !bracket() && !atom()) return std::nullopt;
        if (m_dash || m_from) m_result.open_end = true;
        if (m_result.items.empty()) return std::nullopt;
        return std::move(m_result);
    }

private:
    using Joint = Item::Joint;

    bool is_last() const { return m_at + 1 >= m_tokens.size(); }

    void next_by(Joint joint) {
        if (joint == Joint::range) m_dash = true;
        if (m_joint != Joint::range) m_joint = joint;
    }

    void push(Item item) {
        item.joint = m_joint;
        // 自…, from … without an end; a dash at the very beginning opens the start.
        if (m_result.items.empty() && m_dash) m_result.open_start = true;
        if (m_result.items.empty()) item.joint = Joint::beside;
        m_result.items.push_back(std::move(item));
        m_joint = Joint::beside;
        if (m_dash && m_result.items.size() > 1) m_from = false;
        m_dash = false;
    }

    // A word or sign between two sides; where none is, the sides stand beside each other.
    bool joint() {
        switch (auto const &token = m_tokens[m_at]; token.sign) {
        case Sign::dash:
        case Sign::slash:
        case Sign::from:
            next_by(Joint::range);
            break;
        case Sign::blank: // 1950--1960
            if (token.value != 1 || m_result.items.empty()) return false;
            next_by(Joint::range);
            break;
        case Sign::either:
            next_by(m_between ? Joint::range : Joint::either);
            break;
        case Sign::comma:
        case Sign::middot:
            next_by(Joint::list);
            break;
        case Sign::dot:
        case Sign::filler:
        case Sign::region:
            break;
        default:
            return side_word();
        }
        ++m_at;
        return true;
    }

    // Words that begin or end a range without joining two sides.
    bool side_word() {
        switch (m_tokens[m_at].sign) {
        case Sign::from_before:
            m_from = true;
            break;
        case Sign::between:
            m_between = true;
            break;
        case Sign::until:
            until();
            break;
        case Sign::present:
            m_result.open_end = true;
            m_dash = m_from = false;
            break;
        default:
            return false;
        }
        ++m_at;
        return true;
    }

    // 1600年まで has no beginning, 自…至…まで has one.
    void until() {
        bool const ranged =
            m_from || (m_result.items.size() > 1 && m_result.items.back().joint == Joint::range);
        if (!m_result.items.empty() && !is_last() && !ranged)
            next_by(Joint::range);
        else if (!ranged)
            m_result.open_start = true;
    }

    bool bracket() {
        auto const sign = m_tokens[m_at].sign;
        if (sign != Sign::open_square && sign != Sign::open_round) return false;
        auto const close = closing(m_tokens, m_at);
        auto const inner = m_tokens.subspan(m_at + 1, close - m_at - 1);
        bool const square = sign == Sign::open_square;
        bool const behind = !m_result.items.empty() && !m_dash && m_joint == Joint::beside;
        if (behind && !inner.empty() && inner.front().sign == Sign::either)
            return alternative(inner.subspan(1), close);
        if (behind && !(square && m_result.items.back().atom.supplied)) {
            if (!check(inner, square)) return false;
        } else if (!whole(inner, square, behind))
            return false;
        m_at = std::min(close + 1, m_tokens.size());
        return true;
    }

    // 1828 (or 1836).
    bool alternative(TokenSpan inner, std::size_t close) {
        m_joint = Joint::either;
        if (!whole(inner, false, false)) return false;
        m_at = std::min(close + 1, m_tokens.size());
        return true;
    }

    // Behind a date: a check or an explanation. What is no date in round brackets explains.
    bool check(TokenSpan inner, bool square) {
        auto &atom = m_result.items.back().atom;
        if (auto const words = take_qualifiers(inner); words.tokens.empty()) {
            atom.uncertain |= words.uncertain; // 1850 (?)
            atom.approximate |= words.approximate;
            return true;
        }
        if (auto const words = only_words(inner)) {
            add_words(*words);
            return true;
        }
        if (!read_value(inner, m_around)) return !square;
        atom.brackets.push_back(inner);
        return true;
    }

    // 縄文時代（中期～後期）: parts of what stands before the brackets.
    std::optional<Items> only_words(TokenSpan inner) const {
        auto items = ItemReader(inner, m_around).read();
        if (!items || items->open_start || items->open_end) return std::nullopt;
        for (auto const &item : items->items)
            if (!item.atom.only_words() || item.atom.part == Part::none) return std::nullopt;
        return items;
    }

    void add_words(Items const &words) {
        auto &target = m_result.items.back().atom;
        target.part = words.items.front().atom.part;
        target.part_bits = words.items.front().atom.part_bits;
        m_result.items.insert(m_result.items.end(), words.items.begin() + 1, words.items.end());
    }

    bool whole(TokenSpan inner, bool square, bool list_of_brackets) {
        Item item;
        item.atom.ready = read_value(inner, m_around);
        if (!item.atom.ready) return false;
        item.atom.supplied = square;
        // [縄文時代][平安時代] is how a list is written, nothing supplied.
        if (list_of_brackets) {
            item.atom.supplied = m_result.items.back().atom.supplied = false;
            m_joint = Joint::list;
        }
        push(std::move(item));
        return true;
    }

    bool atom() {
        Item item;
        if (!parse_atom(m_tokens, m_at, item.atom)) return false;
        push(std::move(item));
        return true;
    }

    TokenSpan m_tokens;
    Surroundings const &m_around;
    Items m_result;
    std::size_t m_at = 0;
    Joint m_joint = Joint::beside;
    bool m_dash = false, m_from = false, m_between = false;
};

} // namespace

std::optional<Items> read_items(TokenSpan tokens, Surroundings const &around) {
    return ItemReader(tokens, around).read();
}

} // namespace tsunagi::normalizer::dates
