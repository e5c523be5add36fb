// Any bytes as a ResourceSync document: reading must end, and every entry must lie inside of the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "harvester/cut/sitemap.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const *>(data), size);
    auto const map = tsunagi::harvester::read_sitemap(text);
    for (auto const &entry : map.entries)
        if (entry.offset + entry.size > size) std::abort();
    if (tsunagi::harvester::last_changes(map, "2026-01-01T00:00:00Z").size() > map.entries.size())
        std::abort();
    return 0;
}
