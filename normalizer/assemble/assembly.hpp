// MappedRecord -> Record, field by field. Each function fills its own members of the record and says what is
// wrong.
#pragma once

#include "normalizer/normalize_record.hpp"
#include "normalizer/readers.hpp"
#include "schemas/model/mapped_record.hpp"
#include "schemas/model/record.hpp"

#include <string>
#include <string_view>

namespace tsunagi::normalizer {

struct Assembly {
    model::RawRecord const &raw;
    model::MappedRecord const &mapped;
    Origin const &origin;
    Readers const &readers;
    model::Record &record;

    /// Values of a field that say something; empty when the crosswalk has none.
    std::vector<model::MappedValue> values(std::string_view to) const;
    /// First text of a field, empty when there is none.
    std::string first(std::string_view to) const;
    void report(model::Problem problem) const { record.problems.push_back(std::move(problem)); }
};

/// Evidence of a value that the crosswalk alone decided; a normaliser's rule id replaces the crosswalk's.
model::Evidence evidence_of(model::MappedValue const &value, std::string rule = "", double confidence = 1);

/// First text of a named part (name, uri, lat …) of a value; empty when it has none.
std::string part_of(model::MappedValue const &value, std::string const &name);

/// An absolute http or https address.
bool is_address(std::string_view text);

/// A problem about one value, with its place in the source and in the crosswalk.
model::Problem problem_about(std::string rule, model::Severity severity, std::string field,
                             model::MappedValue const &value, model::LocalText message);

void assemble_identity(Assembly const &); ///< id, dataset, sourceIds, provider, provenance, source
void assemble_titles(Assembly const &);
void assemble_people(Assembly const &);   ///< agents, publisher, owner
void assemble_dates(Assembly const &);    ///< temporal; the coverage that is a date
void assemble_places(Assembly const &);   ///< spatial; the coverage that is none; after the dates
void assemble_concepts(Assembly const &); ///< subjects, type, media, languages
void assemble_texts(Assembly const &);    ///< description, extent, relations
void assemble_links(Assembly const &);
void assemble_rights(Assembly const &); ///< rights, access

} // namespace tsunagi::normalizer
