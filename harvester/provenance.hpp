// What the archive keeps of an exchange beside its body (harvesting contract 8).
#pragma once

#include "harvester/clock.hpp"
#include "harvester/http/http_client.hpp"
#include "schemas/model/dataset.hpp"
#include "schemas/model/run.hpp"
#include "store/raw_archive.hpp"

namespace tsunagi::harvester {

/// Of an answer; `cut_as` and the token after it are left to its source. Secrets by name only.
store::PageProvenance provenance_of(HttpRequest const &request, HttpResponse const &response,
                                    model::Dataset const &dataset, model::HarvestRun const &run,
                                    Clock const &clock);

/// Headers with the values of secrets replaced by their names.
Headers without_secrets(Headers const &sent, model::Pairs const &configured);

/// The exception from TLS verification, unless it has expired; it holds through the whole of its last day,
/// UTC.
model::TlsException const *exception_in_force(model::Dataset const &dataset, model::Time now);

} // namespace tsunagi::harvester
