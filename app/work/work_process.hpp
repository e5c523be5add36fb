// `work` beside `serve`: a process of its own, so that the end of one leaves the other (architecture:
// processes).
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <thread>

namespace tsunagi::app {

/// Starts `work` from its construction on, and again, after a growing pause, whenever it dies; ends it,
/// waiting for its runs, when destroyed. Where another `work` holds the workspace that one is left to do it.
/// The child ends with this process, whatever ends that.
class WorkProcess {
public:
    explicit WorkProcess(std::filesystem::path workspace);

private:
    void keep_alive(std::stop_token const &stop) const;
    pid_t start() const; ///< negative when the system cannot

    std::filesystem::path m_workspace;
    std::jthread m_keeper; ///< the thread that forks: the child is bound to its life
};

} // namespace tsunagi::app
