#include "normalizer/normalize/dates/guards.hpp"

#include <algorithm>

#include "normalizer/normalize/dates/numerals.hpp"

namespace tsunagi::normalizer::dates {

namespace {

constexpr std::size_t most_tokens = 64;
constexpr int deepest_brackets = 3;

bool means_nothing(Token const &token) {
    switch (token.sign) {
    case Sign::number:
    case Sign::name:
    case Sign::abbreviation:
    case Sign::cycle:
    case Sign::month_name:
    case Sign::season:
    case Sign::word:
    case Sign::other:
    case Sign::life:
        return false;
    default:
        return true;
    }
}

} // namespace

// 0000, 9999, 0000-00-00, 9999/12/31.
bool is_filler_text(std::u32string_view folded) {
    if (folded.size() < 4 || folded.size() > 10) return false;
    auto const year = folded.substr(0, 4);
    if (year != U"0000" && year != U"9999") return false;
    return std::all_of(folded.begin() + 4, folded.end(), [](char32_t c) {
        return is_digit(c) || c == U'-' || c == U'/' || c == U'.' || c == U'年';
    });
}

bool says_unknown(TokenSpan tokens) {
    if (tokens.empty() || !std::all_of(tokens.begin(), tokens.end(), means_nothing)) return tokens.empty();
    auto const empty_sign = [](Token const &token) {
        switch (token.sign) {
        case Sign::dash:
        case Sign::blank:
        case Sign::uncertain:
        case Sign::dot:
        case Sign::slash:
        case Sign::open_square:
        case Sign::close_square:
        case Sign::open_round:
        case Sign::close_round:
            return true;
        default:
            return false;
        }
    };
    return std::any_of(tokens.begin(), tokens.end(),
                       [](Token const &token) { return token.sign == Sign::unknown; }) ||
           std::all_of(tokens.begin(), tokens.end(), empty_sign);
}

bool tells_a_life(TokenSpan tokens) {
    return std::any_of(tokens.begin(), tokens.end(),
                       [](Token const &token) { return token.sign == Sign::life; });
}

bool tells_copyright(TokenSpan tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](Token const &token) {
        return token.sign == Sign::kind && token.value == static_cast<int>(Kind::copyright);
    });
}

bool is_too_tangled(TokenSpan tokens) {
    if (tokens.size() > most_tokens) return true;
    int depth = 0, deepest = 0;
    for (auto const &token : tokens) {
        if (token.sign == Sign::open_round || token.sign == Sign::open_square)
            deepest = std::max(deepest, ++depth);
        if (token.sign == Sign::close_round || token.sign == Sign::close_square) --depth;
    }
    return deepest > deepest_brackets;
}

} // namespace tsunagi::normalizer::dates
