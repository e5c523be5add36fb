#include "api/query/parameters.hpp"

#include <algorithm>
#include <optional>

#include "api/query/utf8.hpp"

namespace tsunagi::api {
namespace {

std::optional<int> hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return std::nullopt;
}

bool is_unreserved(char c) { // RFC 3986 2.3
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

/// A form field: '+' is a space before anything else is decoded, so that %2B stays a plus sign.
bool decode_field(std::string_view field, std::string &decoded) {
    std::string text(field);
    std::replace(text.begin(), text.end(), '+', ' ');
    return percent_decode(text, decoded) && is_utf8(decoded);
}

void read_pair(std::string_view pair, std::vector<Parameter> &list, Warnings &warnings) {
    auto const equals = pair.find('=');
    auto const name = pair.substr(0, equals);
    auto const value = equals == pair.npos ? std::string_view{} : pair.substr(equals + 1);
    Parameter parameter;
    if (decode_field(name, parameter.name) && decode_field(value, parameter.value))
        list.push_back(std::move(parameter));
    else
        warnings.push_back({"bad-encoding", {{"param", std::string(name)}}});
}

} // namespace

std::string Parameters::last(std::string_view name) const {
    for (auto each = m_list.rbegin(); each != m_list.rend(); ++each)
        if (each->name == name) return each->value;
    return {};
}

std::vector<std::string> Parameters::all(std::string_view name) const {
    std::vector<std::string> values;
    for (auto const &parameter : m_list)
        if (parameter.name == name) values.push_back(parameter.value);
    return values;
}

bool Parameters::has(std::string_view name) const {
    return std::any_of(m_list.begin(), m_list.end(), [&](Parameter const &p) { return p.name == name; });
}

Parameters parse_parameters(std::string_view query, Warnings &warnings) {
    std::vector<Parameter> list;
    while (!query.empty()) {
        auto const pair = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
        if (query.starts_with("amp;")) query.remove_prefix(4); // "&amp;" of a careless HTML page
        if (!pair.empty()) read_pair(pair, list, warnings);
    }
    return Parameters(std::move(list));
}

std::string percent_encode(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (char const c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

std::string encode_parameters(std::vector<Parameter> const &list) {
    std::string query;
    for (auto const &[name, value] : list)
        query += (query.empty() ? "" : "&") + percent_encode(name) + "=" + percent_encode(value);
    return query;
}

bool percent_decode(std::string_view text, std::string &decoded) {
    decoded.clear();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return false;
        auto const high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
        if (!high || !low) return false;
        decoded += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return true;
}

} // namespace tsunagi::api
