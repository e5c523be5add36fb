// The arguments of an OAI-PMH request, checked as OAI-PMH 2.0 section 4 says for each verb.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "schemas/model/result.hpp"

namespace tsunagi::app {

/// Decoded, in the order sent.
using OaiArguments = std::vector<std::pair<std::string, std::string>>;

/// Which records a list request means. A resumption token is this written as text, so the server keeps
/// nothing between two requests.
struct OaiStretch {
    std::string metadata_prefix, from, until, set; ///< from and until as asked for
    std::size_t cursor = 0;
};

struct OaiRequest {
    std::string verb, identifier, metadata_prefix;
    std::string resumption_token; ///< of ListSets, whose list is never split
    OaiStretch stretch;           ///< of a list request
};

/// A Failure's code is one of badVerb, badArgument, badResumptionToken.
model::Result<OaiRequest> read_oai_request(OaiArguments const &);

std::string resumption_token(OaiStretch const &);

} // namespace tsunagi::app
