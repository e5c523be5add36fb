// The answers of an OAI-PMH 2.0 repository: pure functions from a request to a document.
#pragma once

#include <string>

#include "app/samples/oai_request.hpp"
#include "app/samples/sample_data.hpp"

namespace tsunagi::app {

constexpr std::size_t oai_page_size = 10; ///< records of one incomplete list; small, so that tokens are used

/// The whole document, errors of the protocol included. `base_url` is where the request came in, `now` the
/// responseDate (UTC, seconds).
std::string answer_oai(SampleRepository const &, OaiArguments const &, std::string const &base_url,
                       std::string const &now);

} // namespace tsunagi::app
