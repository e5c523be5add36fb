#include "normalizer/normalize/text.hpp"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace tsunagi::normalizer {

namespace {

char32_t constexpr replacement = 0xFFFD;

/// Eight bytes at a time: most of what is read is ASCII, and most comparisons are of ASCII.
bool is_ascii(std::string_view text) {
    std::uint64_t constexpr high_bits = 0x8080808080808080ULL;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, 8);
        if (word & high_bits) return false;
    }
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The code point at `at`, which moves behind it; negative for bytes that are no UTF-8.
UChar32 next(std::string_view text, std::size_t &at) {
    UChar32 c = 0;
    auto const *bytes = reinterpret_cast<std::uint8_t const *>(text.data());
    U8_NEXT(bytes, at, text.size(), c);
    return c;
}

void append(std::string &out, char32_t c) {
    bool const writable = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    auto const code = static_cast<std::uint32_t>(writable ? c : replacement);
    std::uint8_t bytes[4];
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, code);
    out.append(reinterpret_cast<char const *>(bytes), length);
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

icu::Normalizer2 const &nfkc_instance() {
    UErrorCode status = U_ZERO_ERROR;
    auto const *instance = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status))
        throw std::runtime_error(std::string("ICU cannot load its NFKC data: '") + u_errorName(status) +
                                 "'; the ICU library of this machine is expected to carry it.");
    return *instance;
}

std::string nfkc_of_valid(std::string_view text) {
    static icu::Normalizer2 const &normalizer = nfkc_instance();
    UErrorCode status = U_ZERO_ERROR;
    if (normalizer.isNormalizedUTF8(piece(text), status) && U_SUCCESS(status)) return std::string(text);
    std::string out;
    out.reserve(text.size());
    icu::StringByteSink<std::string> sink(&out);
    status = U_ZERO_ERROR;
    normalizer.normalizeUTF8(0, piece(text), sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(text);
}

} // namespace

std::string nfkc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    if (is_valid_utf8(text)) return nfkc_of_valid(text);
    return nfkc_of_valid(utf8(code_points(text)));
}

std::string lower(std::string_view text) {
    std::string out;
    if (is_ascii(text)) {
        out.assign(text);
        for (auto &c : out)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return out;
    }
    out.reserve(text.size());
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    icu::CaseMap::utf8Fold(U_FOLD_CASE_DEFAULT, piece(text), sink, nullptr, status);
    return U_SUCCESS(status) ? out : std::string(text);
}

std::u32string code_points(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const c = next(text, at);
        out.push_back(c < 0 ? replacement : static_cast<char32_t>(c));
    }
    return out;
}

std::string utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (auto const c : text) append(out, c);
    return out;
}

std::string squash(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        auto const start = at;
        auto const c = next(text, at);
        if (c >= 0 && u_isUWhiteSpace(c)) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        out += text.substr(start, at - start); // bytes that are no UTF-8 stay: squash repairs nothing
    }
    return out;
}

std::string comparable(std::string_view text) { return squash(lower(nfkc(text))); }

bool is_valid_utf8(std::string_view text) {
    if (is_ascii(text)) return true;
    for (std::size_t at = 0; at < text.size();)
        if (next(text, at) < 0) return false;
    return true;
}

} // namespace tsunagi::normalizer
