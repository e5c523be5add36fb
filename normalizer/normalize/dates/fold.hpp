// The copy of a text that is compared: NFKC, small letters, one form for each dash, bracket and old
// character.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tsunagi::normalizer::dates {

struct CharacterVariant;

struct Folded {
    std::u32string text;  ///< for matching
    std::u32string shown; ///< character for character beside `text`: NFKC, but not folded further
};

class Folder {
public:
    explicit Folder(std::span<CharacterVariant const> old_forms);
    Folded fold(std::string_view provided) const;

private:
    char32_t one(char32_t) const;
    void append(Folded &, char32_t) const;

    std::unordered_map<char32_t, char32_t> m_forms;
};

} // namespace tsunagi::normalizer::dates
