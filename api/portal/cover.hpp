#pragma once

#include "api/portal/html.hpp"
#include "schemas/model/record.hpp"

namespace tsunagi::api {

/// Stands for a picture that there is none of: cloth by kind, title slip with up to seven characters,
/// four-hole binding.
Html cover(model::Record const &record, std::string_view title);

/// The thumbnail over https, else the cover. (Pictures over http would be blocked by the page's own policy.)
Html plate(model::Record const &record, std::string_view title, std::string_view author);

} // namespace tsunagi::api
