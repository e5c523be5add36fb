// JSON as a person writes it: with comments and trailing commas. For the files of schemas/ and config/,
// which are small; records go through schemas/codec.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "schemas/model/mistake.hpp"

namespace tsunagi::schemas {

struct JsonMember;

struct JsonValue {
    enum class Kind { null, boolean, number, text, list, object };
    Kind kind = Kind::null;
    std::string text; ///< the text, or a number, true and false as written
    std::vector<JsonValue> items;
    std::vector<JsonMember> members; ///< in the order of the file

    JsonValue const *find(std::string_view name) const;
    /// For messages: the text, or "a list", "an object".
    std::string shown() const;
};

struct JsonMember {
    std::string name;
    JsonValue value;
};

/// The mistakes of one file: they get its name and a sentence.
class MistakeLog {
public:
    MistakeLog(std::string file, model::Mistakes &mistakes)
        : m_file(std::move(file)), m_mistakes(mistakes), m_before(mistakes.size()) {}

    /// `value` is what stands at the JSON pointer, empty when nothing does.
    void add(std::string pointer, std::string value, std::string expected);
    bool clean() const { return m_mistakes.size() == m_before; }
    std::string const &file() const { return m_file; }

private:
    std::string m_file;
    model::Mistakes &m_mistakes;
    std::size_t m_before;
};

/// Nothing when the file cannot be read, is not JSON, is no object or names a member twice; the log says why.
std::optional<JsonValue> read_json_object(std::filesystem::path const &file, MistakeLog &log);

} // namespace tsunagi::schemas
