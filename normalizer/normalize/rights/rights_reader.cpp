#include "normalizer/normalize/rights.hpp"

#include "normalizer/normalize/rights/decision.hpp"

namespace tsunagi::normalizer {

struct RightsReader::Tables {
    rights::StatementTable statements;
    rights::TextReader texts;

    explicit Tables(model::Vocabularies const &vocabularies)
        : statements(vocabularies), texts(vocabularies, statements) {}
};

RightsReader::RightsReader(model::Vocabularies const &vocabularies)
    : m_tables(std::make_unique<Tables>(vocabularies)) {}

RightsReader::~RightsReader() = default;
RightsReader::RightsReader(RightsReader &&) noexcept = default;

RightsDecision RightsReader::decide(std::span<ProvidedRights const> provided, RightsDefaults const &defaults,
                                    std::string const &now) const {
    return rights::Decision(m_tables->statements, m_tables->texts, provided, defaults, now).run();
}

} // namespace tsunagi::normalizer
