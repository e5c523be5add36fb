// One question to an OAI-PMH server and its judged answer (harvesting contract 2).
#pragma once

#include "harvester/courier.hpp"
#include "harvester/cut/oai_page.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

struct OaiAnswer {
    HttpRequest request;
    HttpResponse response;
    OaiPage page;
    std::vector<store::SeenRecord> records;
};

/// Asks again, patiently, what may pass. One for each run.
class OaiExchange {
public:
    OaiExchange(model::Dataset const &dataset, Surroundings const &around);

    /// `query`: arguments, encoded. Accepted is an answer with this verb, or one that says noRecordsMatch.
    model::Result<OaiAnswer> ask(std::string const &query, std::string const &verb,
                                 std::string const &metadata_prefix, model::HarvestRun &run);
    /// Why the server must not be asked now: it wanted to be left alone.
    std::optional<model::Failure> waiting() const;

private:
    model::Result<HttpRequest> request_for(std::string const &query) const;
    std::optional<model::Failure> read(HttpResponse const &response, std::string const &verb,
                                       OaiReading const &reading, OaiAnswer &answer) const;

    model::Dataset const &m_dataset;
    Courier m_courier;
};

} // namespace tsunagi::harvester
