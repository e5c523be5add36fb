#include "api/query/warning_header.hpp"

namespace tsunagi::api {
namespace {

constexpr std::size_t most_lines = 20;
constexpr std::size_t longest_value = 200; ///< bytes of a client's text that come back

/// A character of a multi-byte sequence is not cut in two.
std::string_view cut(std::string_view text) {
    if (text.size() <= longest_value) return text;
    auto end = longest_value;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return text.substr(0, end);
}

std::string attribute(std::string const &name, std::string const &value) {
    if (name == "limit" || name == "n") return ";" + name + "=" + value;
    return ";" + name + "=\"" + (name == "use" ? value : percent_encode(cut(value))) + "\"";
}

} // namespace

std::vector<std::string> warning_lines(Warnings const &warnings) {
    std::vector<std::string> lines;
    for (auto const &warning : warnings) {
        if (lines.size() == most_lines) break;
        auto &line = lines.emplace_back(warning.code);
        for (auto const &[name, value] : warning.attributes) line += attribute(name, value);
    }
    if (warnings.size() > most_lines)
        lines.push_back("more-warnings;n=" + std::to_string(warnings.size() - most_lines));
    return lines;
}

} // namespace tsunagi::api
