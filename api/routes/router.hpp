// All addresses of the service: one table from path to answer.
#pragma once

#include "api/http/http_server.hpp"
#include "api/readers.hpp"

namespace tsunagi::api {

/// The handler of `serve`: compatible API, portal pages, assets. The readers must outlive it.
Handler make_router(Readers const &);

} // namespace tsunagi::api
