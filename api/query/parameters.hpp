// A query string as a list of named values, and what was odd about it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tsunagi::api {

struct Parameter {
    std::string name, value; ///< decoded: '+' is a space, valid UTF-8
};

/// One item of X-Tsunagi-Warning: code and attributes (query API contract 8).
struct Warning {
    std::string code;
    std::vector<std::pair<std::string, std::string>> attributes;
};
using Warnings = std::vector<Warning>;

class Parameters {
public:
    explicit Parameters(std::vector<Parameter> list = {}) : m_list(std::move(list)) {}
    std::vector<Parameter> const &list() const { return m_list; }
    /// Last value of that name, empty when there is none.
    std::string last(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    bool has(std::string_view name) const;

private:
    std::vector<Parameter> m_list;
};

/// Splits at '&', decodes; a parameter with bad percent-encoding or invalid UTF-8 is left out with
/// `bad-encoding`.
/// "&amp;" (HTML-escaped by careless clients) counts as '&'.
Parameters parse_parameters(std::string_view query, Warnings &warnings);

/// For links: name=value pairs percent-encoded and joined by '&'.
std::string encode_parameters(std::vector<Parameter> const &);
std::string percent_encode(std::string_view);
/// Empty optional-like: false when the encoding is broken; "+" stays "+".
bool percent_decode(std::string_view, std::string &decoded);

} // namespace tsunagi::api
