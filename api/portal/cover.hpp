#pragma once

#include "api/portal/html.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// Stands for a picture that there is none of: cloth by kind, title slip with up to seven characters,
/// four-hole binding.
Html cover(model::Record const &record, std::string_view title);

/// Address of the thumbnail over https, else empty: one over http the page's own policy would block.
std::string picture_of(model::Record const &record);

/// The thumbnail, else the cover.
Html plate(model::Record const &record, std::string_view title, std::string_view author);

} // namespace tsunagi::api
