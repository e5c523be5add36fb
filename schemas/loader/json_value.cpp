#include "schemas/loader/json_value.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace tsunagi::schemas {

namespace {

using Kind = JsonValue::Kind;

constexpr unsigned written_by_people = rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag |
                                       rapidjson::kParseNumbersAsStringsFlag |
                                       rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;

constexpr std::size_t deepest = 64; // levels; the configuration needs 6, and reading it recurses

/// Receives the events of the RapidJSON reader. False from a handler stops the reader.
class TreeBuilder {
public:
    JsonValue take() { return std::move(m_root); }

    bool Null() { return put(Kind::null, "null"); }
    bool Bool(bool value) { return put(Kind::boolean, value ? "true" : "false"); }
    bool Int(int value) { return put(Kind::number, std::to_string(value)); }
    bool Uint(unsigned value) { return put(Kind::number, std::to_string(value)); }
    bool Int64(std::int64_t value) { return put(Kind::number, std::to_string(value)); }
    bool Uint64(std::uint64_t value) { return put(Kind::number, std::to_string(value)); }
    bool Double(double value) { return put(Kind::number, std::to_string(value)); }
    bool RawNumber(char const *text, rapidjson::SizeType size, bool) {
        return put(Kind::number, {text, size});
    }
    bool String(char const *text, rapidjson::SizeType size, bool) { return put(Kind::text, {text, size}); }
    bool Key(char const *text, rapidjson::SizeType size, bool) {
        m_open.back()->members.push_back({{text, size}, {}});
        return true;
    }
    bool StartObject() { return open(Kind::object); }
    bool StartArray() { return open(Kind::list); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

private:
    JsonValue &next() {
        if (m_open.empty()) return m_root;
        auto &parent = *m_open.back();
        return parent.kind == Kind::list ? parent.items.emplace_back() : parent.members.back().value;
    }
    bool put(Kind kind, std::string text) {
        auto &value = next();
        value.kind = kind;
        value.text = std::move(text);
        return true;
    }
    bool open(Kind kind) {
        if (m_open.size() == deepest) return false;
        auto &value = next();
        value.kind = kind;
        m_open.push_back(&value);
        return true;
    }
    bool close() {
        m_open.pop_back();
        return true;
    }

    JsonValue m_root;
    std::vector<JsonValue *> m_open; // outermost first; a parent grows only while its last child is closed
};

std::string line_of(std::string const &text, std::size_t offset) {
    auto const end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
    return "line " + std::to_string(1 + std::count(text.begin(), end, '\n'));
}

std::string excerpt(std::string const &text, std::size_t offset) {
    auto const begin = offset == 0 ? 0 : text.rfind('\n', std::min(offset, text.size()) - 1) + 1;
    return text.substr(begin, std::min<std::size_t>(text.find('\n', begin) - begin, 80));
}

void find_doubles(JsonValue const &value, std::string const &pointer, MistakeLog &log) {
    for (std::size_t i = 0; i < value.items.size(); ++i)
        find_doubles(value.items[i], pointer + "/" + std::to_string(i), log);
    for (auto const &member : value.members) {
        auto const below = pointer + "/" + member.name;
        if (value.find(member.name) != &member.value)
            log.add(below, member.value.shown(), "this key only once in its object");
        find_doubles(member.value, below, log);
    }
}

} // namespace

JsonValue const *JsonValue::find(std::string_view name) const {
    auto const found = std::ranges::find(members, name, &JsonMember::name);
    return found == members.end() ? nullptr : &found->value;
}

std::string JsonValue::shown() const {
    if (kind == Kind::list) return "a list";
    return kind == Kind::object ? "an object" : text;
}

void MistakeLog::add(std::string pointer, std::string value, std::string expected) {
    auto const found = value.empty() ? std::string("nothing is given") : "found '" + value + "'";
    auto message = m_file + (pointer.empty() ? "" : ", " + pointer) + ": " + found + ", expected " + expected;
    m_mistakes.push_back(
        {m_file, std::move(pointer), std::move(value), std::move(expected), std::move(message)});
}

std::optional<JsonValue> read_json_object(std::filesystem::path const &file, MistakeLog &log) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        log.add("", file.filename().string(), "a file that can be read");
        return std::nullopt;
    }
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3); // editors of other systems write a mark
    TreeBuilder builder;
    rapidjson::StringStream stream(text.c_str());
    rapidjson::Reader reader;
    if (auto const result = reader.Parse<written_by_people>(stream, builder); !result) {
        log.add(line_of(text, result.Offset()), excerpt(text, result.Offset()),
                "valid JSON, comments and trailing commas allowed (" +
                    std::string(rapidjson::GetParseError_En(result.Code())) + ")");
        return std::nullopt;
    }
    auto value = builder.take();
    if (value.kind != Kind::object) {
        log.add("", value.shown(), "one JSON object");
        return std::nullopt;
    }
    find_doubles(value, "", log);
    return log.clean() ? std::optional(std::move(value)) : std::nullopt;
}

} // namespace tsunagi::schemas
