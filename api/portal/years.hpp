// Two fields for years: the brush of the timeline without JavaScript.
#pragma once

#include <optional>

#include "api/http/http_server.hpp"
#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "api/query/parameters.hpp"

namespace tsunagi::api {

/// The fields year-from and year-to become the API's r-tempo, so that the address is an API request; nothing
/// when there is nothing to send on, or when a field cannot be read (the page then says so).
std::optional<Response> redirected_years(Parameters const &);

/// The fields with what was typed or chosen, and a sentence under one that cannot be read.
Html year_fields(Tongue tongue, Parameters const &);

} // namespace tsunagi::api
