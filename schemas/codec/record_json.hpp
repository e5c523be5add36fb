// The one JSON form of a record (crosswalks contract 1.1): export, preview, golden fixtures, record store.
#pragma once

#include <string>
#include <string_view>

#include "schemas/model/mapped_record.hpp"
#include "schemas/model/problem.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::schemas {

/// One line of UTF-8 JSON, members in the order of the contract, absent values left out.
/// A record with status "deleted" is written as a tombstone: id dataset status sourceIds updated reason.
std::string write_record(model::Record const &);

/// The reverse; unknown members are ignored. Throws std::invalid_argument with a sentence on text that is no
/// record.
model::Record read_record(std::string_view json);

/// The canonical form whose hash decides "changed": write_record without updated, provenance, problems,
/// sourceDatestamp and every checkedAt.
std::string canonical_record(model::Record const &);

/// {"rule":…,"severity":"ERROR",…} as in the cli contract 3.2.
std::string write_problem(model::Problem const &);

/// {"titles":[{"value","lang","source_path"}]} of the cli contract 3.2 (`preview`).
std::string write_mapped(model::MappedRecord const &);

} // namespace tsunagi::schemas
