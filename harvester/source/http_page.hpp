// What every source over HTTP notes of an exchange.
#pragma once

#include "harvester/courier.hpp"
#include "harvester/provenance.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

/// Opens the body under the dataset's limits and hands its text to `read`. A body that cannot be opened is a
/// Failure: too_big for good, page_truncated worth another try.
std::optional<model::Failure>
with_text(HttpResponse const &response, model::Limits const &limits,
          std::function<std::optional<model::Failure>(std::string_view)> const &read);

/// The failure that keeps a host from being asked now; nothing when it may be asked.
std::optional<model::Failure> waiting_time(Courier const &courier, std::string const &url);

} // namespace tsunagi::harvester
