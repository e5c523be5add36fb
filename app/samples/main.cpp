// sample-institutions: the institutions of config/samples as real servers on loopback, for ./run and for
// journeys.
#include <CLI/CLI.hpp>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <thread>

#include <pthread.h>

#include "api/http/http_server.hpp"
#include "app/samples/sample_site.hpp"

namespace {

using namespace tsunagi;

std::string utc_now() {
    auto const now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

/// "127.0.0.1:8091"; port 0 = any free one.
api::ServerOptions options_of(std::string const &listen) {
    auto const colon = listen.rfind(':');
    api::ServerOptions options;
    options.address = listen.substr(0, colon);
    std::size_t end = 0;
    auto const digits = colon == std::string::npos ? std::string() : listen.substr(colon + 1);
    auto const port = digits.empty() ? 0UL : std::stoul(digits, &end);
    if (digits.empty() || end != digits.size() || port > 65535)
        throw std::runtime_error("--listen is '" + listen +
                                 "', but must be ADDRESS:PORT, such as 127.0.0.1:8091");
    options.port = static_cast<std::uint16_t>(port);
    return options;
}

/// Written whole under another name and then renamed: who waits for it never reads half a number.
void tell_port(std::string const &file, std::uint16_t port) {
    if (file.empty()) return;
    std::ofstream(file + ".new") << port << '\n';
    if (std::rename((file + ".new").c_str(), file.c_str()) != 0)
        throw std::runtime_error("cannot write the port to '" + file + "'");
}

/// Blocks the signals in every thread and waits for one of them here.
class StopSignals {
public:
    StopSignals() {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    }
    void wait() const {
        int received = 0;
        sigwait(&m_signals, &received);
    }

private:
    sigset_t m_signals{};
};

void serve(std::string const &data, std::string const &listen, std::string const &port_file) {
    StopSignals const signals;
    auto institutions = app::load_samples(data);
    auto const count = institutions.size();
    auto const options = options_of(listen);
    auto const server = api::make_http_server(options, app::sample_site(std::move(institutions), utc_now));
    tell_port(port_file, server->port());
    std::cerr << count << " sample institutions on http://" << options.address << ":" << server->port()
              << "/\n";
    std::thread running([&] { server->run(); });
    signals.wait();
    server->stop();
    running.join();
}

} // namespace

int main(int argc, char **argv) {
    CLI::App program("The sample institutions of Tsunagi as OAI-PMH, JSON and file servers.");
    std::string data, listen = "127.0.0.1:8091", port_file;
    program.add_option("--data", data, "folder of the institutions, config/samples/data")->required();
    program.add_option("--listen", listen, "ADDRESS:PORT, port 0 = any free one");
    program.add_option("--port-file", port_file, "file that receives the port");
    CLI11_PARSE(program, argc, argv);
    try {
        serve(data, listen, port_file);
        return 0;
    } catch (std::exception const &mistake) {
        std::cerr << "sample-institutions: " << mistake.what() << "\n";
        return 1;
    }
}
