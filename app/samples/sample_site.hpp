// All sample institutions behind one socket:
//   /{institution}/oai               OAI-PMH 2.0, GET and POST
//   /{institution}/api/items         JSON, ?page=1&size=20&modified_since=…
//   /{institution}/files/{name}      files as they are, with an ETag
//   /                                what there is
#pragma once

#include <functional>
#include <string>

#include "api/http/http_server.hpp"
#include "app/samples/sample_data.hpp"

namespace tsunagi::app {

/// `now` gives the time of the answer (UTC, YYYY-MM-DDThh:mm:ssZ). Safe from any thread.
api::Handler sample_site(SampleInstitutions, std::function<std::string()> now);

} // namespace tsunagi::app
