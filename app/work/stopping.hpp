// The end of a long-running command: asked for by a signal, seen by everything that waits.
#pragma once

#include "harvester/clock.hpp"

#include <csignal>

#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace tsunagi::app {

/// SIGINT and SIGTERM: from now on they end neither this thread nor those that it starts, but wait for
/// sigwait(3).
sigset_t block_ending_signals();

/// From its construction on SIGINT and SIGTERM end nothing by themselves: they ask this token to stop. To be
/// made before other threads, which inherit the signal mask.
class StopAtSignal {
public:
    StopAtSignal();
    std::stop_token token() const { return m_stop.get_token(); }

private:
    sigset_t m_signals = block_ending_signals();
    std::stop_source m_stop;
    std::jthread m_waiting;
};

/// A clock whose sleepers wake when the program is to end.
class WakingClock final : public harvester::Clock {
public:
    WakingClock(harvester::Clock &clock, std::stop_token stop) : m_clock(clock), m_stop(std::move(stop)) {}
    model::Time now() const override { return m_clock.now(); }
    model::Moment moment() const override { return m_clock.moment(); }
    void sleep_for(std::chrono::milliseconds duration) override;

private:
    harvester::Clock &m_clock;
    std::stop_token m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
};

} // namespace tsunagi::app
