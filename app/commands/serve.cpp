#include "api/routes/router.hpp"
#include "app/commands/commands.hpp"
#include "app/work/stopping.hpp"
#include "app/workspace.hpp"

#include <csignal>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>

namespace tsunagi::app {

namespace {

api::ServerOptions options_for(std::string const &listen) {
    auto const colon = listen.rfind(':');
    int port = -1;
    if (colon != listen.npos) port = std::atoi(listen.c_str() + colon + 1);
    if (colon == 0 || port < 0 || port > 65535)
        throw std::runtime_error("cannot listen on '" + listen +
                                 "'; expected ADDRESS:PORT such as 127.0.0.1:8080");
    return {.address = listen.substr(0, colon),
            .port = static_cast<std::uint16_t>(port),
            .threads = static_cast<int>(std::max(2U, std::thread::hardware_concurrency()))};
}

/// Waits for SIGINT or SIGTERM on a thread of its own; running requests are finished before the server
/// returns.
std::jthread stop_at_signal(api::HttpServer &server, sigset_t const &signals) {
    return std::jthread([&server, signals] {
        int received = 0;
        sigwait(&signals, &received);
        server.stop();
    });
}

} // namespace

int serve_command(Folder const &folder, ServeCommand const &options) {
    auto workspace = open_workspace(folder, store::Access::read_only);
    auto const index = indexer::open_index(folder, workspace.catalog->vocabularies);
    api::Readers const readers{*index, workspace.store->records(), workspace.settings, *workspace.catalog};

    auto const signals = block_ending_signals();
    auto const listen = options.listen.empty() ? workspace.settings.service.listen : options.listen;
    auto const server = api::make_http_server(options_for(listen), api::make_router(readers));
    auto const stopper = stop_at_signal(*server, signals);
    std::cerr << "Tsunagi answers on http://" << listen.substr(0, listen.rfind(':')) << ":" << server->port()
              << " (" << index->records() << " records, generation " << index->generation()
              << "). Ctrl-C ends it.\n";
    if (!options.port_file.empty()) std::ofstream(options.port_file) << server->port() << "\n";
    server->run();
    return 0;
}

} // namespace tsunagi::app
