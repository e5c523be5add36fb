#include "harvester/files/format.hpp"

#include <algorithm>
#include <array>

namespace tsunagi::harvester {

namespace {

constexpr std::array compressions{".gz", ".xz", ".zst", ".zip"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> endings{{
    {".ndjson", "json_lines"},
    {".jsonl", "json_lines"},
    {".jsonld", "json"},
    {".csv", "csv"},
    {".tsv", "tsv"},
    {".tab", "tsv"},
}};

std::string_view skip_space(std::string_view text) {
    auto const at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view{} : text.substr(at);
}

bool is_root_of_oai(std::string_view text) {
    auto const head = text.substr(0, 2000);
    return head.find("<OAI-PMH") != std::string_view::npos || head.find(":OAI-PMH") != std::string_view::npos;
}

/// A second line that begins with an object as well.
bool has_one_object_a_line(std::string_view text) {
    auto const end = text.find('\n');
    if (end == std::string_view::npos) return false;
    auto first = text.substr(0, end);
    while (!first.empty() && (first.back() == '\r' || first.back() == ' ')) first.remove_suffix(1);
    return first.ends_with('}') && skip_space(text.substr(end)).starts_with('{');
}

} // namespace

std::string format_of_name(std::string_view name) {
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    for (auto const *ending : compressions)
        if (lower.ends_with(ending)) lower.resize(lower.rfind('.'));
    for (auto const &[ending, format] : endings)
        if (lower.ends_with(ending)) return std::string(format);
    return {};
}

std::string format_of_content(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text = skip_space(text);
    if (text.empty()) return {};
    if (text.front() == '<') return is_root_of_oai(text) ? "oai_pmh" : "xml";
    if (text.front() == '[') return "json";
    if (text.front() == '{') return has_one_object_a_line(text) ? "json_lines" : "json";
    auto const line = text.substr(0, text.find('\n'));
    return std::count(line.begin(), line.end(), '\t') > std::count(line.begin(), line.end(), ',') ? "tsv"
                                                                                                  : "csv";
}

} // namespace tsunagi::harvester
