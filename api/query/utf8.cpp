#include "api/query/utf8.hpp"

namespace tsunagi::api {
namespace {

/// Length of the sequence that begins with this byte; 0 = no beginning. C0, C1 and F5 up can only begin
/// overlong or too large forms.
std::size_t sequence_length(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xC2) return 0;
    if (lead < 0xE0) return 2;
    if (lead < 0xF0) return 3;
    return lead < 0xF5 ? 4 : 0;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// The second byte decides on overlong forms, surrogates and what is too large (RFC 3629 4).
bool allowed_second(unsigned char lead, unsigned char second) {
    if (lead == 0xE0) return second >= 0xA0;
    if (lead == 0xED) return second < 0xA0;
    if (lead == 0xF0) return second >= 0x90;
    return lead != 0xF4 || second < 0x90;
}

} // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const lead = static_cast<unsigned char>(text[at]);
        auto const length = sequence_length(lead);
        if (length == 0 || at + length > text.size()) return false;
        for (std::size_t i = 1; i < length; ++i)
            if (!is_continuation(text[at + i])) return false;
        if (length > 1 && !allowed_second(lead, static_cast<unsigned char>(text[at + 1]))) return false;
        at += length;
    }
    return true;
}

char32_t next_code_point(std::string_view text, std::size_t &at) {
    auto const lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) return lead;
    auto length = sequence_length(lead);
    auto point = static_cast<char32_t>(lead & (0x7F >> length));
    while (--length > 0 && at < text.size())
        point = point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
    return point;
}

} // namespace tsunagi::api
