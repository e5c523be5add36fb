// JSON APIs in five paging styles (harvesting contract 3).
#pragma once

#include "harvester/courier.hpp"
#include "harvester/cut/record_cutters.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

/// What a page of a list says, as far as the next request depends on it.
struct JsonPageFacts {
    std::string token_before; ///< number of the page, offset, cursor, address or key; empty on the first page
    std::uint64_t items = 0;
    std::optional<std::uint64_t> total;
    std::string next, last_sort_key, link_header, url;
};

/// The value that the next request is made with; empty = the list ends here.
std::string next_of(model::JsonApiSource const &source, JsonPageFacts const &page);

/// The address marked rel="next" in a Link header (RFC 8288), made absolute; empty = none.
std::string next_link(std::string const &link_header, std::string const &base);

class JsonApiSource final : public Source {
public:
    JsonApiSource(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around);

    model::Result<model::Done> identify(model::HarvestRun &run) override;
    std::vector<std::string> windows() const override { return {""}; }
    model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run) override;

private:
    model::Result<HttpRequest> request_for(model::HarvestRun const &run) const;
    std::optional<model::Failure> read(HttpResponse const &response, JsonEnvelope &envelope,
                                       std::vector<store::SeenRecord> &records) const;
    std::optional<std::uint64_t> total_of(HttpResponse const &response, JsonEnvelope const &envelope) const;
    bool may_follow(std::string const &url) const;

    model::Dataset const &m_dataset;
    HarvestRequest m_wanted;
    Surroundings const &m_around;
    Courier m_courier;
};

} // namespace tsunagi::harvester
