#include "app/work/work_process.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iostream>
#include <utility>

namespace tsunagi::app {

namespace {

using namespace std::chrono_literals;

constexpr auto first_pause = 1s, longest_pause = 60s;
constexpr int held_by_another = 4; ///< exit status of `work`
constexpr int cannot_start = -1;

/// The status of the child once it has ended; it is asked to when `stop` is.
int status_at_end_of(pid_t child, std::stop_token const &stop) {
    int status = 0;
    for (bool asked = false; ::waitpid(child, &status, WNOHANG) == 0; std::this_thread::sleep_for(100ms))
        if (stop.stop_requested() && !std::exchange(asked, true)) ::kill(child, SIGTERM);
    return status;
}

void sleep(std::chrono::seconds duration, std::stop_token const &stop) {
    auto const end = std::chrono::steady_clock::now() + duration;
    while (!stop.stop_requested() && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(100ms);
}

} // namespace

WorkProcess::WorkProcess(std::filesystem::path workspace)
    : m_workspace(std::move(workspace)), m_keeper([this](std::stop_token const &stop) { keep_alive(stop); }) {
}

void WorkProcess::keep_alive(std::stop_token const &stop) const {
    for (auto pause = first_pause; !stop.stop_requested(); pause = std::min(pause * 2, longest_pause)) {
        auto const begun = std::chrono::steady_clock::now();
        auto const child = start();
        auto const status = child > 0 ? status_at_end_of(child, stop) : cannot_start;
        if (stop.stop_requested() || status == 0) return;
        if (child > 0 && WIFEXITED(status) && WEXITSTATUS(status) == held_by_another) return;
        if (std::chrono::steady_clock::now() - begun > longest_pause) pause = first_pause;
        std::cerr << "up: `work` ended unexpectedly and is started again in " << pause.count() << " s\n";
        sleep(pause, stop);
    }
}

/// Between fork and exec only what may be called there: this process has other threads.
pid_t WorkProcess::start() const {
    auto const folder = m_workspace.string();
    char const *const arguments[]{"tsunagi", "--workspace", folder.c_str(), "work", nullptr};
    auto const parent = ::getpid();
    auto const child = ::fork();
    if (child != 0) return child;
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) ::_exit(0);
    ::execv("/proc/self/exe", const_cast<char *const *>(arguments));
    ::_exit(127);
}

} // namespace tsunagi::app
