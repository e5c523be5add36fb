#include "tests/bench/cost.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <stdexcept>

namespace tsunagi::bench {

namespace {

double seconds(timeval time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

int status_of(std::function<void()> const &work) {
    try {
        work();
        return 0;
    } catch (std::exception const &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

void become(std::vector<std::string> const &command) {
    auto const nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    std::vector<char *> arguments;
    for (auto const &argument : command) arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    execvp(arguments[0], arguments.data());
    throw std::runtime_error("cannot start " + command.front());
}

double median(std::vector<Cost> const &costs, double Cost::*member) {
    std::vector<double> values;
    for (auto const &cost : costs) values.push_back(cost.*member);
    std::ranges::sort(values);
    return values[values.size() / 2];
}

} // namespace

Cost in_a_child(std::function<void()> const &work) {
    std::fflush(stdout); // or the child would print it once more
    auto const start = std::chrono::steady_clock::now();
    auto const child = fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) _exit(status_of(work));
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (status != 0)
        throw std::runtime_error("what was to be measured ended with status " + std::to_string(status));
    return {.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            .user = seconds(usage.ru_utime),
            .system = seconds(usage.ru_stime),
            .peak_mib = static_cast<double>(usage.ru_maxrss) / 1024};
}

Cost of_command(std::vector<std::string> const &command) {
    return in_a_child([&] { become(command); });
}

Cost median(std::vector<Cost> const &costs) {
    return {.wall = median(costs, &Cost::wall),
            .user = median(costs, &Cost::user),
            .system = median(costs, &Cost::system),
            .peak_mib = median(costs, &Cost::peak_mib)};
}

} // namespace tsunagi::bench
