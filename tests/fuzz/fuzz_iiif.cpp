// Any bytes as a IIIF document: reading must end, and only what is no flaw has members.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "harvester/cut/iiif_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    auto const document = tsunagi::harvester::read_iiif({reinterpret_cast<char const *>(data), size});
    if (!document.flaw.empty() && !document.members.empty()) std::abort();
    return 0;
}
