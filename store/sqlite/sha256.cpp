#include "store/sqlite/sha256.hpp"

#include <algorithm>

#include <openssl/evp.h>

#include "store/store.hpp"

namespace tsunagi::store::sqlite {
namespace {

constexpr std::string_view prefix = "sha256:";
constexpr std::string_view digits = "0123456789abcdef";

} // namespace

Sha256 Sha256::of(std::string_view bytes) {
    Sha256 hash;
    auto *digest = reinterpret_cast<unsigned char *>(hash.m_digest.data());
    if (EVP_Digest(bytes.data(), bytes.size(), digest, nullptr, EVP_sha256(), nullptr) != 1)
        throw StoreError("OpenSSL could not compute a SHA-256 digest of " + std::to_string(bytes.size()) +
                         " bytes.");
    return hash;
}

Sha256 Sha256::stored(std::string_view digest) {
    Sha256 hash;
    if (digest.size() != hash.m_digest.size())
        throw StoreError("The database holds a SHA-256 digest of " + std::to_string(digest.size()) +
                         " bytes, expected 32.");
    std::copy(digest.begin(), digest.end(), hash.m_digest.begin());
    return hash;
}

Sha256 Sha256::written(std::string_view text) {
    Sha256 hash;
    bool const is_hash = text.starts_with(prefix) &&
                         text.size() == prefix.size() + 2 * hash.m_digest.size() &&
                         text.find_first_not_of(digits, prefix.size()) == text.npos;
    if (!is_hash)
        throw StoreError("\"" + std::string(text) +
                         "\" is no hash of an archived body: expected \"sha256:\" and "
                         "64 hexadecimal digits.");
    for (std::size_t i = 0; i < hash.m_digest.size(); ++i) {
        auto const *pair = text.data() + prefix.size() + 2 * i;
        hash.m_digest[i] = static_cast<char>(digits.find(pair[0]) * 16 + digits.find(pair[1]));
    }
    return hash;
}

std::string Sha256::text() const {
    std::string text(prefix);
    for (char const c : m_digest) {
        auto const byte = static_cast<unsigned char>(c);
        text += digits[byte / 16];
        text += digits[byte % 16];
    }
    return text;
}

} // namespace tsunagi::store::sqlite
