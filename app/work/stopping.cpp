#include "app/work/stopping.hpp"

namespace tsunagi::app {

sigset_t block_ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

StopAtSignal::StopAtSignal() {
    m_waiting = std::jthread([this](std::stop_token const &over) {
        timespec const look_up{.tv_sec = 0, .tv_nsec = 200'000'000};
        while (!over.stop_requested())
            if (sigtimedwait(&m_signals, nullptr, &look_up) > 0) m_stop.request_stop();
    });
}

void WakingClock::sleep_for(std::chrono::milliseconds duration) {
    std::unique_lock lock(m_mutex);
    m_woken.wait_for(lock, m_stop, duration, [] { return false; });
}

} // namespace tsunagi::app
