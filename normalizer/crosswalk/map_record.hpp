// SourceTree + Crosswalk -> MappedRecord: common field -> provided strings, each with its place and rule.
#pragma once

#include "normalizer/parse/source_tree.hpp"
#include "schemas/model/crosswalk.hpp"
#include "schemas/model/mapped_record.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer {

/// Nothing is interpreted here; what no rule reads is listed in `unmapped`. Safe from any thread.
model::MappedRecord map_record(SourceTree const &, model::Crosswalk const &, model::Vocabularies const &);

/// Is this the payload that the crosswalk is for? XML: the root's QName; JSON and CSV: all roots exist.
bool accepts(model::Crosswalk const &, SourceTree const &);

/// QName of the root for messages and provenance: "oai_dc:dc", "{http://…}dc" when the crosswalk has no
/// prefix for it.
std::string root_name(SourceTree const &);

} // namespace tsunagi::normalizer
