// Which language and script a text is in (crosswalks contract, "Language and script").
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::normalizer {

/// BCP 47 language and ISO 15924 script. "ja" with "Kana", "Hira" or "Hrkt" is a candidate for a reading.
struct LanguageTag {
    std::string lang, script;
};

/// The tag that was given wins; without one the script of the text decides. Latin letters are "und" unless
/// the dataset says what they are (`latin_language`, empty = und).
LanguageTag language_tag(std::string_view text, std::string_view given_tag, std::string_view latin_language);

/// At least one kana, and beside kana only spaces, digits and punctuation.
bool is_kana_only(std::string_view text);

} // namespace tsunagi::normalizer
