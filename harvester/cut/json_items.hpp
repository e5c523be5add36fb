// The items of a JSON text with their places, and the few values that an envelope tells. The text is read as
// a whole and nothing of it is copied (RFC 8259; harvesting contract 3 and 10: depth at most 64).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

/// Dotted paths; empty = not wanted. "$" as `list` is the whole text.
struct JsonPaths {
    std::string list;
    std::vector<std::string> ids;             ///< within an item, the first that has a value
    std::string datestamp, deleted, sort_key; ///< within an item
    std::string total, next;                  ///< from the root
};

struct JsonItem {
    std::size_t offset = 0, length = 0;
    std::string id, datestamp, sort_key;
    bool deleted = false, is_object = false;
};

struct JsonItems {
    std::vector<JsonItem> items;
    bool list_found = false;
    bool root_is_object = false;
    bool has_duplicate_keys = false; ///< an object somewhere in the text names a member twice
    std::string total, next;         ///< empty = absent or null
    std::string flaw;                ///< not empty: the text is no JSON, a sentence with the place
};

/// Numbers come as they are written. Reads lone surrogates and raw control characters as errors; see
/// mended_json for a second try.
JsonItems read_json_items(std::string_view text, JsonPaths const &paths);

/// The same number of bytes without what makes an otherwise good text unreadable: raw control characters
/// become spaces, lone surrogate escapes \ufffd. `repairs` gets control_chars, lone_surrogate. Nothing when
/// there was nothing to mend.
std::optional<std::string> mended_json(std::string_view text, std::vector<std::string> &repairs);

/// Reads a text and, when it is no JSON, its mended copy. `mended` stays empty when the text is good as it is
/// or cannot be helped; places are the same in both.
JsonItems read_or_mend(std::string_view text, JsonPaths const &paths, std::string &mended,
                       std::vector<std::string> &repairs);

} // namespace tsunagi::harvester
