// Digests of pages, and those that a source promises of its files (ResourceSync, rs:md hash).
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::harvester {

/// "sha256:…" in lower-case hexadecimal.
std::string sha256_text(std::string_view bytes);

/// The first of `told` ("md5:1e0d… sha-256:8545…") that `bytes` does not have; empty when all agree. Digests
/// other than md5, sha-1, sha-256 and sha-512 are passed over.
std::string broken_digest(std::string_view told, std::string_view bytes);

} // namespace tsunagi::harvester
