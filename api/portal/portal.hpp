// The portal: pages that people read, server-rendered, whole without JavaScript (portal contract 2 and 3).
#pragma once

#include <optional>

#include "api/http/http_server.hpp"
#include "api/readers.hpp"

namespace tsunagi::api {

/// The page or asset at this address; nothing when the portal has none there.
///   /  results, /item/{id}  one record, /databases  what is gathered, /assets/…  style and icons
std::optional<Response> portal_page(Request const &, Readers const &);

} // namespace tsunagi::api
