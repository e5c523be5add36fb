// The rights badge: the Japanese scale ◎ ○ △ as a shape, a plain sentence, then the code (look, section 7).
// It speaks of the content; it never stands for the metadata.
#pragma once

#include <string>

#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "schemas/model/rights.hpp"

namespace tsunagi::api {

/// com noncom edu ask uneval: the shape of a rights code.
std::string_view use_class(std::string_view code);
/// 商用でも使えます / Free to use, also commercially.
std::string_view use_sentence(Tongue tongue, std::string_view code);
/// What a reader may do, in a sentence or two without legal words.
std::string_view use_explained(Tongue tongue, std::string_view code);

Html use_badge(Tongue tongue, model::RightsStatement const &statement);

} // namespace tsunagi::api
