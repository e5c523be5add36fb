// Programs started by a test: run to their end, or kept in the background and always ended with the test.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace tsunagi::tests {

using Arguments = std::vector<std::string>;

struct Finished {
    int status = -1; ///< exit status; -1 = ended by a signal
    std::string out, err;
};

/// Runs a program to its end. Throws std::runtime_error when it cannot be started.
Finished run(Arguments const &command);

/// A program in the background; killed (this process only) when the object goes.
class Background {
public:
    explicit Background(Arguments const &command);
    ~Background();
    Background(Background const &) = delete;
    Background &operator=(Background const &) = delete;

    void kill_now(); ///< SIGKILL, and waits
    bool finished(); ///< has it ended by itself?
    int wait();      ///< its exit status
    pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    int m_status = 0;
    bool m_reaped = false;
};

/// Waits (ten seconds at most) for a server to write its port into a file. Throws when it does not.
int port_in(std::filesystem::path const &file);

} // namespace tsunagi::tests
