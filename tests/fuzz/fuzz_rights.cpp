// Any bytes as a text about use: reading must end, what grants something must name the rule that found it,
// and a licence URI is published only when its grammar allows it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "normalizer/normalize/rights.hpp"
#include "schemas/loader/table_reader.hpp"

namespace {

tsunagi::normalizer::RightsReader reader_of_the_tree() {
    tsunagi::model::Mistakes mistakes;
    return tsunagi::normalizer::RightsReader(
        tsunagi::schemas::read_vocabularies(TSUNAGI_SOURCE_DIR "/schemas/vocabularies", {}, mistakes));
}

void hold(bool property) {
    if (!property) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const *data, std::size_t size) {
    static auto const reader = reader_of_the_tree();
    std::string const text(reinterpret_cast<char const *>(data), size);
    for (auto const *scope : {"content", "media", "thumbnail", "metadata", "access"}) {
        tsunagi::normalizer::ProvidedRights const provided{scope, text, "dc:rights[1]"};
        auto const decision = reader.decide({&provided, 1}, {}, "2026-01-01T00:00:00Z");
        auto const &content = decision.rights.content;
        hold(!content.statement.empty() && !content.code.empty() && !content.inherited);
        hold(content.rule.starts_with("R") || content.code == "uneval");
        hold(content.rule != "RU-BAD" || content.uri.empty());
        hold(content.version.empty() || !content.uri.empty());
    }
    return 0;
}
