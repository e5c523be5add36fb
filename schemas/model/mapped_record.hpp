// A record after the crosswalk and before normalising: common field -> provided strings, with their places.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/problem.hpp"

namespace tsunagi::model {

/// One text as it stands in the source.
struct SourceValue {
    std::string text;
    std::string lang;       ///< xml:lang or @language, as given
    std::string path;       ///< dc:title[1]
    std::string provided{}; ///< the text as it stood before cleaning steps changed it; empty = `text` itself

    std::string const &as_provided() const { return provided.empty() ? text : provided; }
};

struct MappedValue {
    SourceValue value;
    std::string kind, role, scope, scheme;                 ///< from the rule
    std::map<std::string, std::vector<SourceValue>> parts; ///< of a rule with `each`
    std::string rule;                                      ///< oai_dc#/fields/5
};

struct MappedField {
    std::string to; ///< titles, agents, links.landingPage …
    std::vector<MappedValue> values;
};

struct MappedRecord {
    SchemaId schema;
    int version = 1;
    std::string root;                ///< QName, XML only
    std::vector<MappedField> fields; ///< in crosswalk order
    std::vector<std::pair<std::string, std::vector<std::string>>>
        source;                        ///< every leaf by path, source order
    std::vector<std::string> unmapped; ///< source paths no rule reads

    std::vector<MappedValue> const *find(std::string_view to) const {
        for (auto const &field : fields)
            if (field.to == to) return &field.values;
        return nullptr;
    }
};

} // namespace tsunagi::model
