#pragma once

#include <string>

#include "api/http/http_server.hpp"
#include "api/query/parameters.hpp"
#include "api/readers.hpp"

namespace tsunagi::api {

/// `warnings` are what decoding the parameters told.
Response search_page(Request const &, Parameters const &, Warnings const &warnings, Readers const &);
Response item_page(Request const &, std::string const &id, Parameters const &, Readers const &);
Response databases_page(Request const &, Parameters const &, Readers const &);

} // namespace tsunagi::api
