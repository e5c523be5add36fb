// SHA-256, where identity must be provable: the bodies of the raw archive.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tsunagi::store::sqlite {

class Sha256 {
public:
    /// The digest of these bytes. Throws StoreError when the library refuses.
    static Sha256 of(std::string_view bytes);
    /// The digest as the database holds it (32 bytes). Throws StoreError for another length.
    static Sha256 stored(std::string_view digest);
    /// "sha256:…" in lower-case hexadecimal. Throws StoreError for anything else.
    static Sha256 written(std::string_view text);

    std::string_view bytes() const { return {m_digest.data(), m_digest.size()}; }
    std::string text() const;
    bool operator==(Sha256 const &) const = default;

private:
    std::array<char, 32> m_digest{};
};

} // namespace tsunagi::store::sqlite
