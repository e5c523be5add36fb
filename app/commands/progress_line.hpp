// How far a run is: a line that is written over on a terminal, a line every ten seconds elsewhere.
#pragma once

#include "harvester/harvest.hpp"

#include <chrono>
#include <ostream>

namespace tsunagi::app {

class ProgressLine {
public:
    ProgressLine(std::ostream &out, bool terminal) : m_out(out), m_terminal(terminal) {}
    harvester::ProgressListener listener();
    /// Leaves the terminal on a fresh line.
    void end();

private:
    using Steady = std::chrono::steady_clock;
    void show(harvester::Progress const &progress);

    std::ostream &m_out;
    bool m_terminal, m_open = false;
    Steady::time_point m_started = Steady::now(), m_last = m_started;
};

} // namespace tsunagi::app
