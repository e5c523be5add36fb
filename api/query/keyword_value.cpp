#include "api/query/keyword_value.hpp"

#include <algorithm>

#include "api/query/utf8.hpp"

namespace tsunagi::api {
namespace {

using indexer::Keywords;
using indexer::Sign;
using indexer::Term;

constexpr std::size_t most_terms = 200; // japanese-search contract 4: query length
constexpr std::string_view wide_space = "\u3000", wide_quote = "\uFF02";

enum class Mark { none, excluded, operator_and, operator_or, operator_not };

struct Token {
    Term term;
    Mark mark = Mark::none;
};

/// Every kind of space becomes ' ', the full-width quote '"'.
std::string narrow(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        if (text.substr(i).starts_with(wide_space)) {
            out += ' ', i += wide_space.size();
        } else if (text.substr(i).starts_with(wide_quote)) {
            out += '"', i += wide_quote.size();
        } else {
            char const c = text[i++];
            out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
        }
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(' ');
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

struct Span {
    char32_t first, last;
};

/// Signs that carry no meaning of their own: ASCII, general and CJK punctuation and their wide forms.
/// 々 〆 〇 (U+3005–3007) are letters.
bool is_punctuation(char32_t c) {
    constexpr Span spans[] = {{0x00, 0x2F},     {0x3A, 0x40},     {0x5B, 0x60},     {0x7B, 0xA9},
                              {0xAB, 0xB1},     {0xB4, 0xB4},     {0xB6, 0xB8},     {0xBB, 0xBB},
                              {0xBF, 0xBF},     {0x2000, 0x206F}, {0x3000, 0x3004}, {0x3008, 0x3020},
                              {0x3030, 0x3030}, {0x30FB, 0x30FB}, {0xFE30, 0xFE4F}, {0xFF00, 0xFF0F},
                              {0xFF1A, 0xFF20}, {0xFF3B, 0xFF40}, {0xFF5B, 0xFF65}};
    return std::any_of(std::begin(spans), std::end(spans),
                       [&](Span const &span) { return c >= span.first && c <= span.last; });
}

bool only_punctuation(std::string_view text) {
    for (std::size_t i = 0; i < text.size();)
        if (!is_punctuation(next_code_point(text, i))) return false;
    return true;
}

/// A word with the sign that stands directly before it; an operator when it is one.
Token word_token(std::string_view word) {
    if (word == "AND") return {{std::string(word)}, Mark::operator_and};
    if (word == "OR") return {{std::string(word)}, Mark::operator_or};
    if (word == "NOT") return {{std::string(word)}, Mark::operator_not};
    if (word.size() > 1 && word[0] == '-') return {{std::string(word.substr(1))}, Mark::excluded};
    if (word.size() > 1 && word[0] == '+') word.remove_prefix(1);
    return {{std::string(word)}, Mark::none};
}

/// Words and quoted phrases; a quote without its partner counts as a space.
std::vector<Token> tokens(std::string_view body) {
    std::vector<Token> list;
    std::string word;
    auto const end_word = [&] {
        if (!word.empty()) list.push_back(word_token(word));
        word.clear();
    };
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (body[i] != '"' && body[i] != ' ') {
            word += body[i];
            continue;
        }
        auto const close = body[i] == '"' ? body.find('"', i + 1) : body.npos;
        if (close == body.npos) {
            end_word();
            continue;
        }
        bool const excluded = word == "-";
        if (excluded || word == "+") word.clear();
        end_word();
        auto const phrase = trimmed(body.substr(i + 1, close - i - 1));
        if (!phrase.empty())
            list.push_back({{std::string(phrase), true}, excluded ? Mark::excluded : Mark::none});
        i = close;
    }
    end_word();
    return list;
}

bool is_operand(Token const &token) { return token.mark == Mark::none || token.mark == Mark::excluded; }

/// An operator without something to work on is a word like any other.
void settle_operators(std::vector<Token> &list) {
    for (std::size_t i = list.size(); i-- > 0;) {
        if (is_operand(list[i])) continue;
        bool const right =
            i + 1 < list.size() && (is_operand(list[i + 1]) || list[i + 1].mark == Mark::operator_not);
        bool const left = i > 0 && is_operand(list[i - 1]);
        if (!right || (!left && list[i].mark != Mark::operator_not)) list[i].mark = Mark::none;
    }
}

} // namespace

SignedValue read_sign(std::string_view value) {
    auto const text = narrow(value);
    SignedValue read;
    read.after_space = text.starts_with(' ') && !trimmed(text).empty();
    auto body = trimmed(text);
    if (!read.after_space && !body.empty() && (body[0] == '+' || body[0] == '-')) {
        read.sign = body[0] == '+' ? Sign::should : Sign::must_not;
        body = trimmed(body.substr(1));
    }
    read.body = body;
    return read;
}

bool KeywordReader::admit(Term const &term, std::string const &parameter) {
    if (only_punctuation(term.text)) return false;
    if (++m_terms == most_terms + 1)
        m_warnings.push_back({"bad-value", {{"param", parameter}, {"value", term.text}}});
    return m_terms <= most_terms;
}

std::vector<KeywordReader::Alternative> KeywordReader::alternatives(std::string_view body,
                                                                    std::string const &parameter) {
    auto list = tokens(body);
    settle_operators(list);
    std::vector<Alternative> found(1);
    bool negated = false;
    for (auto &token : list) {
        if (token.mark == Mark::operator_or) found.emplace_back();
        if (token.mark == Mark::operator_not) negated = true;
        if (!is_operand(token)) continue;
        bool const excluded = negated || token.mark == Mark::excluded;
        negated = false;
        if (admit(token.term, parameter))
            (excluded ? found.back().excluded : found.back().terms).push_back(std::move(token.term));
    }
    return found;
}

void KeywordReader::read(Parameter const &parameter, std::string const &field, Sign plain,
                         std::vector<Keywords> &out) {
    auto value = read_sign(parameter.value);
    if (value.after_space) m_warnings.push_back({"plus-decoded-as-space", {{"param", parameter.name}}});
    auto const before = out.size();
    auto const found = alternatives(value.body, parameter.name);
    auto const full =
        std::count_if(found.begin(), found.end(), [](auto const &a) { return !a.terms.empty(); });
    auto sign = value.sign == Sign::must ? plain : value.sign;
    int group = 0;
    if (sign == Sign::must && full > 1) sign = Sign::should, group = ++m_groups;
    for (auto const &alternative : found) {
        if (!alternative.terms.empty()) out.push_back({sign, alternative.terms, field, group});
        for (auto const &term : alternative.excluded) out.push_back({Sign::must_not, {term}, field});
    }
    if (out.size() == before && !parameter.value.empty() && m_terms <= most_terms)
        m_warnings.push_back({"bad-value", {{"param", parameter.name}, {"value", parameter.value}}});
}

} // namespace tsunagi::api
