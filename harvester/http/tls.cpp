#include "harvester/http/tls.hpp"

#include <array>
#include <charconv>
#include <ctime>

#include <openssl/ssl.h>

#include "harvester/http/digest.hpp"

namespace tsunagi::harvester {

namespace {

constexpr std::size_t hex_length = 64;

void append_der(X509 *certificate, std::string &out) {
    unsigned char *der = nullptr;
    auto const length = i2d_X509(certificate, &der);
    if (length > 0) out.append(reinterpret_cast<char const *>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
}

std::string day_of(ASN1_TIME const *time) {
    std::tm parts{};
    std::array<char, 16> text{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts)};
}

} // namespace

TlsFacts tls_facts(void *session) {
    auto const *ssl = static_cast<SSL const *>(session);
    auto *certificates = SSL_get_peer_cert_chain(ssl);
    TlsFacts facts{SSL_get_version(ssl), SSL_get_cipher_name(ssl), {}, {}};
    std::string chain;
    for (int at = 0; at < sk_X509_num(certificates); ++at) append_der(sk_X509_value(certificates, at), chain);
    if (chain.empty()) return facts;
    facts.chain = sha256_text(chain);
    facts.last_day = day_of(X509_get0_notAfter(sk_X509_value(certificates, 0)));
    return facts;
}

std::string written_pin(std::string const &pin_sha256) {
    if (pin_sha256.size() != hex_length) return "sha256//" + pin_sha256;
    std::array<unsigned char, hex_length / 2> digest{};
    for (std::size_t at = 0; at < digest.size(); ++at) {
        auto const *pair = pin_sha256.data() + 2 * at;
        std::from_chars(pair, pair + 2, digest[at], 16);
    }
    std::array<unsigned char, 64> base64{};
    auto const length = EVP_EncodeBlock(base64.data(), digest.data(), static_cast<int>(digest.size()));
    return "sha256//" +
           std::string(reinterpret_cast<char const *>(base64.data()), static_cast<std::size_t>(length));
}

} // namespace tsunagi::harvester
