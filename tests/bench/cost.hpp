// What a piece of work costs, measured in a process of its own: time, memory, and nothing of what came
// before.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace tsunagi::bench {

struct Cost {
    double wall = 0, user = 0, system = 0; ///< seconds
    double peak_mib = 0;                   ///< resident memory at its highest
};

/// Forks, works, and tells what the child used. Throws std::runtime_error when the child did not end with
/// status 0.
Cost in_a_child(std::function<void()> const &work);

/// The same for a program; its output goes to /dev/null.
Cost of_command(std::vector<std::string> const &command);

/// Each member's median.
Cost median(std::vector<Cost> const &costs);

} // namespace tsunagi::bench
