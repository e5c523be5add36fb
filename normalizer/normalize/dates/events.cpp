#include "normalizer/normalize/dates/events.hpp"

#include <algorithm>

namespace tsunagi::normalizer::dates {

namespace {

bool is_date_sign(Token const &token) {
    return token.sign == Sign::number || token.sign == Sign::name || token.sign == Sign::abbreviation;
}

bool is_kind(Token const &token) { return token.sign == Sign::kind || token.sign == Sign::kind_unit; }
bool tells_event(Token const &token) {
    return token.sign == Sign::word || (token.sign == Sign::kind && token.latin);
}

bool has_date(TokenSpan tokens) { return std::any_of(tokens.begin(), tokens.end(), is_date_sign); }
bool has_kind(TokenSpan tokens) { return std::any_of(tokens.begin(), tokens.end(), is_kind); }
bool has_event(TokenSpan tokens) { return std::any_of(tokens.begin(), tokens.end(), tells_event); }

int kind_of(TokenSpan tokens) {
    auto const found = std::find_if(tokens.begin(), tokens.end(), is_kind);
    return found == tokens.end() ? -1 : found->value;
}

bool is_break(Token const &token) {
    return token.sign == Sign::comma || token.sign == Sign::middot || token.sign == Sign::open_round ||
           token.sign == Sign::open_square;
}

// Without the joints and brackets around it.
TokenSpan trimmed(TokenSpan tokens) {
    auto const closes = [](Token const &token) {
        return token.sign == Sign::close_round || token.sign == Sign::close_square;
    };
    while (!tokens.empty() && (is_break(tokens.front()) || closes(tokens.front())))
        tokens = tokens.subspan(1);
    while (!tokens.empty() && (is_break(tokens.back()) || closes(tokens.back())))
        tokens = tokens.first(tokens.size() - 1);
    return tokens;
}

// Where the first event ends: before a comma or bracket behind which words tell another (1905, printed 1979;
// 1966 (repaired 2009)), before an English kind behind a date (1928 cast 1950s), or between two dates that
// each have a kind of their own (天保3年序、天保5年刊).
std::size_t end_of_first(TokenSpan tokens) {
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        auto const before = tokens.first(i);
        if (!has_date(before)) continue;
        auto const &token = tokens[i];
        if (token.sign == Sign::kind && token.latin && !is_break(tokens[i - 1])) return i;
        if (!is_break(token)) continue;
        auto const rest = tokens.subspan(i + 1);
        auto const next = std::find_if(rest.begin(), rest.end(), is_break);
        auto const segment = rest.first(static_cast<std::size_t>(next - rest.begin()));
        if (has_event(segment) || (has_kind(segment) && has_date(segment) && has_kind(before))) return i;
    }
    return tokens.size();
}

} // namespace

std::vector<Event> split_events(TokenSpan tokens) {
    std::vector<Event> events;
    while (!tokens.empty()) {
        auto const end = end_of_first(tokens);
        auto const event = events.empty() ? tokens.first(end) : trimmed(tokens.first(end));
        if (!event.empty()) events.push_back({event, kind_of(event)});
        tokens = tokens.subspan(end);
        if (!tokens.empty() && is_break(tokens.front())) tokens = tokens.subspan(1);
    }
    return events;
}

Tokens date_words(TokenSpan tokens) {
    Tokens kept;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        // "by" before a name says who, not until when.
        bool const by_whom =
            tokens[i].sign == Sign::earlier && i + 1 < tokens.size() && tokens[i + 1].sign == Sign::word;
        if (tokens[i].sign != Sign::word && !by_whom) kept.push_back(tokens[i]);
    }
    return kept;
}

} // namespace tsunagi::normalizer::dates
