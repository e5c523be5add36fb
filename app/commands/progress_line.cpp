#include "app/commands/progress_line.hpp"

#include <iomanip>

namespace tsunagi::app {

harvester::ProgressListener ProgressLine::listener() {
    return [this](harvester::Progress const &progress) {
        auto const pause = m_terminal ? std::chrono::milliseconds(200) : std::chrono::seconds(10);
        if (Steady::now() - m_last < pause) return;
        m_last = Steady::now();
        show(progress);
    };
}

void ProgressLine::show(harvester::Progress const &progress) {
    auto const seconds = std::chrono::duration<double>(Steady::now() - m_started).count();
    auto const rate = static_cast<double>(progress.records) / std::max(seconds, 0.001);
    if (m_terminal) m_out << '\r';
    m_out << progress.dataset << ": " << progress.records;
    if (progress.stated_size) m_out << " of " << *progress.stated_size;
    m_out << " records, " << std::fixed << std::setprecision(0) << rate << "/s";
    if (progress.stated_size && *progress.stated_size > progress.records)
        m_out << ", about "
              << static_cast<double>(*progress.stated_size - progress.records) / std::max(rate, 0.001)
              << " s left";
    m_out << (m_terminal ? "  " : "\n") << std::flush;
    m_open = m_terminal;
}

void ProgressLine::end() {
    if (m_open) m_out << "\n";
    m_open = false;
    m_started = Steady::now();
}

} // namespace tsunagi::app
