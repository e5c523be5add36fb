#include "tests/api/raw_client.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tsunagi::tests {
namespace {

constexpr int patience_ms = 5000; // a test that waits longer has failed

bool readable_within(int socket, int milliseconds) {
    pollfd waiting{.fd = socket, .events = POLLIN, .revents = 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

} // namespace

RawClient::RawClient(std::uint16_t port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        throw std::runtime_error("no server at port " + std::to_string(port));
}

RawClient::~RawClient() { ::close(m_socket); }

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawClient::read_more() {
    std::array<char, 16384> bytes{};
    if (!readable_within(m_socket, patience_ms)) return false;
    auto const size = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (size <= 0) return false;
    m_buffer.append(bytes.data(), static_cast<std::size_t>(size));
    return true;
}

std::string RawClient::receive(bool head) {
    std::size_t end = 0;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos)
        if (!read_more()) return {};
    auto const length = header_value(m_buffer.substr(0, end + 2), "Content-Length");
    auto const size = end + 4 + (head || length.empty() ? 0 : std::stoul(length));
    while (m_buffer.size() < size)
        if (!read_more()) break;
    auto const response = m_buffer.substr(0, size);
    m_buffer.erase(0, std::min(size, m_buffer.size()));
    return response;
}

bool RawClient::closed_within(std::chrono::milliseconds time) {
    auto const end = std::chrono::steady_clock::now() + time;
    std::array<char, 16384> scrap{};
    while (true) {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0 || !readable_within(m_socket, static_cast<int>(left.count()))) return false;
        if (::recv(m_socket, scrap.data(), scrap.size(), 0) <= 0) return true;
    }
}

std::string body_of(std::string const &response) {
    auto const end = response.find("\r\n\r\n");
    return end == std::string::npos ? "" : response.substr(end + 4);
}

std::string header_value(std::string const &response, std::string const &name) {
    auto const begin = response.find("\r\n" + name + ": ");
    if (begin == std::string::npos) return {};
    auto const value = begin + name.size() + 4;
    return response.substr(value, response.find("\r\n", value) - value);
}

int status_of(std::string const &response) {
    return response.size() < 12 ? 0 : std::stoi(response.substr(9, 3));
}

} // namespace tsunagi::tests
