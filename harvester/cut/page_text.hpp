// From the bytes of a page to text that can be cut.
#pragma once

#include <string>
#include <string_view>

#include "harvester/files/charset.hpp"

namespace tsunagi::harvester {

/// XML: by byte order mark, else by its declaration when the bytes are not UTF-8 (contract 12, rows 21 and
/// 22). A page that is UTF-8 but for single bytes comes as it is: its records are repaired one by one. The
/// byte order mark stays, so that offsets count from the first byte.
ReadableText xml_text(std::string_view bytes);

/// Encoding named in the XML declaration; empty when there is none.
std::string declared_encoding(std::string_view xml);

} // namespace tsunagi::harvester
