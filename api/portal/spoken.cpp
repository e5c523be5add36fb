#include "api/portal/spoken.hpp"

#include <algorithm>

namespace tsunagi::api {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Language of two or three letters, then subtags (RFC 5646 2.1); nothing that could be anything else.
bool is_language_tag(std::string_view tag) {
    auto const language = tag.substr(0, tag.find('-'));
    bool const short_enough = (language.size() == 2 || language.size() == 3) && tag.size() <= 35;
    return short_enough && std::ranges::all_of(language, is_letter) && tag.back() != '-' &&
           std::ranges::all_of(tag,
                               [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

/// Kana U+3040–30FF, kanji U+3400–9FFF and U+20000–3FFFF, half-width kana: E3 81–83, E3 90 – E9, EF BD/BE,
/// F0 A0–BF in UTF-8.
bool is_japanese(std::string_view words) {
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        auto const first = static_cast<unsigned char>(words[i]);
        auto const second = static_cast<unsigned char>(words[i + 1]);
        if (first == 0xE3 && second >= 0x81 && second != 0x84 && second != 0x85) return true;
        if (first >= 0xE4 && first <= 0xE9) return true;
        if (first == 0xF0 && second >= 0xA0) return true;
        if (first == 0xEF && (second == 0xBD || second == 0xBE)) return true;
    }
    return false;
}

} // namespace

std::string language_of(std::string_view words, std::string_view told) {
    if (!told.empty() && is_language_tag(told)) return std::string(told);
    return is_japanese(words) ? "ja" : "";
}

Html spoken(std::string_view words, std::string_view told_language) {
    auto const language = language_of(words, told_language);
    return language.empty() ? text(words) : element("span", {{"lang", language}}, text(words));
}

} // namespace tsunagi::api
