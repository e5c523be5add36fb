#include "normalizer/normalize/says_nothing.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace tsunagi::normalizer {

namespace {

/// 不明 is not among them: it says that the matter was looked into (places: unknown; rights: UND).
/// なし is not, either: it may mean "no restriction" as well as "no entry".
constexpr std::array empty_words{
    std::string_view("null"),       std::string_view("n/a"),        std::string_view("\\n"),
    std::string_view("未詳"),       std::string_view("記載なし"),   std::string_view("記載無し"),
    std::string_view("s.l."),       std::string_view("s.n."),       std::string_view("出版地不明"),
    std::string_view("出版者不明"), std::string_view("出版年不明"), std::string_view("発行地不明"),
    std::string_view("発行者不明")};

constexpr std::array brackets{std::string_view("["),  std::string_view("]"),  std::string_view("("),
                              std::string_view(")"),  std::string_view("〔"), std::string_view("〕"),
                              std::string_view("【"), std::string_view("】")};

constexpr std::array dashes{std::string_view("-"),  std::string_view("‐"), std::string_view("–"),
                            std::string_view("—"),  std::string_view("―"), std::string_view("−"),
                            std::string_view("ー"), std::string_view("─"), std::string_view("*"),
                            std::string_view(" ")};

template <class Marks>
bool takes_one_off_the_front(std::string_view &text, Marks const &marks) {
    auto const mark = std::find_if(marks.begin(), marks.end(),
                                   [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (mark == marks.end()) return false;
    text.remove_prefix(mark->size());
    return true;
}

std::string_view without_brackets(std::string_view text) {
    while (takes_one_off_the_front(text, brackets)) {
    }
    for (bool again = true; again;) {
        again = false;
        for (auto const mark : brackets)
            if (text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                again = true;
            }
    }
    return text;
}

} // namespace

bool says_nothing(std::string_view text) {
    std::size_t constexpr longest = 64; // bytes; no such word is longer, with brackets and spaces
    if (text.size() > longest) return squash(text).empty();
    auto const folded = comparable(text);
    auto rest = without_brackets(folded);
    if (std::find(empty_words.begin(), empty_words.end(), rest) != empty_words.end()) return true;
    while (takes_one_off_the_front(rest, dashes)) {
    }
    return rest.empty();
}

} // namespace tsunagi::normalizer
