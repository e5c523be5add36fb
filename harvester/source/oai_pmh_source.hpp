// OAI-PMH 2.0 (harvesting contract 2).
#pragma once

#include "harvester/source/oai_exchange.hpp"
#include "harvester/source/oai_knowledge.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

class OaiPmhSource final : public Source {
public:
    OaiPmhSource(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around);

    model::Result<model::Done> identify(model::HarvestRun &run) override;
    std::vector<store::Window> windows(model::HarvestRun const &run) const override;
    model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run,
                                                        store::Window &window) override;
    std::optional<DateCutting> date_cutting(model::HarvestRun const &run) const override;
    model::Result<FetchedPage> record(store::WantedRecord const &wanted, model::HarvestRun &run) override;

private:
    model::Result<model::Done> begin_stretch(std::string const &response_date, model::HarvestRun &run);
    std::optional<model::Failure> missing_prefix(model::HarvestRun &run);
    std::optional<model::Failure> missing_set(store::Window const &window, model::HarvestRun &run);
    std::vector<std::string> sets_told(model::HarvestRun &run);
    model::Result<OaiAnswer> ask_for_page(store::Window const &window, model::HarvestRun &run);
    store::Window as_asked(store::Window const &window) const;
    FetchedPage page_of(OaiAnswer answer, std::string const &prefix, model::HarvestRun &run);
    bool ask_otherwise(model::Failure const &failure, model::HarvestRun &run, store::Window &window);
    void remember_what_worked();

    model::Dataset const &m_dataset;
    HarvestRequest m_wanted;
    Surroundings const &m_around;
    OaiExchange m_exchange;
    OaiKnowledge m_knowledge;
    Granularity m_granularity = Granularity::second;
    std::optional<Habit> m_tried; ///< the last change to the way of asking; learnt when it works
};

} // namespace tsunagi::harvester
