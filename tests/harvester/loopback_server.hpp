// A server of one answer on loopback, by http or https, with certificates made for the test.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <openssl/ssl.h>

namespace tsunagi::testing {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

/// A key pair and a certificate for `name` ("DNS:a.example.jp", "IP:127.0.0.1") that ends in 30 days.
struct Identity {
    Key key;
    Certificate certificate;

    std::string pem() const;
    std::string key_hash_hex() const; ///< SHA-256 of the public key (RFC 7469)
    std::string key_hash_base64() const;
    std::string last_day() const;
};

Identity self_signed(std::string const &name);
Identity signed_by(Identity const &authority, std::string const &name);

/// Sends the same bytes after every request, then closes the connection, until it is destroyed.
class LoopbackServer {
public:
    struct Part {
        std::string bytes;
        std::chrono::milliseconds then_wait{0};
    };
    /// Plain http without an identity.
    explicit LoopbackServer(std::vector<Part> answer, Identity const *identity = nullptr);
    ~LoopbackServer();
    LoopbackServer(LoopbackServer const &) = delete;
    LoopbackServer &operator=(LoopbackServer const &) = delete;

    std::string url() const; ///< http(s)://127.0.0.1:PORT/oai

private:
    using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

    void serve();
    void answer_plain(int connection);
    void answer_tls(int connection);

    std::vector<Part> m_answer;
    Context m_context{nullptr, SSL_CTX_free}; ///< null = plain
    int m_listening = -1;
    int m_port = 0;
    std::atomic<bool> m_stopped = false;
    std::thread m_thread;
};

} // namespace tsunagi::testing
