// A record that is withdrawn without its source sending anything: absent from its lists, or by a decision.
#pragma once

#include "schemas/model/ids.hpp"
#include "store/record_store.hpp"

namespace tsunagi::app {

/// The tombstone of a stored record, written by `run`. `reason`: withdrawn-by-source, absent-from-source.
store::StoredRecord tombstone_of(store::StoredRecord const &record, model::RunId const &run, model::Time now,
                                 std::string reason);

} // namespace tsunagi::app
