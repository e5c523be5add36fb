// Who looks after alerts while `work` runs.
#pragma once

#include "app/workspace.hpp"
#include "harvester/clock.hpp"

#include <memory>
#include <optional>
#include <string>

namespace tsunagi::app {

/// Reviews everything once an hour; delivers what is due at each look. For one thread. Its calls go to the
/// operator's own addresses, private ones too.
class AlertDesk {
public:
    explicit AlertDesk(harvester::Clock &clock) : m_clock(clock) {}
    /// Mistakes are told on standard error and tried again; nothing here stops a harvest.
    void look(Workspace &workspace);

private:
    void send_mail(Workspace &workspace);

    harvester::Clock &m_clock;
    std::optional<model::Time> m_reviewed, m_mail_tried;
};

} // namespace tsunagi::app
