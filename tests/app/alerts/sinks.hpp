// Real servers on loopback that keep what they are sent: one for HTTP, one for SMTP.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tsunagi::app::tests {

/// Accepts one connection after the other on a free port of loopback; `talk` speaks with each.
class LoopbackServer {
public:
    explicit LoopbackServer(std::function<void(int connection)> talk);
    ~LoopbackServer();
    int port() const { return m_port; }

private:
    int m_listening = -1, m_port = 0;
    std::atomic<bool> m_over = false;
    std::thread m_thread;
};

/// Answers every request with `status` and keeps the bodies.
class HttpSink {
public:
    explicit HttpSink(int status) : m_status(status) {}
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_server.port()) + "/hook"; }
    void answer_with(int status) { m_status = status; }
    std::vector<std::string> bodies() const;

private:
    void talk(int connection);

    std::atomic<int> m_status;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_bodies;
    LoopbackServer m_server{[this](int connection) { talk(connection); }};
};

/// Takes every mail and keeps it as it came: envelope and text.
class SmtpSink {
public:
    std::string url() const { return "smtp://127.0.0.1:" + std::to_string(m_server.port()); }
    std::vector<std::string> mails() const;

private:
    void talk(int connection);

    mutable std::mutex m_mutex;
    std::vector<std::string> m_mails;
    LoopbackServer m_server{[this](int connection) { talk(connection); }};
};

} // namespace tsunagi::app::tests
