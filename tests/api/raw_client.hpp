// A client that sends exactly the bytes it is told to: browsers and curl hide what a server must survive.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace tsunagi::tests {

class RawClient {
public:
    /// Connects to the loopback. Throws std::runtime_error.
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(RawClient const &) = delete;
    RawClient &operator=(RawClient const &) = delete;

    /// Sends all of it; false when the server has closed.
    bool send(std::string_view bytes);
    /// One response: its header and as much body as Content-Length says (none after HEAD). Empty when the
    /// server closed without one.
    std::string receive(bool head = false);
    /// Waits until the server closes; false when it does not within the time.
    bool closed_within(std::chrono::milliseconds time);

private:
    bool read_more();
    int m_socket = -1;
    std::string m_buffer;
};

std::string body_of(std::string const &response);
/// Value of a header, written as the server writes it; empty when absent.
std::string header_value(std::string const &response, std::string const &name);
int status_of(std::string const &response);

} // namespace tsunagi::tests
