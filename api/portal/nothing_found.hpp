#pragma once

#include "api/portal/address.hpp"
#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"
#include "api/readers.hpp"

namespace tsunagi::api {

/// What was not found, and the repairs that find something, with their counts (look, section 6).
Html nothing_found(Visit const &visit, Address const &address, Readers const &readers);

} // namespace tsunagi::api
