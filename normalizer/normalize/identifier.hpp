// What kind of identifier a text is, by its form (crosswalks contract 1.1, 3).
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::normalizer {

/// doi isbn issn ndljp ndlbib jpno ncid ark hdl isil orcid url, "other" when no form fits. A bare number is
/// an ISBN, ISSN or ORCID only with the right check digit; a text that names its type ("ISBN …") keeps that
/// type even when the digit is wrong, so that it can be reported (R09).
std::string identifier_type(std::string_view value);

/// Whether a typed identifier has the form and the check digit of its type (R09); types without a known form
/// are always well formed.
bool is_well_formed_identifier(std::string_view type, std::string_view value);

} // namespace tsunagi::normalizer
