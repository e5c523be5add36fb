// What OpenSSL knows of a session that libcurl has made (harvesting contract 8 and 10).
#pragma once

#include <string>

#include "harvester/http/http_client.hpp"

namespace tsunagi::harvester {

/// `session` is the SSL of the connection (CURLINFO_TLS_SSL_PTR), alive while its answer is being received.
TlsFacts tls_facts(void *session);

/// A pin as libcurl wants it, "sha256//" and base64, from base64 or 64 hex digits.
std::string written_pin(std::string const &pin_sha256);

} // namespace tsunagi::harvester
