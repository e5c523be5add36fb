#include "normalizer/normalize/word_index.hpp"

#include "normalizer/normalize/text.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

/// The bytes of the first character, packed: a key that needs no decoding.
std::uint32_t start_key(std::string_view text, std::size_t at) {
    std::uint32_t key = static_cast<unsigned char>(text[at]);
    for (auto i = at + 1; i < text.size() && i < at + 4 && !starts_character(text[i]); ++i)
        key = (key << 8) | static_cast<unsigned char>(text[i]);
    return key;
}

bool is_ascii_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Lead bytes C3–C9 are the accented Latin letters U+00C0–U+027F.
bool is_latin_lead(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return byte >= 0xC3 && byte <= 0xC9;
}

bool latin_before(std::string_view text, std::size_t position) {
    if (position == 0) return false;
    if (is_ascii_word_byte(text[position - 1])) return true;
    return position > 1 && !starts_character(text[position - 1]) && is_latin_lead(text[position - 2]);
}

bool latin_after(std::string_view text, std::size_t end) {
    return end < text.size() && (is_ascii_word_byte(text[end]) || is_latin_lead(text[end]));
}

} // namespace

bool is_whole_word(std::string_view text, std::size_t position, std::size_t length) {
    auto const end = position + length;
    if (is_ascii_word_byte(text[position]) && latin_before(text, position)) return false;
    return !(is_ascii_word_byte(text[end - 1]) && latin_after(text, end));
}

void WordIndex::add(std::string word, std::size_t id) {
    if (word.empty()) return;
    auto &words = m_by_start[start_key(word, 0)];
    auto const place = std::find_if(words.begin(), words.end(),
                                    [&](Word const &other) { return other.text.size() < word.size(); });
    words.insert(place, Word{std::move(word), id});
}

template <class Take>
void WordIndex::words_at(std::string_view text, std::size_t position, Take take) const {
    auto const found = m_by_start.find(start_key(text, position));
    if (found == m_by_start.end()) return;
    auto const rest = text.substr(position);
    for (auto const &word : found->second)
        if (rest.starts_with(word.text) && is_whole_word(text, position, word.text.size()) &&
            !take(Hit{word.id, position, word.text.size()}))
            return;
}

std::optional<std::size_t> WordIndex::whole(std::string_view text) const {
    if (text.empty()) return {};
    auto const found = m_by_start.find(start_key(text, 0));
    if (found == m_by_start.end()) return {};
    for (auto const &word : found->second)
        if (word.text == text) return word.id;
    return {};
}

std::optional<WordIndex::Hit> WordIndex::longest_at(std::string_view text, std::size_t position) const {
    std::optional<Hit> result;
    if (position < text.size())
        words_at(text, position, [&](Hit const &hit) {
            result = hit;
            return false;
        });
    return result;
}

std::vector<WordIndex::Hit> WordIndex::hits(std::string_view text) const {
    std::vector<Hit> all;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!starts_character(text[at])) continue;
        words_at(text, at, [&](Hit const &hit) {
            all.push_back(hit);
            return true;
        });
    }
    return all;
}

std::optional<WordIndex::Hit> WordIndex::longest(std::string_view text) const {
    std::optional<Hit> best;
    for (auto const &hit : hits(text))
        if (!best || hit.length > best->length ||
            (hit.length == best->length && hit.position > best->position))
            best = hit;
    return best;
}

} // namespace tsunagi::normalizer
