// What is wrong with the schemas or the configuration of a workspace; `tsunagi check` lists all of them at
// once.
#pragma once

#include <string>
#include <vector>

namespace tsunagi::model {

struct Mistake {
    std::string file;     ///< relative to the workspace or to schemas/
    std::string pointer;  ///< JSON pointer, or "line 12" for tables
    std::string value;    ///< what stands there
    std::string expected; ///< what should
    std::string message;  ///< a finished sentence of the above
};

using Mistakes = std::vector<Mistake>;

} // namespace tsunagi::model
