// What is wrong with one record. Problems are data: they travel with the record and hide nothing.
#pragma once

#include <string>
#include <vector>

#include "schemas/model/local_text.hpp"

namespace tsunagi::model {

enum class Severity { info, warn, error };

/// One finding (docs: cli contract 3.2). Members without content are left out in JSON.
struct Problem {
    std::string rule; ///< guideline rule (R12) or fault of the payload (X-XML, X-JSON, X-CSV, X-UTF8, X-ROOT)
    Severity severity = Severity::warn;
    std::string field;       ///< field of the common record, dotted
    std::string value;       ///< the text in question, cut at 200 characters
    LocalText message;       ///< names the thing, the value and the expectation
    LocalText suggestion;    ///< what the provider can do
    std::string source_path; ///< dc:rights[2]
    std::string crosswalk;   ///< schemas/standards/oai_dc.json#/fields/5
    bool operator==(Problem const &) const = default;
};

using Problems = std::vector<Problem>;

} // namespace tsunagi::model
