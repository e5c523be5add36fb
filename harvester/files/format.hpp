// Which cutter a file wants when its dataset says "auto".
#pragma once

#include <string>
#include <string_view>

namespace tsunagi::harvester {

/// By the ending, those of compression passed over; empty when it says nothing or not enough (".json" may
/// hold one object a line).
std::string format_of_name(std::string_view name);

/// By the first characters: oai_pmh, xml, json, json_lines, tsv or csv; empty when there is no text.
std::string format_of_content(std::string_view text);

} // namespace tsunagi::harvester
