#include "indexer/analysis/plain_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <stdexcept>

#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

namespace tsunagi::indexer {

namespace {

icu::Normalizer2 const &folding_normalizer() {
    UErrorCode error = U_ZERO_ERROR;
    auto const *normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no data for NFKC; install libicu with its data");
    return *normalizer;
}

icu::Normalizer2 const &decomposer() {
    UErrorCode error = U_ZERO_ERROR;
    auto const *normalizer = icu::Normalizer2::getNFDInstance(error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no data for NFD; install libicu with its data");
    return *normalizer;
}

bool is_latin_beyond_ascii(char32_t c) { return (c >= 0xC0 && c <= 0x24F) || (c >= 0x1E00 && c <= 0x1EFF); }
bool is_combining(char32_t c) { return (c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A; }

/// Letters whose stroke is no combining mark in Unicode.
char32_t stroked_base(char32_t c) {
    switch (c) {
    case U'ø':
        return U'o';
    case U'ł':
        return U'l';
    case U'đ':
        return U'd';
    case U'ı':
        return U'i';
    default:
        return c;
    }
}

char32_t base_letter(char32_t c) {
    icu::UnicodeString parts;
    if (!decomposer().getDecomposition(static_cast<UChar32>(c), parts)) return stroked_base(c);
    return stroked_base(static_cast<char32_t>(parts.char32At(0)));
}

struct Entity {
    std::string_view name, text;
};
constexpr std::array entities{Entity{"amp", "&"},   Entity{"lt", "<"},   Entity{"gt", ">"},
                              Entity{"quot", "\""}, Entity{"apos", "'"}, Entity{"nbsp", " "}};

/// The text of the entity between & and ;, empty when there is no such entity.
std::string entity_text(std::string_view name) {
    for (auto const &entity : entities)
        if (entity.name == name) return std::string(entity.text);
    if (name.size() < 2 || name[0] != '#') return {};
    bool const hex = name[1] == 'x' || name[1] == 'X';
    auto const digits = name.substr(hex ? 2 : 1);
    std::uint32_t code = 0;
    auto const end = digits.data() + digits.size();
    auto const [stop, error] = std::from_chars(digits.data(), end, code, hex ? 16 : 10);
    if (error != std::errc{} || stop != end || code == 0 || code > 0x10FFFF) return {};
    return to_utf8(std::u32string(1, static_cast<char32_t>(code)));
}

/// <sub> and <b> join what they part; any other tag is a place to break.
bool is_inline_tag(std::string_view tag) {
    auto const start = tag.find_first_not_of('/');
    if (start == std::string_view::npos) return false;
    std::string name;
    for (char const c : tag.substr(start)) {
        if (!std::isalnum(static_cast<unsigned char>(c))) break;
        name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    static constexpr std::array<std::string_view, 12> names{"a", "b",    "em",     "font", "i",   "rb",
                                                            "s", "span", "strong", "sub",  "sup", "u"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Length of the tag that begins at `text`, 0 when "<" is meant as itself ("<江戸>", "a < b").
std::size_t tag_length(std::string_view text) {
    if (text.size() < 3) return 0;
    auto const next = static_cast<unsigned char>(text[1]);
    if (!std::isalpha(next) && next != '/' && next != '!') return 0;
    auto const end = text.find('>');
    return end == std::string_view::npos ? 0 : end + 1;
}

/// Ⅻ -> 12, before NFKC would make letters of it (rule 7). U+2160–216B and U+2170–217B are E2 85 A0–AB,
/// B0–BB.
std::string roman_numerals_as_digits(std::string text) {
    std::string const lead = "\xE2\x85";
    for (auto at = text.find(lead); at != std::string::npos && at + 2 < text.size();
         at = text.find(lead, at)) {
        int const low = static_cast<unsigned char>(text[at + 2]) & 0x1F;
        bool const is_numeral = static_cast<unsigned char>(text[at + 2]) >= 0xA0 && (low & 0x0F) < 12;
        if (is_numeral)
            text.replace(at, 3, std::to_string((low & 0x0F) + 1));
        else
            at += 3;
    }
    return text;
}

} // namespace

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    auto const *bytes = reinterpret_cast<std::uint8_t const *>(utf8.data());
    auto const length = static_cast<std::int32_t>(utf8.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 c;
        U8_NEXT_OR_FFFD(bytes, at, length, c);
        out += static_cast<char32_t>(c);
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (char32_t const c : text) {
        std::array<std::uint8_t, U8_MAX_LENGTH> bytes{};
        std::int32_t length = 0;
        UBool failed = false;
        U8_APPEND(bytes.data(), length, U8_MAX_LENGTH, static_cast<UChar32>(c), failed);
        if (!failed)
            out.append(reinterpret_cast<char const *>(bytes.data()), static_cast<std::size_t>(length));
    }
    return out;
}

std::string without_markup(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '<') {
            if (auto const length = tag_length(text.substr(at))) {
                if (!is_inline_tag(text.substr(at + 1, length - 2))) out += ' ';
                at += length;
                continue;
            }
        } else if (text[at] == '&') {
            auto const end = text.substr(at, 12).find(';');
            auto const value = end == std::string_view::npos ? "" : entity_text(text.substr(at + 1, end - 1));
            if (!value.empty()) {
                out += value;
                at += end + 1;
                continue;
            }
        }
        out += text[at++];
    }
    return out;
}

std::u32string plain_text(std::string_view utf8) {
    bool const marked_up = utf8.find_first_of("<&") != std::string_view::npos;
    auto const cleaned = roman_numerals_as_digits(marked_up ? without_markup(utf8) : std::string(utf8));
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded, static_cast<std::int32_t>(cleaned.size()));
    UErrorCode error = U_ZERO_ERROR;
    folding_normalizer().normalizeUTF8(0, cleaned, sink, nullptr, error);
    if (U_FAILURE(error))
        throw std::runtime_error("ICU could not fold a text of " + std::to_string(cleaned.size()) + " bytes");
    std::u32string out;
    out.reserve(folded.size());
    for (char32_t const c : to_utf32(folded)) {
        if (is_combining(c)) continue;
        out += is_latin_beyond_ascii(c) ? base_letter(c) : c;
    }
    return out;
}

} // namespace tsunagi::indexer
