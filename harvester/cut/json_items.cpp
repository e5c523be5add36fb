#include "harvester/cut/json_items.hpp"

#include <algorithm>
#include <charconv>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <xxhash.h>

namespace tsunagi::harvester {

namespace {

constexpr std::size_t max_depth = 64;

using Path = std::vector<std::string>;

Path split(std::string_view dotted) {
    Path names;
    if (dotted.empty() || dotted == "$") return names;
    while (true) {
        auto const dot = dotted.find('.');
        names.emplace_back(dotted.substr(0, dot));
        if (dot == std::string_view::npos) return names;
        dotted.remove_prefix(dot + 1);
    }
}

bool says_deleted(std::string_view value) {
    return value == "true" || value == "1" || value == "deleted" || value == "True" || value == "yes";
}

/// RapidJSON calls this at every value; the stream tells the place.
class Collector {
public:
    using Ch = char;

    Collector(rapidjson::MemoryStream const &stream, JsonPaths const &paths, JsonItems &found)
        : m_stream(stream), m_found(found), m_wants_list(!paths.list.empty()), m_list(split(paths.list)),
          m_datestamp(split(paths.datestamp)), m_deleted(split(paths.deleted)),
          m_sort_key(split(paths.sort_key)), m_total(split(paths.total)), m_next(split(paths.next)) {
        for (auto const &id : paths.ids) m_ids.push_back(split(id));
        m_best_id = m_ids.size();
    }

    bool Null() { return scalar({}); }
    bool Bool(bool value) { return scalar(value ? "true" : "false"); }
    bool Int(int) { return true; } // numbers come as text: RawNumber
    bool Uint(unsigned) { return true; }
    bool Int64(std::int64_t) { return true; }
    bool Uint64(std::uint64_t) { return true; }
    bool Double(double) { return true; }
    bool RawNumber(char const *text, rapidjson::SizeType length, bool) { return scalar({text, length}); }
    bool String(char const *text, rapidjson::SizeType length, bool) { return scalar({text, length}); }

    bool StartObject() {
        begin_item(true);
        if (m_frames.empty()) m_found.root_is_object = true;
        return push(false);
    }
    bool Key(char const *text, rapidjson::SizeType length, bool) {
        m_frames.back().key.assign(text, length);
        m_keys.push_back(XXH3_64bits(text, length));
        return true;
    }
    bool EndObject(rapidjson::SizeType) { return pop(); }
    bool StartArray() {
        begin_item(false);
        bool const is_list = m_wants_list && !m_found.list_found && at(m_list, 0);
        if (!push(true)) return false;
        if (is_list) {
            m_found.list_found = true;
            m_list_depth = m_depth;
            m_list_begin = m_stream.Tell();
        }
        return true;
    }
    bool EndArray(rapidjson::SizeType) {
        if (m_list_depth == m_depth) m_list_depth = closed;
        return pop();
    }

private:
    static constexpr std::size_t closed = static_cast<std::size_t>(-1);

    struct Frame {
        bool is_array = false;
        std::string key;
        std::size_t first_key = 0; ///< in m_keys
    };

    bool push(bool is_array) {
        if (++m_depth > max_depth) return false;
        m_frames.resize(std::max(m_frames.size(), m_depth));
        m_frames.resize(m_depth);
        m_frames.back().is_array = is_array;
        m_frames.back().first_key = m_keys.size();
        m_frames.back().key.clear();
        return true;
    }

    bool pop() {
        look_for_duplicate_keys(m_frames.back().first_key);
        m_frames.pop_back();
        --m_depth;
        if (m_depth == m_list_depth && m_list_depth != closed) {
            auto &item = m_found.items.back();
            item.length = m_stream.Tell() - item.offset;
        }
        return true;
    }

    /// Parsers differ in which of two equal members they take (RFC 8259, 4).
    void look_for_duplicate_keys(std::size_t first) {
        auto const begin = m_keys.begin() + static_cast<std::ptrdiff_t>(first);
        std::sort(begin, m_keys.end());
        if (std::adjacent_find(begin, m_keys.end()) != m_keys.end()) m_found.has_duplicate_keys = true;
        m_keys.erase(begin, m_keys.end());
    }

    bool in_item() const { return m_list_depth != closed && m_depth > m_list_depth; }

    /// Is the value that now begins at `path`, counted from frame `from`?
    bool at(Path const &path, std::size_t from) const {
        if (m_frames.size() - from != path.size()) return false;
        for (std::size_t index = 0; index < path.size(); ++index) {
            auto const &frame = m_frames[from + index];
            if (frame.is_array || frame.key != path[index]) return false;
        }
        return true;
    }

    void begin_item(bool is_object) {
        if (m_depth != m_list_depth) return;
        m_found.items.push_back({.offset = m_stream.Tell() - 1, .is_object = is_object});
        m_best_id = m_ids.size();
    }

    bool scalar(std::string_view value) {
        if (in_item()) {
            take_from_item(value);
        } else if (m_depth == m_list_depth) {
            add_scalar_item();
        } else {
            if (!m_total.empty() && at(m_total, 0)) m_found.total = value;
            if (!m_next.empty() && at(m_next, 0)) m_found.next = value;
        }
        return true;
    }

    /// The stream stands behind the value; it began after the one before it.
    void add_scalar_item() {
        auto begin = m_list_begin;
        if (!m_found.items.empty()) begin = m_found.items.back().offset + m_found.items.back().length;
        std::string_view const text(m_stream.begin_, m_stream.size_);
        begin = std::min(text.find_first_not_of(" \t\r\n,", begin), m_stream.Tell());
        m_found.items.push_back({.offset = begin, .length = m_stream.Tell() - begin});
    }

    void take_from_item(std::string_view value) {
        auto &item = m_found.items.back();
        for (std::size_t rank = 0; rank < m_best_id; ++rank) {
            if (value.empty() || !at(m_ids[rank], m_list_depth)) continue;
            item.id = value;
            m_best_id = rank;
        }
        if (!m_datestamp.empty() && at(m_datestamp, m_list_depth)) item.datestamp = value;
        if (!m_deleted.empty() && at(m_deleted, m_list_depth)) item.deleted = says_deleted(value);
        if (!m_sort_key.empty() && at(m_sort_key, m_list_depth)) item.sort_key = value;
    }

    rapidjson::MemoryStream const &m_stream;
    JsonItems &m_found;
    bool m_wants_list;
    Path m_list, m_datestamp, m_deleted, m_sort_key, m_total, m_next;
    std::vector<Path> m_ids;
    std::size_t m_best_id = 0;
    std::vector<Frame> m_frames;
    std::vector<std::uint64_t> m_keys; ///< hashes, of all open objects one behind the other
    std::size_t m_depth = 0, m_list_depth = closed, m_list_begin = 0;
};

bool is_hex_between(std::string_view text, std::size_t at, unsigned low, unsigned high) {
    if (text.substr(at, 2) != "\\u" || at + 6 > text.size()) return false;
    unsigned code = 0;
    auto const *digits = text.data() + at + 2;
    return std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4 && code >= low && code <= high;
}

} // namespace

JsonItems read_json_items(std::string_view text, JsonPaths const &paths) {
    // Bytes are checked item by item. The recursion is as deep as the collector lets it be.
    constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag;
    JsonItems found;
    rapidjson::MemoryStream stream(text.data(), text.size());
    Collector collector(stream, paths, found);
    rapidjson::Reader reader;
    auto const result = reader.Parse<flags>(stream, collector);
    if (!result.IsError()) return found;
    auto const reason = result.Code() == rapidjson::kParseErrorTermination
                            ? "values stand more than 64 deep"
                            : rapidjson::GetParseError_En(result.Code());
    found.flaw = "it is not JSON at byte " + std::to_string(result.Offset()) + ": " + reason;
    return found;
}

std::optional<std::string> mended_json(std::string_view text, std::vector<std::string> &repairs) {
    std::string mended(text);
    bool control = false, surrogate = false;
    for (std::size_t at = 0; at < mended.size(); ++at) {
        auto const byte = static_cast<unsigned char>(mended[at]);
        if (byte < 0x20 && byte != ' ') {
            mended[at] = ' ';
            control = true;
        }
        if (mended[at] != '\\') continue;
        bool const high = is_hex_between(mended, at, 0xD800, 0xDBFF);
        bool const joined = high && is_hex_between(mended, at + 6, 0xDC00, 0xDFFF);
        if (!joined && (high || is_hex_between(mended, at, 0xDC00, 0xDFFF))) {
            mended.replace(at, 6, "\\ufffd");
            surrogate = true;
        }
        at += joined ? 11 : 1; // what follows a backslash is no beginning of an escape
    }
    if (control) repairs.push_back("control_chars");
    if (surrogate) repairs.push_back("lone_surrogate");
    if (!control && !surrogate) return {};
    return mended;
}

JsonItems read_or_mend(std::string_view text, JsonPaths const &paths, std::string &mended,
                       std::vector<std::string> &repairs) {
    auto items = read_json_items(text, paths);
    if (items.flaw.empty()) return items;
    std::vector<std::string> made;
    auto copy = mended_json(text, made);
    if (!copy) return items;
    auto again = read_json_items(*copy, paths);
    if (!again.flaw.empty()) return items;
    mended = std::move(*copy);
    repairs.insert(repairs.end(), made.begin(), made.end());
    return again;
}

} // namespace tsunagi::harvester
