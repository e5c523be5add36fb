// Where a value came from: no value of a record stands without it.
#pragma once

#include <string>
#include <vector>

namespace tsunagi::model {

struct Evidence {
    std::vector<std::string> source_path; ///< dc:date[1]; several when joined from several places
    std::string
        rule; ///< crosswalk rule ("oai_dc#/fields/5") or the normaliser's rule id, whichever decided last
    double confidence = 1; ///< 0–1
    bool operator==(Evidence const &) const = default;
};

} // namespace tsunagi::model
