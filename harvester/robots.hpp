// robots.txt: what a host allows a harvester (RFC 9309), and how fast (Crawl-delay, as commonly understood).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

constexpr std::size_t longest_robots = 500 << 10; ///< bytes that are read (RFC 9309, 2.5), the rest is not

/// The rules for one product token: its own groups together, or those of `*` when it has none. Nothing here
/// fails: what cannot be read is no rule.
class Robots {
public:
    Robots() = default;
    Robots(std::string_view text, std::string_view product);

    /// The line that forbids `path` (with its query, as in the address), as "Disallow: /private/"; nothing
    /// when it is allowed. The longest rule decides, of equal ones Allow.
    std::optional<std::string> forbids(std::string_view path) const;
    std::optional<std::chrono::milliseconds> crawl_delay() const { return m_crawl_delay; }

private:
    struct Rule {
        bool allows = false;
        std::string pattern, written;
    };
    struct Group;

    void take(Group const &group);

    std::vector<Rule> m_rules;
    std::optional<std::chrono::milliseconds> m_crawl_delay;
};

} // namespace tsunagi::harvester
