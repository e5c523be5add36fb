// The stable codes of harvesting contract 5.1 as sentences: the one table of them.
#pragma once

#include "schemas/model/local_text.hpp"
#include "schemas/model/run.hpp"

#include <string>
#include <vector>

namespace tsunagi::app {

/// Why a run is not complete, for someone who knows the institution and not the protocol. "oai_error:badVerb"
/// names the code that the source gave; an unknown code is given back as it is.
model::LocalText sentence_of(std::string const &reason);

/// Codes that have a sentence.
std::vector<std::string> known_reasons();

/// "complete", "not complete", …
model::LocalText sentence_of(model::Outcome);

} // namespace tsunagi::app
