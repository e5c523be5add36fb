#include "normalizer/normalize/dates/tokens.hpp"

#include <algorithm>

#include "normalizer/normalize/dates/numerals.hpp"

namespace tsunagi::normalizer::dates {

namespace {

bool is_latin_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

class Tokenizer {
public:
    Tokenizer(std::u32string_view text, Lexicon const &lexicon) : m_text(text), m_lexicon(lexicon) {
        m_tokens.reserve(text.size());
    }

    Tokens run() {
        while (m_at < m_text.size()) {
            m_spaced = m_text[m_at] == U' ';
            if (m_spaced) ++m_at;
            if ((look() == U'\'' || look() == U'’') && is_digit(look(1))) ++m_at; // '90s
            if (!number() && !known_word() && !kanji_number()) unknown();
        }
        return std::move(m_tokens);
    }

private:
    char32_t look(std::size_t ahead = 0) const {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0';
    }
    Token const *last() const { return m_tokens.empty() ? nullptr : &m_tokens.back(); }

    Token &push(Sign sign, std::size_t length) {
        Token token;
        token.sign = sign;
        token.spaced = m_spaced;
        token.begin = static_cast<std::uint32_t>(m_at);
        m_at += length;
        token.end = static_cast<std::uint32_t>(m_at);
        m_spaced = false;
        return m_tokens.emplace_back(token);
    }
    void extend(Token &token, std::size_t length) {
        m_at += length;
        token.end = static_cast<std::uint32_t>(m_at);
    }

    std::size_t digits_at(std::size_t ahead) const {
        auto length = ahead;
        while (is_digit(look(length))) ++length;
        return length - ahead;
    }

    bool number() {
        bool const ordinal = look() == U'第' && (is_digit(look(1)) || is_kanji_numeral(look(1)));
        if (ordinal) ++m_at;
        if (!is_digit(look())) return ordinal && kanji_number(true);
        if (clock()) return true;
        auto const length = digits_at(0);
        if (length > 10) {
            push(Sign::other, length);
            return true;
        }
        auto const first = m_at;
        auto &token = push(Sign::number, length);
        for (auto i = first; i < m_at; ++i) token.number = token.number * 10 + (m_text[i] - U'0');
        token.digits = static_cast<std::uint8_t>(length);
        token.ordinal = ordinal;
        thousands(token);
        blanks(token);
        suffix(token);
        return true;
    }

    // 3,000 BC: a comma with exactly three digits behind it parts no dates.
    void thousands(Token &token) {
        if (token.digits > 3 || look() != U',' || digits_at(1) != 3) return;
        for (std::size_t i = 1; i <= 3; ++i) token.number = token.number * 10 + (look(i) - U'0');
        token.digits = static_cast<std::uint8_t>(token.digits + 3);
        extend(token, 4);
    }

    // 19--, 19??, 197-, 18xx: signs that fill a year of four digits.
    void blanks(Token &token) {
        constexpr std::u32string_view fillers = U"-?_*×□○xu";
        if (token.digits == 0 || token.digits > 3) return;
        std::size_t const wanted = 4u - token.digits;
        for (std::size_t i = 0; i < wanted; ++i)
            if (fillers.find(look(i)) == fillers.npos) return;
        auto const after = look(wanted);
        if (is_digit(after) || is_latin_letter(after) || after == U'-' ||
            (token.digits == 1 && look() == U'-'))
            return;
        token.doubtful = look() == U'?';
        token.blanks = static_cast<std::uint8_t>(wanted);
        extend(token, wanted);
    }

    // 19th, 1950s, 1950's.
    void suffix(Token &token) {
        for (std::u32string_view const ending : {U"st", U"nd", U"rd", U"th"})
            if (m_text.substr(m_at).starts_with(ending) && !is_latin_letter(look(2))) {
                token.ordinal = true;
                extend(token, 2);
                break;
            }
        auto const apostrophe = look() == U'\'' || look() == U'’' ? 1u : 0u;
        if (look(apostrophe) == U's' && !is_latin_letter(look(apostrophe + 1)) &&
            !is_digit(look(apostrophe + 1)))
            push(Sign::decade, apostrophe + 1);
        if (m_century_after_number) push(Sign::century, 0);
        m_century_after_number = false;
    }

    // 19:20, 19:20:30.5Z, t19:20+01:00; `value` is the hour.
    bool clock() {
        auto const hours = digits_at(0);
        if (hours == 0 || hours > 2 || look(hours) != U':' || digits_at(hours + 1) != 2) return false;
        int hour = 0;
        for (std::size_t i = 0; i < hours; ++i) hour = hour * 10 + static_cast<int>(look(i) - U'0');
        auto length = hours + 3;
        constexpr std::u32string_view more = U"0123456789:.+z";
        while (look(length) != U'\0' && more.find(look(length)) != more.npos) ++length;
        push(Sign::clock, length).value = hour;
        return true;
    }

    bool kanji_number(bool ordinal = false) {
        if (!is_kanji_numeral(look())) return false;
        std::size_t length = 1;
        // A longer word ends the number: 三 | 四半期, 十五 | 千年紀.
        while (is_kanji_numeral(look(length)) || look(length) == U'○') {
            if (m_lexicon.longest(m_text, m_at + length).length > 1) break;
            ++length;
        }
        auto const numeral = kanji_numeral(m_text.substr(m_at, length));
        auto &token = push(numeral ? Sign::number : Sign::blank, length);
        if (!numeral) return true;
        token.number = numeral->value;
        token.digits = static_cast<std::uint8_t>(numeral->digits);
        token.kanji = true;
        token.ordinal = ordinal;
        return true;
    }

    bool known_word() {
        if (is_latin_letter(look()) && m_at > 0 && is_latin_letter(m_text[m_at - 1])) return false;
        if (first_year()) return true;
        auto const [meaning, length] = m_lexicon.longest(m_text, m_at);
        if (length == 0) return false;
        if (meaning->sign == Sign::abbreviation && !stands_before_number(length)) return false;
        if (meaning->sign == Sign::letter) return letter(meaning->value);
        bool const latin = is_latin_letter(look());
        bool const century =
            look() == U'c' && meaning->sign == Sign::approximate && last() && last()->ordinal;
        auto &token = push(century ? Sign::century : meaning->sign, length);
        token.value = century ? 0 : meaning->value;
        token.name = meaning->name;
        if (meaning->sign == Sign::number_word) as_number(token);
        token.latin = latin;
        return true;
    }

    static void as_number(Token &token) {
        token.sign = Sign::number;
        token.number = token.value;
        token.digits = token.value < 10 ? 1 : 2;
        token.ordinal = true;
    }

    // 元 behind an era is its first year, unless a longer name begins there.
    bool first_year() {
        if (look() != U'元' || m_spaced || !last()) return false;
        if (last()->sign != Sign::name && last()->sign != Sign::abbreviation && last()->sign != Sign::dot)
            return false;
        if (m_lexicon.longest(m_text, m_at).length > 1 && look(1) != U'年') return false;
        auto &token = push(Sign::first_year, 1);
        token.number = 1;
        token.digits = 1;
        return true;
    }

    bool stands_before_number(std::size_t length) const {
        if (is_latin_letter(look()) && m_at > 0 && is_digit(m_text[m_at - 1]) && !m_spaced) return false;
        if (look(length) == U'.' && is_latin_letter(look())) ++length;
        auto const next = look(length);
        return (is_digit(next) && digits_at(length) <= 2) || is_kanji_numeral(next) || next == U'元';
    }

    // c2005 is a copyright, c18th a century, "18th c" too; else c is circa. p1998 is of a phonogram.
    bool letter(int which) {
        auto const digits = digits_at(1);
        if (digits == 4) {
            auto &token = push(Sign::kind, 1);
            token.value = static_cast<int>(which == 0 ? Kind::copyright : Kind::phonogram);
            token.latin = true;
            return true;
        }
        if (which != 0) return false;
        if (digits > 0 && digits <= 2) {
            m_century_after_number = true;
            ++m_at;
            return number();
        }
        push(last() && last()->ordinal ? Sign::century : Sign::approximate, 1).latin = true;
        return true;
    }

    void unknown() {
        std::size_t length = 1;
        if (is_latin_letter(look())) {
            while (is_latin_letter(look(length)) || (look(length) >= 0xC0 && look(length) < 0x250)) ++length;
            push(Sign::word, length).latin = true;
            return;
        }
        push(Sign::other, length);
    }

    std::u32string_view m_text;
    Lexicon const &m_lexicon;
    Tokens m_tokens;
    std::size_t m_at = 0;
    bool m_spaced = false, m_century_after_number = false;
};

} // namespace

Tokens tokenize(std::u32string_view folded, Lexicon const &lexicon) {
    return Tokenizer(folded, lexicon).run();
}

} // namespace tsunagi::normalizer::dates
