// One request on its way through the table of routes.
#pragma once

#include <string>

#include "api/http/delivery.hpp"
#include "api/http/http_server.hpp"
#include "api/query/parameters.hpp"
#include "api/readers.hpp"
#include "api/routes/dataset_survey.hpp"
#include "indexer/analysis/fold.hpp"

namespace tsunagi::api {

/// What routes share between requests, beside the readers. Safe from any thread.
struct Desk {
    explicit Desk(Readers const &readers) : survey(readers.records), folding(readers.catalog.vocabularies) {}
    DatasetSurvey survey;
    indexer::Folding folding; ///< for lists of names: the same rules as in the index
};

struct Call {
    Request const &request;
    Readers const &readers;
    Desk const &desk;
    std::string argument; ///< what '*' of the route stands for, decoded
    Parameters parameters;
    Warnings warnings; ///< of decoding the parameters
};

/// How long an answer may be kept, and since when it is as it is (query API contract 9.13).
struct Freshness {
    int max_age = 60;          ///< seconds
    std::int64_t modified = 0; ///< epoch milliseconds; 0 = not known
    bool weak = false;         ///< the tag names the question and the generation, not the bytes
};

/// 200 with JSON, the headers of caching, and one header for each warning.
Response json_answer(std::string body, Freshness const &, Warnings const & = {});

} // namespace tsunagi::api
