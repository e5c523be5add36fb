// What addresses in the configuration may look like. Nothing here asks the network.
#pragma once

#include <string_view>

namespace tsunagi::config {

/// http:// or https:// with a host and without spaces.
bool is_http_url(std::string_view text);

/// Does an http(s) URL lead to this machine: localhost, 127.0.0.0/8, [::1]?
bool is_loopback_url(std::string_view url);

/// 10.0.0.0/8, ::1/128
bool is_network(std::string_view cidr);

/// 127.0.0.1:8080, [::1]:8080, localhost:8080
bool is_listen_address(std::string_view text);

/// The variable names that a dataset may name: env:TSUNAGI_SOURCE_…; a text without env: is a literal.
bool may_be_named_by_dataset(std::string_view header_value);

} // namespace tsunagi::config
