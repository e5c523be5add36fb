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

/// How a visitor reads: the language, and whether the address told it. Links repeat it only when it was told,
/// so that an address that is passed on speaks the language of whoever opens it.
struct Visit {
    Tongue tongue = Tongue::ja;
    bool told = false;
    /// A page of the portal without a query ("/databases") as a link.
    std::string link(std::string const &path) const;
};

/// `lang` of the query, else what Accept-Language prefers (RFC 9110 12.5.4), else Japanese.
Visit visit_of(Request const &, Parameters const &);

inline std::string_view code_of(Tongue tongue) { return tongue == Tongue::ja ? "ja" : "en"; }
inline Tongue other(Tongue tongue) { return tongue == Tongue::ja ? Tongue::en : Tongue::ja; }

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

/// "2026年11月20日" / "20 November 2026" of an RFC 3339 time or date; other text as it is.
std::string day_of(Tongue tongue, std::string const &moment);

} // namespace tsunagi::api
