// Sources that are a tree: lists that name further lists and, at last, documents. Each document is one page
// with one record; lists are kept as pages, too, with no record or with the deletions that they tell.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "harvester/courier.hpp"
#include "harvester/source/itinerary.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

class CrawlSource : public Source {
public:
    CrawlSource(std::string first_url, model::Dataset const &dataset, HarvestRequest const &request,
                Surroundings const &around);

    /// A run that was killed finds its place again by reading its lists from the archive.
    model::Result<model::Done> identify(model::HarvestRun &run) override;
    /// The next list or document. One that cannot be had is told and the others go on; many in a row, or a
    /// failure that concerns the host, end the run.
    model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run,
                                                        store::Window &) override;

protected:
    /// What came from a place turned out to be.
    struct Reading {
        std::string cut_as;
        std::vector<Place> members; ///< of a list, in order
        std::string fragment;       ///< kept behind "#" of the page's address, for the cutter
    };

    /// Sets kind and stretch of a new run.
    virtual model::Result<model::Done> begin(model::HarvestRun &run) = 0;
    /// `text` came from `place`, now or earlier in this run; `date` is the Date header of the answer. May be
    /// called again for the same place. Failure: it is nothing that the source may hold.
    virtual model::Result<Reading> read(Place const &place, std::string_view text, std::string const &date,
                                        model::HarvestRun &run) = 0;

    model::Dataset const &m_dataset;
    HarvestRequest m_wanted;
    Surroundings const &m_around;

private:
    struct Visit {
        HttpResponse response;
        Reading reading;
        std::vector<store::SeenRecord> records;
    };

    bool pass_what_is_kept(Place const &place, model::HarvestRun &run);
    model::Result<FetchedPage> visit(Place const &place, model::HarvestRun &run);
    std::optional<model::Failure> look_into(HttpResponse const &response, Place const &place, Visit &visit,
                                            model::HarvestRun &run);
    std::optional<model::Failure> may_visit(Place const &place) const;
    bool ends_the_run(Place const &place, model::Failure const &failure);

    std::string m_first_url;
    Courier m_courier;
    Itinerary m_itinerary;
    std::unordered_map<std::string, store::PageId> m_kept; ///< by address, of this run when it was killed
    std::vector<Place> m_members;                          ///< of the place that was visited last
    int m_failed_in_a_row = 0;
};

} // namespace tsunagi::harvester
