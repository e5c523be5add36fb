#include "tests/app/alerts/sinks.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace tsunagi::app::tests {

namespace {

void say(int connection, std::string const &text) {
    if (::send(connection, text.data(), text.size(), MSG_NOSIGNAL) < 0)
        throw std::runtime_error("a sink cannot answer");
}

/// Up to and with `end`; what was read beyond it stays in `buffer`. Empty when the connection closes before.
std::string read_to(int connection, std::string &buffer, std::string const &end) {
    char bytes[4096];
    while (buffer.find(end) == buffer.npos) {
        auto const length = ::recv(connection, bytes, sizeof bytes, 0);
        if (length <= 0) return "";
        buffer.append(bytes, static_cast<std::size_t>(length));
    }
    auto const length = buffer.find(end) + end.size();
    auto text = buffer.substr(0, length);
    buffer.erase(0, length);
    return text;
}

} // namespace

LoopbackServer::LoopbackServer(std::function<void(int)> talk)
    : m_listening(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{
        .sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}, .sin_zero = {}};
    socklen_t length = sizeof address;
    auto *any = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listening, any, length) != 0 || ::listen(m_listening, 8) != 0 ||
        ::getsockname(m_listening, any, &length) != 0)
        throw std::runtime_error("a sink cannot listen");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this, talk = std::move(talk)] {
        for (;;) {
            auto const connection = ::accept(m_listening, nullptr, nullptr);
            if (m_over || connection < 0) return;
            talk(connection);
            ::close(connection);
        }
    });
}

LoopbackServer::~LoopbackServer() {
    m_over = true;
    ::shutdown(m_listening, SHUT_RDWR);
    m_thread.join();
    ::close(m_listening);
}

void HttpSink::talk(int connection) {
    std::string buffer;
    auto const head = read_to(connection, buffer, "\r\n\r\n");
    auto const length = head.find("Content-Length: ");
    std::size_t const size = length == head.npos ? 0 : std::stoul(head.substr(length + 16));
    char bytes[4096];
    while (buffer.size() < size) {
        auto const more = ::recv(connection, bytes, sizeof bytes, 0);
        if (more <= 0) break;
        buffer.append(bytes, static_cast<std::size_t>(more));
    }
    {
        std::lock_guard const lock(m_mutex);
        m_bodies.push_back(buffer);
    }
    say(connection,
        "HTTP/1.1 " + std::to_string(m_status) + " told\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

std::vector<std::string> HttpSink::bodies() const {
    std::lock_guard const lock(m_mutex);
    return m_bodies;
}

void SmtpSink::talk(int connection) {
    std::string buffer, mail;
    say(connection, "220 sink\r\n");
    for (;;) {
        auto const line = read_to(connection, buffer, "\r\n");
        if (line.empty()) return;
        mail += line;
        if (line.starts_with("DATA")) {
            say(connection, "354 go on\r\n");
            mail += read_to(connection, buffer, "\r\n.\r\n");
            std::lock_guard const lock(m_mutex);
            m_mails.push_back(mail);
        }
        say(connection, line.starts_with("QUIT") ? "221 bye\r\n" : "250 fine\r\n");
    }
}

std::vector<std::string> SmtpSink::mails() const {
    std::lock_guard const lock(m_mutex);
    return m_mails;
}

} // namespace tsunagi::app::tests
