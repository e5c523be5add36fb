// The timeline: one bar and one link an era, from the facet of eras.
#pragma once

#include "api/portal/address.hpp"
#include "api/portal/html.hpp"
#include "api/portal/labels.hpp"
#include "indexer/query.hpp"

namespace tsunagi::api {

/// Bars are decoration; the same numbers stand in the links below. An era that is chosen alone takes itself
/// away. Empty when no record has an era.
Html timeline(Address const &address, indexer::Hits const &hits, Labels const &labels);

} // namespace tsunagi::api
