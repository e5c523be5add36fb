// Bytes to UTF-8. UTF-8 always comes first; other encodings only when bytes are not valid UTF-8 (harvesting
// contract 4, and 12 rows 20-22).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

/// Length of the UTF-8 character at `at` (1-4), 0 when the bytes there are not UTF-8.
std::size_t utf8_length(std::string_view text, std::size_t at);
bool is_utf8(std::string_view text);
void append_utf8(std::string &out, std::uint32_t code_point);
/// Code point of "amp", "#38", "#x26" …; 0 when it is none of the five names and no number.
std::uint32_t code_point_of_reference(std::string_view name);

/// Nothing when the bytes do not fit the encoding or the name is unknown to ICU.
std::optional<std::string> to_utf8(std::string_view bytes, std::string const &encoding);

struct ReadableText {
    std::string_view bytes; ///< without byte order mark
    std::string converted;
    std::string encoding; ///< what `converted` was converted from; empty = read `bytes` as they are

    std::string_view text() const { return encoding.empty() ? bytes : std::string_view(converted); }
};

/// Text of a whole file: by byte order mark, as UTF-8, then by `encodings` in turn, then, if `guess`, by
/// Shift_JIS and EUC-JP (uchardet says in which order). Bytes that fit nothing come back as they are.
/// `bytes` must outlive the result.
ReadableText readable_text(std::string_view bytes, std::vector<std::string> const &encodings, bool guess);

} // namespace tsunagi::harvester
