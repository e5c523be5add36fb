#include "app/settling/guard.hpp"

namespace tsunagi::app {

bool exceeds(std::uint64_t count, int least, int percent, std::uint64_t whole) {
    return count > static_cast<std::uint64_t>(least) && count * 100 > whole * static_cast<std::uint64_t>(percent);
}

bool too_many_held_back(Intent const &intent, model::Guards const &guards) {
    return exceeds(intent.held_back, guards.min_held_back, guards.max_held_back_percent, intent.received);
}

bool too_many_withdrawn(Intent const &intent, model::Guards const &guards) {
    if (intent.live == 0) return false;
    return intent.lists_none ||
           exceeds(intent.withdrawn(), guards.min_deleted, guards.max_deleted_percent, intent.live);
}

} // namespace tsunagi::app
