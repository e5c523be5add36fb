// Any bytes as a file: the first byte chooses the cutter. A file may be refused with a sentence, nothing
// else.
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>

#include "harvester/cut.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    constexpr std::array formats{"json", "json_lines", "csv", "tsv", "xml", "oai_pmh"};
    if (size == 0) return 0;
    tsunagi::store::ArchivedPage page;
    page.provenance.cut_as = formats[data[0] % formats.size()];
    tsunagi::model::Dataset dataset;
    dataset.source.files.record_path = page.provenance.cut_as == "xml" && data[0] >= 128 ? "record" : "";
    try {
        tsunagi::harvester::cut(page, {reinterpret_cast<char const *>(data) + 1, size - 1}, dataset,
                                [](tsunagi::model::RawRecord &&) {});
    } catch (std::runtime_error const &) {
        // a sentence for the coordinator
    }
    return 0;
}
