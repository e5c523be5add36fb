// What a source says of itself, beside what its dataset says of it (cli contract 2 and 3.2).
#pragma once

#include <string>
#include <vector>

#include "harvester/harvest.hpp"

namespace tsunagi::harvester {

/// One thing that was told, in the words of the protocol: "granularity", "metadataFormats" …
struct Answer {
    std::string name;
    std::vector<std::string> values;
    bool is_list = false; ///< may have any number of values
};

/// Where dataset and source do not agree.
struct Difference {
    std::string pointer; ///< into the dataset's file: "/source/metadata_prefix"
    std::string configured, told;
    std::string proposal; ///< what to write there; empty = a person must decide
};

struct Identity {
    std::vector<Answer> answers;
    std::vector<Difference> differences;
};

/// Asks with the manners of a harvest and keeps nothing: no run, no page. Failure: the source does not
/// answer, or not in the protocol that the dataset says.
model::Result<Identity> identify(model::Dataset const &, Surroundings const &);

} // namespace tsunagi::harvester
