// The few things done to addresses as text; what a URL means is left to the HTTP library.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tsunagi::harvester {

using QueryArguments = std::vector<std::pair<std::string, std::string>>; ///< names and values as plain text

/// Encodes every byte that is not unreserved (RFC 3986, 2.3), once.
std::string percent_encoded(std::string_view text);

/// "a=b&c=d", encoded; arguments with an empty value are left out (an empty `set=` breaks servers).
std::string query_text(QueryArguments const &arguments);

/// The base address with arguments added to whatever query it has already (contract 2.1); a fragment goes.
std::string with_query(std::string_view base, std::string_view query);

/// "host" or "host:port" as written, lower case, without user; empty when there is none.
std::string authority_of(std::string_view url);
std::string host_of(std::string_view url);
std::string scheme_of(std::string_view url); ///< lower case
std::string target_of(std::string_view url); ///< path and query as they are sent; at least "/"
/// Value of a query argument, decoded; empty when absent.
std::string argument_of(std::string_view url, std::string_view name);
/// `reference` as seen from `base` (RFC 3986, 5); empty when it cannot be read.
std::string resolved(std::string const &base, std::string const &reference);

} // namespace tsunagi::harvester
