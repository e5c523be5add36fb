#include "normalizer/normalize/rights/guards.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::normalizer::rights {

namespace {

/// The place `characters` behind `from`, not behind `limit`.
std::size_t forward(std::string_view text, std::size_t from, int characters, std::size_t limit) {
    limit = std::min(limit, text.size());
    auto at = from;
    while (at < limit && characters-- > 0) do
            ++at;
        while (at < limit && !starts_character(text[at]));
    return at;
}

std::size_t backward(std::string_view text, std::size_t from, int characters) {
    auto at = from;
    while (at > 0 && characters-- > 0) do
            --at;
        while (at > 0 && !starts_character(text[at]));
    return at;
}

std::string_view between(std::string_view text, std::size_t begin, std::size_t end) {
    return end > begin ? text.substr(begin, end - begin) : std::string_view();
}

template <class Words>
bool has_any(std::string_view text, Words const &words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

int constexpr near_characters = 12;  // contract: within 12 characters
int constexpr latin_characters = 30; // the same distance in letters
int constexpr beside_characters = 6; // contract: 相当, 準拠 within 6

constexpr std::array<std::string_view, 9> limits{"ない", "ません", "不可", "除く", "以外",
                                                 "除き", "一部",   "場合", "限り"};
constexpr std::array<std::string_view, 6> english_limits{"except", "unless", "exclud",
                                                         " not ",  "n't ",   "other than"};
constexpr std::array<std::string_view, 7> english_negations{"not ", "n't ",    "no longer", "never ",
                                                            "non-", "except ", "unless "};
constexpr std::array<std::string_view, 6> likenesses{"相当", "準拠", "準じ", "互換", "同等", "equivalent"};
constexpr std::array<std::string_view, 5> states{"米国", "アメリカ", "united states", "u.s.", "usa"};
constexpr std::array<std::string_view, 6> elsewhere{"海外",   "外国",          "国外",
                                                    "abroad", "outside japan", "foreign"};
constexpr std::array<std::string_view, 4> denials{"ない", "ません", "不可", "禁止"};
constexpr std::array<std::string_view, 3> frames{"以外", "限り", "限る"};

bool belongs_to_another(GuardedText const &guarded, Span const &phrase, Span const &word) {
    return std::any_of(guarded.others.begin(), guarded.others.end(), [&](Span const &other) {
        return other.begin <= word.begin && word.end <= other.end && !other.overlaps(phrase);
    });
}

/// Some limiting word behind the phrase that is not part of another phrase.
bool is_limited(GuardedText const &guarded, Span const &phrase) {
    auto const end = forward(guarded.text, phrase.end, near_characters, guarded.reach);
    auto const window = between(guarded.text, phrase.end, end);
    for (auto const word : limits)
        for (auto at = window.find(word); at != window.npos; at = window.find(word, at + 1)) {
            Span const found{phrase.end + at, phrase.end + at + word.size()};
            if (!belongs_to_another(guarded, phrase, found)) return true;
        }
    auto const latin_end = forward(guarded.text, phrase.end, latin_characters, guarded.reach);
    return has_any(between(guarded.text, phrase.end, latin_end), english_limits);
}

/// "not in the public domain", 非パブリックドメイン, 一部パブリックドメイン
bool is_negated_before(std::string_view text, Span const &phrase) {
    auto const beside = between(text, backward(text, phrase.begin, 1), phrase.begin);
    if (beside == "非" || beside == "未") return true;
    auto const near = between(text, backward(text, phrase.begin, beside_characters), phrase.begin);
    if (near.find("一部") != near.npos) return true;
    return has_any(between(text, backward(text, phrase.begin, latin_characters), phrase.begin),
                   english_negations);
}

bool is_likened(GuardedText const &guarded, Span const &phrase) {
    auto const end = forward(guarded.text, phrase.end, beside_characters, guarded.reach);
    return has_any(between(guarded.text, phrase.end, end), likenesses);
}

Verdict country(GuardedText const &guarded, Span const &phrase) {
    auto const &text = guarded.text;
    auto const around = [&](int characters, auto const &words) {
        auto const begin = backward(text, phrase.begin, characters);
        auto const end = forward(text, phrase.end, characters, guarded.reach);
        return has_any(between(text, begin, phrase.begin), words) ||
               has_any(between(text, phrase.end, end), words);
    };
    if (around(near_characters, states) ||
        around(latin_characters, std::array{states[2], states[3], states[4]}))
        return Verdict::in_the_united_states;
    if (around(near_characters, elsewhere) ||
        around(latin_characters, std::array{elsewhere[4], elsewhere[5]}))
        return Verdict::other_country;
    return Verdict::accepted;
}

} // namespace

Verdict guard_free(GuardedText const &guarded, Span const &phrase, bool is_public_domain) {
    if (is_likened(guarded, phrase)) return Verdict::equivalent;
    if (is_limited(guarded, phrase) || is_negated_before(guarded.text, phrase)) return Verdict::refused;
    return is_public_domain ? country(guarded, phrase) : Verdict::accepted;
}

Verdict guard_conditional(GuardedText const &guarded, Span const &phrase) {
    auto const end = forward(guarded.text, phrase.end, near_characters, guarded.reach);
    auto const window = between(guarded.text, phrase.end, end);
    if (is_negated_before(guarded.text, phrase)) return Verdict::refused;
    return has_any(window, denials) && !has_any(window, frames) ? Verdict::refused : Verdict::accepted;
}

bool names_version_one(std::string_view text, Span const &phrase) {
    auto const end = forward(text, phrase.end, beside_characters, text.size());
    auto const window = between(text, backward(text, phrase.end, beside_characters), end);
    return window.find("1.0") != window.npos || window.find("第1版") != window.npos;
}

} // namespace tsunagi::normalizer::rights
