// Any bytes as a robots.txt, its first line as the path that is asked for: reading must end, and a rule that
// forbids must be one that stands there.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "harvester/robots.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const *>(data), size);
    tsunagi::harvester::Robots const robots(text, "Tsunagi");
    auto const rule = robots.forbids(text.substr(0, text.find('\n')));
    if (rule && !rule->starts_with("Disallow: ")) std::abort();
    if (robots.crawl_delay() && robots.crawl_delay()->count() < 0) std::abort();
    return 0;
}
