#pragma once

#include <cstdint>

#include "api/portal/address.hpp"
#include "api/portal/html.hpp"
#include "api/portal/tongue.hpp"

namespace tsunagi::api {

/// Where in the list this page stands, and the ways to its neighbours, up to the window of the API (query API
/// contract 4).
struct PageOfList {
    std::uint64_t from = 0, size = 20, shown = 0, total = 0;
};

Html pager(Tongue tongue, Address const &address, PageOfList const &page);

} // namespace tsunagi::api
