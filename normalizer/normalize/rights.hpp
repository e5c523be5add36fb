// Texts about use -> statements per scope, with evidence (rights contract 2–6). Nothing is guessed towards
// freedom.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "schemas/model/dataset.hpp"
#include "schemas/model/problem.hpp"
#include "schemas/model/rights.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// One text of the source, with the scope its place gives it.
struct ProvidedRights {
    std::string scope; ///< content | media | thumbnail | metadata | access
    std::string text;
    std::string source_path;
};

struct RightsDefaults {
    std::optional<model::RightsDefault> metadata, content, thumbnail; ///< of the dataset
    std::optional<std::string> institution_content;                   ///< code or URI
    std::map<std::string, std::string> agreed_texts;                  ///< exact text -> statement
    std::optional<model::RightsStatement> parent_content;             ///< of the record above (archives)
};

struct RightsDecision {
    model::Rights rights;
    std::string access = "unknown"; ///< told by a phrase or a COAR URI
    model::Problems problems;       ///< R11 … R19
};

/// Immutable; safe from any thread.
class RightsReader {
public:
    explicit RightsReader(model::Vocabularies const &);
    ~RightsReader();
    RightsReader(RightsReader &&) noexcept;

    RightsDecision decide(std::span<ProvidedRights const>, RightsDefaults const &,
                          std::string const &now) const;

private:
    struct Tables;
    std::unique_ptr<Tables> m_tables;
};

} // namespace tsunagi::normalizer
