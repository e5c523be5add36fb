// Text as it is compared: never as it is stored.
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::normalizer {

std::string nfkc(std::string_view);           ///< Unicode NFKC; invalid UTF-8 becomes U+FFFD
std::string lower(std::string_view);          ///< full case folding
std::u32string code_points(std::string_view); ///< of valid UTF-8
std::string utf8(std::u32string_view);
std::string squash(std::string_view); ///< white space (also U+3000) to single spaces, trimmed at both ends
bool is_valid_utf8(std::string_view);

/// Whether a byte of valid UTF-8 begins a character.
constexpr bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

/// As words of vocabularies are compared: NFKC, case folded, squashed.
std::string comparable(std::string_view);

} // namespace tsunagi::normalizer
