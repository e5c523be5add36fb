#include "tests/normalizer/vocabularies.hpp"

#include "schemas/loader/table_reader.hpp"

#include <stdexcept>

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
