// What the cutters of XML share: a stretch of a page that stands alone, and how to get past a broken one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "harvester/cut/xml_scanner.hpp"

namespace tsunagi::harvester {

/// An element and the declarations around it that it uses or might use.
struct XmlPiece {
    std::string_view text; ///< from "<" to the end of its end tag
    std::string
        declarations; ///< ` xmlns:dc="…"`, of the elements around it, what it declares itself left out

    /// The exact bytes with the declarations put into the start tag, so that it parses alone.
    std::string alone() const;
};

/// Reads on to the end of the element whose start was the last token. False when broken.
bool read_piece(XmlScanner &scanner, XmlPiece &piece);

/// Where a broken element that began at `begin` ends: behind its first end tag that is followed by the start
/// of a sibling or by the end of `parent`. npos when there is none.
std::size_t end_of_broken(std::string_view text, std::size_t begin, std::string_view name,
                          std::string_view parent);

} // namespace tsunagi::harvester
