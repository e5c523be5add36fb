// Any bytes as a page that is one record, or as a list that tells deletions: the first byte chooses the
// cutter. A page may be refused with a sentence, and every place must lie inside of it.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "harvester/cut.hpp"
#include "harvester/cut/json_outline.hpp"
#include "harvester/files/content.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    constexpr std::array cutters{"change_list", "json_document", "resource", "broken_item"};
    if (size == 0) return 0;
    std::string_view const text(reinterpret_cast<char const *>(data) + 1, size - 1);
    tsunagi::harvester::outline_of(text);
    tsunagi::store::ArchivedPage page;
    page.provenance.cut_as = cutters[data[0] % cutters.size()];
    page.provenance.url = "http://fuzz.example.jp/list#since=2026-01-01T00:00:00Z";
    tsunagi::model::Dataset dataset;
    dataset.source.resourcesync.allow_deletion = true;
    bool const is_packed = tsunagi::harvester::is_compressed(text);
    try {
        tsunagi::harvester::cut(page, text, dataset, [&](tsunagi::model::RawRecord &&record) {
            bool const is_converted = !record.repairs.empty();
            if (!is_packed && !is_converted && record.place.offset + record.place.length > text.size())
                std::abort();
        });
    } catch (std::runtime_error const &) {
        // a sentence for the coordinator
    }
    return 0;
}
