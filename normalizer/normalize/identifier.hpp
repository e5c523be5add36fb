// What kind of identifier a text is, by its form (crosswalks contract 1.1, 3).
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::normalizer {

/// doi isbn issn ncid ndljp ark hdl isil orcid url, "other" when no form fits. Numbers with a check digit
/// (ISBN, ISSN, ORCID) count only when it is right.
std::string identifier_type(std::string_view value);

} // namespace tsunagi::normalizer
