// What stands in a JSON answer, for somebody who looks for the right paths.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

/// Dotted paths, at most three names long, in order of appearance.
struct JsonOutline {
    std::vector<std::string> lists;       ///< arrays of objects; "$" = the whole text
    std::vector<std::string> numbers;     ///< whole numbers that are not in a list
    std::vector<std::string> texts;       ///< texts that are not in a list
    std::vector<std::string> item_values; ///< texts and numbers of the first object of the first list
};

/// Empty when the text is no JSON.
JsonOutline outline_of(std::string_view text);

} // namespace tsunagi::harvester
