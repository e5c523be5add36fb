// A IIIF Presentation document (versions 2 and 3) as far as a crawl must understand it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

struct IiifDocument {
    enum class Kind { collection, manifest, other };
    Kind kind = Kind::other;
    std::string type;                 ///< as written; empty = none
    std::vector<std::string> members; ///< addresses of manifests, collections and further pages, in order
    std::string flaw;                 ///< not empty: the text is no JSON object, a sentence
};

/// Members of a collection are the entries of `items` (3) or of `collections`, `manifests` and `members` (2)
/// that are manifests or collections; then come `first` and `next` of a list in pages.
IiifDocument read_iiif(std::string_view text);

} // namespace tsunagi::harvester
