#pragma once

#include <span>

#include "indexer/search/plan.hpp"
#include "indexer/search/select.hpp"

namespace tsunagi::indexer {

/// The whole search over segments that share no record; `Hits::generation` is left to the caller.
Hits search(Query const &, Planner const &, std::span<SegmentView const>);

} // namespace tsunagi::indexer
