#include "normalizer/normalize/language_tag.hpp"

#include "normalizer/normalize/text.hpp"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <array>
#include <utility>

namespace tsunagi::normalizer {

namespace {

/// What a text is written in; one walk over its characters.
struct Scripts {
    bool hiragana = false, katakana = false, han = false, hangul = false, cyrillic = false, latin = false;
    UScriptCode other = USCRIPT_COMMON; ///< the first letter of any other script
    bool kana() const { return hiragana || katakana; }
    bool letter_beside_kana() const { return han || hangul || cyrillic || latin || other != USCRIPT_COMMON; }
};

void note(Scripts &scripts, UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (auto const script = uscript_getScript(c, &status); script) {
    case USCRIPT_HIRAGANA:
        scripts.hiragana = true;
        break;
    case USCRIPT_KATAKANA:
        scripts.katakana = true;
        break;
    case USCRIPT_HAN:
        scripts.han = true;
        break;
    case USCRIPT_HANGUL:
        scripts.hangul = true;
        break;
    case USCRIPT_CYRILLIC:
        scripts.cyrillic = true;
        break;
    case USCRIPT_LATIN:
        scripts.latin = true;
        break;
    default:
        if (u_isalpha(c) && script > USCRIPT_INHERITED && scripts.other == USCRIPT_COMMON)
            scripts.other = script;
    }
}

Scripts scripts_of(std::string_view text) {
    Scripts scripts;
    for (auto const c : code_points(text)) {
        if (c < 0x80)
            scripts.latin = scripts.latin || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        else
            note(scripts, static_cast<UChar32>(c));
    }
    return scripts;
}

std::string kana_script(Scripts const &scripts) {
    if (scripts.hiragana && scripts.katakana) return "Hrkt";
    return scripts.katakana ? "Kana" : "Hira";
}

LanguageTag by_script(Scripts const &scripts, std::string_view latin_language) {
    if (scripts.kana() && !scripts.letter_beside_kana()) return {"ja", kana_script(scripts)};
    if (scripts.kana() || scripts.han) return {"ja", "Jpan"};
    if (scripts.hangul) return {"ko", "Kore"};
    if (scripts.cyrillic) return {"ru", "Cyrl"};
    if (scripts.latin) return {std::string(latin_language.empty() ? "und" : latin_language), "Latn"};
    if (scripts.other != USCRIPT_COMMON) return {"und", uscript_getShortName(scripts.other)};
    return {"und", ""};
}

/// "jpn", "JA-hrkt", "zh_Hant_TW" -> language and script in the writing of BCP 47; empty when it is no tag.
LanguageTag parsed(std::string_view given_tag) {
    std::array<char, ULOC_FULLNAME_CAPACITY> name{};
    UErrorCode status = U_ZERO_ERROR;
    auto const tag = std::string(given_tag);
    uloc_canonicalize(tag.c_str(), name.data(), static_cast<std::int32_t>(name.size()), &status);
    std::array<char, 16> lang{}, script{};
    uloc_getLanguage(name.data(), lang.data(), static_cast<std::int32_t>(lang.size()), &status);
    uloc_getScript(name.data(), script.data(), static_cast<std::int32_t>(script.size()), &status);
    if (U_FAILURE(status)) return {};
    return {lang.data(), script.data()};
}

bool is_tag_like(std::string_view tag) {
    if (tag.size() < 2 || tag.size() > 35) return false; // RFC 5646 4.4.1: 35 characters hold any usual tag
    for (char const c : tag)
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
              c == '_'))
            return false;
    return true;
}

LanguageTag given(std::string_view tag) {
    if (tag == "ja" || tag == "en") return {std::string(tag), ""};
    return is_tag_like(tag) ? parsed(tag) : LanguageTag{};
}

} // namespace

LanguageTag language_tag(std::string_view text, std::string_view given_tag, std::string_view latin_language) {
    auto tag = given(squash(given_tag));
    if (!tag.lang.empty() && !tag.script.empty()) return tag;
    auto seen = by_script(scripts_of(text), latin_language);
    if (!tag.lang.empty()) return {std::move(tag.lang), std::move(seen.script)};
    return seen;
}

bool is_kana_only(std::string_view text) {
    auto const scripts = scripts_of(text);
    return scripts.kana() && !scripts.letter_beside_kana();
}

} // namespace tsunagi::normalizer
