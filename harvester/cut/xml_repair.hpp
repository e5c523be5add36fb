// Characters that no XML parser would take: found, and mended on a copy (harvesting contract 12, rows 17-24).
// The archive keeps the bytes as they came.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

struct RepairedText {
    std::string text;
    std::vector<std::string> repairs; ///< control_chars, bad_utf8@offset, bad_reference, bare_ampersand …
};

/// Place of the first character or reference that needs a repair; npos = none.
std::size_t find_flaw(std::string_view xml);

/// Does a reference stand there that was escaped once more, as `&amp;#169;`? Nothing is mended: what was
/// meant is for the mapping to judge (row 23).
bool is_escaped_twice(std::string_view xml);

/// Control characters and noncharacters become U+FFFD, as do bytes that are not UTF-8 unless all of `xml`
/// fits one of `encodings`; surrogate pairs written as two references are joined, a lone one becomes U+FFFD;
/// an ampersand that begins no reference is escaped. `offset`: of `xml` in its page, for the names of
/// repairs.
RepairedText repair_xml(std::string_view xml, std::size_t offset, std::vector<std::string> const &encodings);

/// The same for one JSON item or CSV row: only bytes that are not UTF-8. Nothing when there are none.
std::optional<RepairedText> repair_utf8(std::string_view text, std::size_t offset);

} // namespace tsunagi::harvester
