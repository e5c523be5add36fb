#include "indexer/analysis/porter.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::indexer {

namespace {

using Text = std::string_view;

bool is_consonant(std::string const &word, std::size_t i) {
    switch (word[i]) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
        return false;
    case 'y':
        return i == 0 || !is_consonant(word, i - 1);
    default:
        return true;
    }
}

/// Porter's m: how many vowel-consonant sequences the first `length` letters hold.
int measure(std::string const &word, std::size_t length) {
    int sequences = 0;
    for (std::size_t i = 1; i < length; ++i)
        if (is_consonant(word, i) && !is_consonant(word, i - 1)) ++sequences;
    return sequences;
}

bool has_vowel(std::string const &word, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i)
        if (!is_consonant(word, i)) return true;
    return false;
}

bool ends_in_double_consonant(std::string const &word) {
    auto const n = word.size();
    return n >= 2 && word[n - 1] == word[n - 2] && is_consonant(word, n - 1);
}

/// Porter's *o: consonant, vowel, consonant other than w, x, y.
bool ends_in_short_syllable(std::string const &word, std::size_t length) {
    if (length < 3) return false;
    char const last = word[length - 1];
    return is_consonant(word, length - 3) && !is_consonant(word, length - 2) &&
           is_consonant(word, length - 1) && last != 'w' && last != 'x' && last != 'y';
}

struct Rule {
    Text suffix, replacement;
};

/// The first rule whose suffix fits decides; it is applied when the rest has at least `least` sequences.
template <std::size_t N>
void replace_suffix(std::string &word, std::array<Rule, N> const &rules, int least) {
    auto const fitting = std::find_if(rules.begin(), rules.end(),
                                      [&](Rule const &rule) { return Text(word).ends_with(rule.suffix); });
    if (fitting == rules.end()) return;
    auto const rest = word.size() - fitting->suffix.size();
    if (measure(word, rest) >= least) word.replace(rest, std::string::npos, fitting->replacement);
}

void strip_plural(std::string &word) {
    if (word.ends_with("sses") || word.ends_with("ies"))
        word.resize(word.size() - 2);
    else if (word.ends_with("s") && !word.ends_with("ss"))
        word.pop_back();
}

void repair_after_past_tense(std::string &word) {
    if (word.ends_with("at") || word.ends_with("bl") || word.ends_with("iz"))
        word += 'e';
    else if (ends_in_double_consonant(word) && word.back() != 'l' && word.back() != 's' && word.back() != 'z')
        word.pop_back();
    else if (measure(word, word.size()) == 1 && ends_in_short_syllable(word, word.size()))
        word += 'e';
}

void strip_past_tense(std::string &word) {
    if (word.ends_with("eed")) {
        if (measure(word, word.size() - 3) > 0) word.pop_back();
        return;
    }
    for (Text const suffix : {Text("ed"), Text("ing")}) {
        if (!word.ends_with(suffix) || !has_vowel(word, word.size() - suffix.size())) continue;
        word.resize(word.size() - suffix.size());
        repair_after_past_tense(word);
        return;
    }
}

constexpr std::array<Rule, 20> derivations{
    {{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"}, {"anci", "ance"}, {"izer", "ize"},
     {"abli", "able"},   {"alli", "al"},     {"entli", "ent"}, {"eli", "e"},     {"ousli", "ous"},
     {"ization", "ize"}, {"ation", "ate"},   {"ator", "ate"},  {"alism", "al"},  {"iveness", "ive"},
     {"fulness", "ful"}, {"ousness", "ous"}, {"aliti", "al"},  {"iviti", "ive"}, {"biliti", "ble"}}};
constexpr std::array<Rule, 7> qualities{{{"icate", "ic"},
                                         {"ative", ""},
                                         {"alize", "al"},
                                         {"iciti", "ic"},
                                         {"ical", "ic"},
                                         {"ful", ""},
                                         {"ness", ""}}};
constexpr std::array<Text, 18> endings{"al",   "ance", "ence", "er",  "ic",  "able", "ible", "ant", "ement",
                                       "ment", "ent",  "ou",   "ism", "ate", "iti",  "ous",  "ive", "ize"};

void strip_ending(std::string &word) {
    if (word.ends_with("sion") || word.ends_with("tion")) {
        if (measure(word, word.size() - 3) > 1) word.resize(word.size() - 3);
        return;
    }
    Text longest;
    for (Text const ending : endings)
        if (word.ends_with(ending) && ending.size() > longest.size()) longest = ending;
    if (!longest.empty() && measure(word, word.size() - longest.size()) > 1)
        word.resize(word.size() - longest.size());
}

void tidy_end(std::string &word) {
    if (word.ends_with("e")) {
        int const sequences = measure(word, word.size() - 1);
        if (sequences > 1 || (sequences == 1 && !ends_in_short_syllable(word, word.size() - 1)))
            word.pop_back();
    }
    if (word.ends_with("ll") && measure(word, word.size()) > 1) word.pop_back();
}

} // namespace

std::u32string english_stem(std::u32string_view text) {
    bool const english =
        std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= U'a' && c <= U'z'; });
    if (!english || text.size() < 4 || text.size() > 40) return std::u32string(text);
    std::string word;
    for (char32_t const c : text) word += static_cast<char>(c);
    strip_plural(word);
    strip_past_tense(word);
    if (word.ends_with("y") && has_vowel(word, word.size() - 1)) word.back() = 'i';
    replace_suffix(word, derivations, 1);
    replace_suffix(word, qualities, 1);
    strip_ending(word);
    tidy_end(word);
    return std::u32string(word.begin(), word.end());
}

} // namespace tsunagi::indexer
