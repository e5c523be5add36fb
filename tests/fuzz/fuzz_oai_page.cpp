// Any bytes as an OAI-PMH answer: cutting must end, and every place must lie inside of the page.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "harvester/cut/oai_page.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    std::string_view const body(reinterpret_cast<char const *>(data), size);
    tsunagi::harvester::OaiReading const reading{"fuzz", "oai_dc", {"Shift_JIS", "EUC-JP"}, 4 << 20};
    tsunagi::harvester::read_oai_page(body, reading, [&](tsunagi::model::RawRecord &&record) {
        if (record.place.offset + record.place.length > size) std::abort();
    });
    return 0;
}
