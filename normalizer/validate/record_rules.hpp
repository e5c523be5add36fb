// Guideline rules that one record is held to (docs: guideline-rules). Each is a small named check.
#pragma once

#include "schemas/model/record.hpp"

namespace tsunagi::normalizer {

/// Appends a Problem for every rule that the record fails: R01 title, R03 identifier, R05 item page, R24
/// creator, R27 date. Rules of a single value (R28–R36, R10–R19) are told where the value is read.
void check_record(model::Record &record);

} // namespace tsunagi::normalizer
