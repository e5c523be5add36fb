// Words of a record in an element that names their language: without it a browser takes Chinese forms of
// kanji, and a screen reader reads Japanese as English (portal contract 3.2).
#pragma once

#include <string>
#include <string_view>

#include "api/portal/html.hpp"

namespace tsunagi::api {

/// The told language when it has the form of a BCP 47 tag, else `ja` for kana and kanji, else empty (not
/// known: the words take the language of the page).
std::string language_of(std::string_view words, std::string_view told = "");

/// <span lang="ja">words</span>, a bare text where no language is known.
Html spoken(std::string_view words, std::string_view told_language = "");

} // namespace tsunagi::api
