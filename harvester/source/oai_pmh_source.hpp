// OAI-PMH 2.0 (harvesting contract 2).
#pragma once

#include "harvester/courier.hpp"
#include "harvester/cut/oai_page.hpp"
#include "harvester/source/oai_requests.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

class OaiPmhSource final : public Source {
public:
    OaiPmhSource(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around);

    model::Result<model::Done> identify(model::HarvestRun &run) override;
    std::vector<std::string> windows() const override;
    model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run) override;

private:
    struct Answer {
        HttpResponse response;
        OaiPage page;
        std::vector<store::SeenRecord> records;
    };

    model::Result<Answer> ask(HttpRequest const &request, OaiReading const &reading, model::HarvestRun &run);
    model::Result<HttpRequest> request_for(std::string const &query) const;
    FetchedPage page_of(Answer answer, HttpRequest const &request, model::HarvestRun const &run) const;
    model::Result<model::Done> compare_with_last_time(OaiPage const &identify, model::HarvestRun &run);
    bool ask_otherwise(model::Failure const &failure, model::HarvestRun &run);
    void remember_what_worked();

    model::Dataset const &m_dataset;
    HarvestRequest m_wanted;
    Surroundings const &m_around;
    Courier m_courier;
    Granularity m_granularity = Granularity::second;
    bool m_without_from = false, m_without_until = false;
    std::string m_worked; ///< the last change to the way of asking, for the ledger
};

} // namespace tsunagi::harvester
