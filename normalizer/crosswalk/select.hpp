// Paths of a crosswalk over a tree.
#pragma once

#include "normalizer/parse/source_tree.hpp"
#include "schemas/model/crosswalk.hpp"

#include <map>
#include <string>
#include <vector>

namespace tsunagi::normalizer {

using Nodes = std::vector<SourceNode const *>;

/// Prefixes of the crosswalk -> namespace URIs.
using Prefixes = std::map<std::string, std::string>;

/// Nodes below `from` that a path leads to, in source order. A prefixed name matches by namespace URI; an
/// element that has no namespace at all matches by local name too (files of old schemas come without).
Nodes select(SourceNode const &from, model::Path const &path, Prefixes const &prefixes);

/// Does the root element bear this QName of the crosswalk ("oai_dc:dc", "record")?
bool has_name(SourceNode const &node, std::string_view qname, Prefixes const &prefixes);

} // namespace tsunagi::normalizer
