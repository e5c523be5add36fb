#include "harvester/source/itinerary.hpp"

#include <algorithm>

namespace tsunagi::harvester {

Itinerary::Itinerary(std::string first_url, Bounds bounds) : m_bounds(bounds) {
    m_named.insert(first_url);
    m_ahead.push_back({.url = std::move(first_url)});
}

void Itinerary::leave(std::vector<Place> members) {
    auto const depth = m_ahead.back().depth + 1;
    m_ahead.pop_back();
    auto const first_of_them = m_ahead.size();
    for (auto &member : members) {
        if (m_named.contains(member.url)) continue;
        if (depth > m_bounds.depth || m_named.size() >= m_bounds.places) {
            m_was_cut = true;
            break;
        }
        m_named.insert(member.url);
        member.depth = depth;
        m_ahead.push_back(std::move(member));
    }
    std::reverse(m_ahead.begin() + static_cast<std::ptrdiff_t>(first_of_them), m_ahead.end());
}

} // namespace tsunagi::harvester
