#pragma once

#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// Three scopes, decided apart: content, thumbnail, metadata. Each with badge, sentence and the evidence
/// behind it.
Html terms_section(Tongue tongue, model::Record const &record);

} // namespace tsunagi::api
