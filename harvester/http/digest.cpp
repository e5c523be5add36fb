#include "harvester/http/digest.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include <openssl/evp.h>

namespace tsunagi::harvester {

namespace {

EVP_MD const *algorithm_of(std::string_view name) {
    if (name == "md5") return EVP_md5();
    if (name == "sha-1") return EVP_sha1();
    if (name == "sha-256") return EVP_sha256();
    return name == "sha-512" ? EVP_sha512() : nullptr;
}

std::string hex_digest(EVP_MD const *algorithm, std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned length = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &length, algorithm, nullptr);
    std::string hex;
    for (unsigned at = 0; at < length; ++at)
        hex.append(1, digits[digest[at] >> 4]).append(1, digits[digest[at] & 15]);
    return hex;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

} // namespace

std::string sha256_text(std::string_view bytes) { return "sha256:" + hex_digest(EVP_sha256(), bytes); }

std::string broken_digest(std::string_view told, std::string_view bytes) {
    std::istringstream digests{std::string(told)};
    for (std::string one; digests >> one;) {
        auto const colon = one.find(':');
        if (colon == std::string::npos) continue;
        auto const *algorithm = algorithm_of(lower(one.substr(0, colon)));
        if (algorithm == nullptr) continue;
        if (hex_digest(algorithm, bytes) != lower(one.substr(colon + 1))) return one;
    }
    return {};
}

} // namespace tsunagi::harvester
