// JSON APIs in five paging styles (harvesting contract 3).
#pragma once

#include "harvester/courier.hpp"
#include "harvester/cut/record_cutters.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

/// Where a page begins in styles that count. As a token "3", or "15/5" where fewer items than usual are asked
/// for.
struct PagePosition {
    std::uint64_t number = 0; ///< of the page, or offset
    std::uint64_t size = 0;   ///< items asked for; 0 = the dataset does not say how many
};

/// Page and offset: their tokens are positions. Others are opaque.
bool counts(model::JsonApiSource const &source);

PagePosition position_of(model::JsonApiSource const &source, std::string const &token);

/// The same beginning with fewer items; nothing when there is only one or the style does not count.
std::optional<std::string> smaller_page(model::JsonApiSource const &source, std::string const &token);

/// What a page of a list says, as far as the next request depends on it.
struct JsonPageFacts {
    std::string token_before; ///< position, cursor, address or key; empty on the first page
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
    model::Result<std::optional<FetchedPage>> next_page(model::HarvestRun &run,
                                                        store::Window &) override;
    /// For page one of the whole list.
    model::Result<HttpRequest> first_request() const { return request_for({}, {}); }

private:
    struct Answer {
        HttpRequest request;
        HttpResponse response;
        JsonEnvelope envelope;
        std::vector<store::SeenRecord> records;
        std::optional<std::uint64_t> total;
    };

    model::Result<HttpRequest> request_for(std::string const &token, std::string const &from) const;
    model::Result<Answer> ask(std::string const &token, std::string const &from, model::HarvestRun &run);
    std::optional<model::Failure> read(HttpResponse const &response, Answer &answer) const;
    std::optional<model::Failure> judge(HttpResponse const &response, std::string const &token,
                                        Answer &answer);
    FetchedPage page_of(Answer &&answer, std::string const &token, model::HarvestRun const &run) const;
    model::Result<FetchedPage> broken_item(model::Failure const &failure, std::string const &token,
                                           model::HarvestRun &run);
    std::optional<std::uint64_t> total_of(HttpResponse const &response, JsonEnvelope const &envelope) const;
    bool may_follow(std::string const &url) const;
    bool knows_totals() const;
    // What a list is asked beside its pages (json_api_checks.cpp).
    void check_delta(std::optional<std::uint64_t> total, model::HarvestRun &run);
    void ask_total_again(FetchedPage &page, model::HarvestRun &run);
    void compare_totals(std::optional<std::uint64_t> before, std::optional<std::uint64_t> now,
                        model::HarvestRun &run) const;

    model::Dataset const &m_dataset;
    HarvestRequest m_wanted;
    Surroundings const &m_around;
    Courier m_courier;
    std::optional<Answer> m_broken; ///< the last answer that was no JSON
    int m_broken_in_a_row = 0;      ///< items
};

} // namespace tsunagi::harvester
