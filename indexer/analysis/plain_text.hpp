// Rule 2 of the Japanese search contract 2: width, case, diacritics, invisible characters, HTML.
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::indexer {

/// Invalid UTF-8 becomes U+FFFD, which is no character to search for.
std::u32string to_utf32(std::string_view utf8);
std::string to_utf8(std::u32string_view);

/// Tags and entities removed (a tag of a block counts as a space).
std::string without_markup(std::string_view);

/// NFKC, case folded, Latin diacritics and invisible characters removed, Roman numerals Ⅰ–Ⅻ as digits.
std::u32string plain_text(std::string_view utf8);

} // namespace tsunagi::indexer
