// Where a crawl has been and still has to go: each place once, members of a list where the list stands. No
// network, no store: the same lists give the same way, so that a killed run finds its place again by reading
// them from the archive.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace tsunagi::harvester {

/// What a list says of one of its members.
struct Place {
    std::string url;
    bool is_document = false;            ///< known to be no list; else the document itself tells
    std::string hashes;                  ///< "md5:… sha-256:…", empty = none told
    std::optional<std::uint64_t> length; ///< bytes
    int depth = 0;                       ///< lists above it
};

class Itinerary {
public:
    /// Bounds against lists that never end; what lies beyond them is left out and `was_cut` says so.
    struct Bounds {
        int depth = 32;
        std::size_t places = 1'000'000;
    };

    Itinerary(std::string first_url, Bounds bounds);

    /// The next place; stays the same until `leave`.
    Place const *here() const { return m_ahead.empty() ? nullptr : &m_ahead.back(); }
    /// Goes on behind `here`: to the first of `members` that was not named before, else to what followed.
    void leave(std::vector<Place> members = {});

    bool was_cut() const { return m_was_cut; }

private:
    Bounds m_bounds;
    std::vector<Place> m_ahead; ///< the nearest last
    std::unordered_set<std::string> m_named;
    bool m_was_cut = false;
};

} // namespace tsunagi::harvester
