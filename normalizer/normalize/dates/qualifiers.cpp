#include "normalizer/normalize/dates/grammar.hpp"

namespace tsunagi::normalizer::dates {

namespace {

bool opens(Sign sign) { return sign == Sign::open_round || sign == Sign::open_square; }
bool closes(Sign sign) { return sign == Sign::close_round || sign == Sign::close_square; }

// 2版, 第3刷: the number belongs to the kind (1900 2版).
void drop_number_of_edition(Tokens &tokens) {
    if (!tokens.empty() && tokens.back().sign == Sign::number && tokens.back().digits <= 2) tokens.pop_back();
}

// 年代不明, 月日不詳: the nouns of what is unknown go with the word.
void drop_nouns(Tokens &tokens) {
    auto const is_noun = [&] {
        auto const sign = tokens.back().sign;
        return sign == Sign::decade || sign == Sign::year || sign == Sign::month || sign == Sign::day ||
               sign == Sign::filler || sign == Sign::era_span;
    };
    while (!tokens.empty() && is_noun()) tokens.pop_back();
}

bool take_qualifier(Token const &token, Qualified &into) {
    switch (token.sign) {
    case Sign::approximate:
        into.approximate = true;
        return true;
    case Sign::unknown:
        drop_nouns(into.tokens);
        [[fallthrough]];
    case Sign::uncertain:
        into.uncertain = true;
        return true;
    case Sign::earlier:
        into.earlier = true;
        return true;
    case Sign::later:
        into.later = true;
        return true;
    case Sign::kind_unit:
        drop_number_of_edition(into.tokens);
        return true;
    case Sign::kind:
        return true;
    default:
        return false;
    }
}

} // namespace

Qualified take_qualifiers(TokenSpan tokens) {
    Qualified result;
    result.tokens.reserve(tokens.size());
    int depth = 0;
    bool after_open_side = false;
    for (auto const &token : tokens) {
        if (opens(token.sign)) ++depth;
        if (closes(token.sign)) --depth;
        // pre-1900: the hyphen belongs to the word.
        if (after_open_side && token.sign == Sign::dash && !token.spaced) continue;
        if (depth != 0 || !take_qualifier(token, result)) {
            after_open_side = false;
            result.tokens.push_back(token);
            continue;
        }
        after_open_side = token.latin && (token.sign == Sign::earlier || token.sign == Sign::later);
        bool const marks = token.sign != Sign::kind && token.sign != Sign::kind_unit;
        if (marks && !result.tokens.empty() && result.tokens.back().sign == Sign::name)
            result.tokens.back().marked = true;
    }
    return result;
}

} // namespace tsunagi::normalizer::dates
