// Foreign bytes as a date: must neither crash nor give an interval that ends before it starts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "normalizer/normalize/time_span.hpp"
#include "schemas/loader/table_reader.hpp"

namespace {

tsunagi::normalizer::DateReader reader_of_the_tree() {
    tsunagi::model::Mistakes mistakes;
    return tsunagi::normalizer::DateReader(
        tsunagi::schemas::read_vocabularies(TSUNAGI_SOURCE_DIR "/schemas/vocabularies", {}, mistakes));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    static auto const reader = reader_of_the_tree();
    std::string_view const text(reinterpret_cast<char const *>(data), size);
    for (bool const typed : {false, true}) {
        auto const span = reader.read(text, {.typed = typed});
        if (span.start && span.end && *span.end < *span.start) std::abort();
    }
    return 0;
}
