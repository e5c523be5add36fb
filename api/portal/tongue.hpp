// The language of the page. Metadata stays as supplied; the service speaks Japanese or English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/http/http_server.hpp"
#include "api/query/parameters.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::api {

enum class Tongue { ja, en };

/// `lang` of the query, else what Accept-Language prefers, else Japanese.
Tongue tongue_of(Request const &, Parameters const &);

inline std::string_view code_of(Tongue tongue) { return tongue == Tongue::ja ? "ja" : "en"; }

/// The sentence in the page's language.
inline std::string_view say(Tongue tongue, std::string_view ja, std::string_view en) {
    return tongue == Tongue::ja ? ja : en;
}

/// The name in the page's language, or in the other one where it has none.
std::string const &name_in(Tongue tongue, model::LocalText const &name);

/// 1234567 -> "1,234,567"
std::string grouped(std::uint64_t number);

/// "638 件" / "638 records"
std::string counted(Tongue tongue, std::uint64_t number);

} // namespace tsunagi::api
