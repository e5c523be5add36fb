#include "tests/harvester/loopback_server.hpp"

#include <array>
#include <ctime>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tsunagi::testing {

namespace {

constexpr long days_30 = 30L * 86'400;

void extend(X509 *certificate, X509 *issuer, int nid, std::string const &value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> const extension(
        X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str()), X509_EXTENSION_free);
    if (!extension) throw std::runtime_error("no extension " + value);
    X509_add_ext(certificate, extension.get(), -1);
}

Identity made(std::string const &name, Identity const *authority) {
    Identity made{{EVP_EC_gen("P-256"), EVP_PKEY_free}, {X509_new(), X509_free}};
    auto *certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), authority == nullptr ? 1 : 2);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), days_30);
    X509_set_pubkey(certificate, made.key.get());
    auto *subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                               reinterpret_cast<unsigned char const *>(name.c_str()), -1, -1, 0);
    auto *issuer = authority == nullptr ? certificate : authority->certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    extend(certificate, issuer, NID_basic_constraints,
           authority == nullptr ? "critical,CA:TRUE" : "CA:FALSE");
    extend(certificate, issuer, NID_subject_alt_name, name);
    X509_sign(certificate, authority == nullptr ? made.key.get() : authority->key.get(), EVP_sha256());
    return made;
}

std::array<unsigned char, 32> key_hash(EVP_PKEY *key) {
    unsigned char *der = nullptr;
    auto const length = i2d_PUBKEY(key, &der);
    std::array<unsigned char, 32> digest{};
    EVP_Digest(der, static_cast<std::size_t>(length), digest.data(), nullptr, EVP_sha256(), nullptr);
    OPENSSL_free(der);
    return digest;
}

} // namespace

Identity self_signed(std::string const &name) { return made(name, nullptr); }
Identity signed_by(Identity const &authority, std::string const &name) { return made(name, &authority); }

std::string Identity::pem() const {
    std::unique_ptr<BIO, decltype(&BIO_free)> const memory(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_X509(memory.get(), certificate.get());
    char *text = nullptr;
    auto const length = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<std::size_t>(length)};
}

std::string Identity::key_hash_hex() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (auto const byte : key_hash(key.get()))
        text.append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    return text;
}

std::string Identity::key_hash_base64() const {
    auto const digest = key_hash(key.get());
    std::array<unsigned char, 64> text{};
    auto const length = EVP_EncodeBlock(text.data(), digest.data(), static_cast<int>(digest.size()));
    return {reinterpret_cast<char const *>(text.data()), static_cast<std::size_t>(length)};
}

std::string Identity::last_day() const {
    std::tm parts{};
    ASN1_TIME_to_tm(X509_get0_notAfter(certificate.get()), &parts);
    std::array<char, 16> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts)};
}

LoopbackServer::LoopbackServer(std::vector<Part> answer, Identity const *identity)
    : m_answer(std::move(answer)), m_listening(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (identity != nullptr) {
        m_context.reset(SSL_CTX_new(TLS_server_method()));
        SSL_CTX_use_certificate(m_context.get(), identity->certificate.get());
        SSL_CTX_use_PrivateKey(m_context.get(), identity->key.get());
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(m_listening, generic, length) != 0 || listen(m_listening, 8) != 0 ||
        getsockname(m_listening, generic, &length) != 0)
        throw std::runtime_error("no port on loopback");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { serve(); });
}

LoopbackServer::~LoopbackServer() {
    m_stopped = true;
    m_thread.join();
    close(m_listening);
}

std::string LoopbackServer::url() const {
    return (m_context ? "https" : "http") + std::string("://127.0.0.1:") + std::to_string(m_port) + "/oai";
}

void LoopbackServer::serve() {
    while (!m_stopped) {
        pollfd waiting{m_listening, POLLIN, 0};
        if (poll(&waiting, 1, 20) != 1) continue;
        auto const connection = accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        timeval const patience{5, 0};
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        m_context ? answer_tls(connection) : answer_plain(connection);
        close(connection);
    }
}

void LoopbackServer::answer_plain(int connection) {
    std::array<char, 4096> request{};
    if (recv(connection, request.data(), request.size(), 0) <= 0) return;
    for (auto const &[bytes, wait] : m_answer) {
        if (send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) return;
        std::this_thread::sleep_for(wait);
    }
}

void LoopbackServer::answer_tls(int connection) {
    std::unique_ptr<SSL, decltype(&SSL_free)> const session(SSL_new(m_context.get()), SSL_free);
    SSL_set_fd(session.get(), connection);
    std::array<char, 4096> request{};
    if (SSL_accept(session.get()) != 1) return;
    if (SSL_read(session.get(), request.data(), static_cast<int>(request.size())) <= 0) return;
    for (auto const &[bytes, wait] : m_answer)
        SSL_write(session.get(), bytes.data(), static_cast<int>(bytes.size()));
    SSL_shutdown(session.get());
}

} // namespace tsunagi::testing
