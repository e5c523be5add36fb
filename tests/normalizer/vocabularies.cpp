#include "tests/normalizer/vocabularies.hpp"

#include <stdexcept>

#include "schemas/loader/table_reader.hpp"

namespace tsunagi::tests {

model::Vocabularies const &vocabularies() {
    static auto const loaded = [] {
        model::Mistakes mistakes;
        auto tables = schemas::read_vocabularies(TSUNAGI_SOURCE_DIR "/schemas/vocabularies", "", mistakes);
        if (!mistakes.empty()) throw std::runtime_error(mistakes.front().message);
        return tables;
    }();
    return loaded;
}

} // namespace tsunagi::tests
