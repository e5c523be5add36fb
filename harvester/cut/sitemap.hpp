// The documents of ResourceSync (ANSI/NISO Z39.99-2017): sitemaps with rs:md elements.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

/// One <url> or <sitemap>.
struct SitemapEntry {
    std::string url;        ///< loc
    std::string time;       ///< of the change or the last modification, as told; empty = not told
    std::string change;     ///< created updated deleted; change lists only
    std::string capability; ///< of the document it leads to
    std::string until;      ///< of a change list in an index
    std::string hashes;     ///< "md5:… sha-256:…"
    std::optional<std::uint64_t> length; ///< bytes
    std::size_t offset = 0, size = 0;    ///< of the element in the text
};

struct Sitemap {
    bool is_index = false;
    std::string capability; ///< description capabilitylist resourcelist changelist …; empty = a plain sitemap
    std::string at;         ///< since when a resource list is true
    std::string until;      ///< end of a change list; empty = it still grows
    std::vector<SitemapEntry> entries;
    std::string code, flaw; ///< not empty: it cannot be read, reason of contract 5.1 and sentence
};

/// Elements are known by their local names. An entry without loc is a flaw.
Sitemap read_sitemap(std::string_view text);

/// The last entry of each address at or after `since` ("2026-01-31T12:00:00Z", empty = all), in order: what a
/// change list comes to. Entries without a readable time are always among them.
std::vector<SitemapEntry const *> last_changes(Sitemap const &list, std::string const &since);

} // namespace tsunagi::harvester
