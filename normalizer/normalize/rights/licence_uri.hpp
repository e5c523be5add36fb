// The grammar of URIs about use (rights contract 2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalizer/normalize/rights/finding.hpp"

namespace tsunagi::normalizer::rights {

/// Reads any http(s) URI. Nothing only for creativecommons.jp, which is a site about licences and stays text.
std::optional<Finding> read_uri(std::string_view uri);

/// "by-nc" (also "by-nd-nc"), "4.0", "" -> canonical URI; nothing when no such licence, version and port
/// exist.
std::optional<std::string> creative_commons_uri(std::string_view licence, std::string_view version,
                                                std::string_view port);

/// "by-nc" -> "CC BY-NC"; empty when it is none of the six.
std::string creative_commons_statement(std::string_view licence);

/// A code of a country that ported at least one version ("jp", "scotland").
bool is_port(std::string_view text);

} // namespace tsunagi::normalizer::rights
