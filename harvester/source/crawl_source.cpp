#include "harvester/source/crawl_source.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "harvester/cut.hpp"
#include "harvester/cut/record_cutters.hpp"
#include "harvester/files/content.hpp"
#include "harvester/http/digest.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/http_page.hpp"
#include "harvester/source/told_failure.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using model::HarvestRun;

Failure const beyond_bounds{"too_big",
                            "the lists go deeper or name more places than a crawl follows; what lies "
                            "beyond was left out"};
constexpr int refusals_in_a_row = 3, failures_in_a_row = 10;

bool concerns_the_host(std::string const &code) {
    return code == "rate_limited" || code == "not_before" || code == "tls" || code == "address_refused" ||
           code == "configuration" || code == "outside_window";
}

std::string without_fragment(std::string const &url) { return url.substr(0, url.find('#')); }

std::string date_of(store::PageProvenance const &provenance) {
    HttpResponse answer;
    answer.headers = provenance.response_headers;
    return answer.header("Date");
}

/// What a list told of a document before it came (ResourceSync, section 8: rs:md).
std::optional<Failure> check_promise(Place const &place, std::string_view body, std::string_view text) {
    auto const named = "\"" + place.url + "\" ";
    if (place.length && *place.length != body.size() && *place.length != text.size())
        return Failure{"page_truncated",
                       named + "has " + std::to_string(text.size()) + " bytes; its list says " +
                           std::to_string(*place.length),
                       true};
    auto const broken = broken_digest(place.hashes, body);
    if (broken.empty() || broken_digest(place.hashes, text).empty()) return {};
    return Failure{"page_truncated", named + "does not have the digest that its list says: " + broken, true};
}

} // namespace

CrawlSource::CrawlSource(std::string first_url, model::Dataset const &dataset, HarvestRequest const &request,
                         Surroundings const &around)
    : m_dataset(dataset), m_wanted(request), m_around(around), m_first_url(without_fragment(first_url)),
      m_courier(dataset, around), m_itinerary(m_first_url, {}) {}

model::Result<model::Done> CrawlSource::identify(HarvestRun &run) {
    if (auto const waiting = waiting_time(m_courier, m_first_url)) return *waiting;
    if (run.pages == 0) return begin(run);
    for (auto const &page : m_around.store.archive().pages_of_run(run.id))
        if (is_list_page(page.provenance.cut_as) || is_document_page(page.provenance.cut_as)) // else refused
            m_kept[without_fragment(page.provenance.url)] = page.id;
    return model::Done{};
}

model::Result<std::optional<FetchedPage>> CrawlSource::next_page(HarvestRun &run, store::Window &) {
    while (auto const *place = m_itinerary.here()) {
        if (pass_what_is_kept(*place, run)) continue;
        auto page = visit(*place, run);
        if (!page && ends_the_run(*place, page.failure())) return page.failure();
        if (!page) tell_failure(run, page.failure());
        m_itinerary.leave(std::exchange(m_members, {}));
        if (m_itinerary.was_cut()) tell_failure(run, beyond_bounds);
        if (!page) continue;
        m_failed_in_a_row = 0;
        page->next = m_itinerary.here() == nullptr ? std::string{} : m_itinerary.here()->url;
        page->provenance.token_after = page->next;
        return std::optional(std::move(*page));
    }
    return std::optional<FetchedPage>{};
}

bool CrawlSource::pass_what_is_kept(Place const &place, HarvestRun &run) {
    auto const kept = m_kept.find(place.url);
    if (kept == m_kept.end()) return false;
    auto const page = m_around.store.archive().find(kept->second);
    if (!page) return false;
    std::vector<Place> members;
    if (is_list_page(page->provenance.cut_as)) {
        auto const body = m_around.store.archive().body(*page);
        open_content(body, m_dataset.limits, [&](std::string_view, std::string_view text) {
            if (auto reading = read(place, text, date_of(page->provenance), run))
                members = std::move(reading->members);
        });
    }
    m_itinerary.leave(std::move(members));
    return true;
}

model::Result<FetchedPage> CrawlSource::visit(Place const &place, HarvestRun &run) {
    if (auto const refused = may_visit(place)) return *refused;
    auto const request = m_courier.prepared(place.url);
    if (!request) return request.failure();
    Visit visit;
    auto const judge = [&](HttpResponse const &response) { return look_into(response, place, visit, run); };
    auto response = m_courier.ask(*request, judge, run);
    if (!response) return response.failure();
    FetchedPage page;
    page.provenance = provenance_of(*request, *response, m_dataset, run, m_around.clock);
    page.provenance.cut_as = visit.reading.cut_as;
    page.provenance.url += visit.reading.fragment;
    page.body = std::move(response->body);
    page.records = std::move(visit.records);
    m_members = std::move(visit.reading.members);
    return page;
}

std::optional<Failure> CrawlSource::look_into(HttpResponse const &response, Place const &place, Visit &visit,
                                              HarvestRun &run) {
    if (response.status < 200 || response.status > 299)
        return Failure{"http_status", "status " + std::to_string(response.status)};
    visit.records.clear();
    return with_text(response, m_dataset.limits, [&](std::string_view text) -> std::optional<Failure> {
        if (auto const broken = check_promise(place, response.body, text)) return broken;
        auto reading = read(place, text, response.header("Date"), run);
        if (!reading) return reading.failure();
        store::ArchivedPage page;
        page.provenance.cut_as = reading->cut_as;
        page.provenance.url = place.url + reading->fragment;
        visit.reading = std::move(*reading);
        try {
            cut(page, response.body, m_dataset,
                [&](model::RawRecord &&record) { visit.records.push_back(noted(record)); });
        } catch (std::runtime_error const &error) {
            return Failure{"page_truncated", "\"" + place.url + "\": " + error.what(), true};
        }
        return {};
    });
}

std::optional<Failure> CrawlSource::may_visit(Place const &place) const {
    auto const &more = m_dataset.harvest.next_hosts;
    auto const host = host_of(place.url);
    if (host == host_of(m_first_url) || std::find(more.begin(), more.end(), host) != more.end()) return {};
    return Failure{"redirect_refused",
                   "\"" + place.url + "\" is on another host and not listed in harvest.next_hosts"};
}

/// One document that cannot be had must not cost the others; a host that answers nothing any more must be
/// left alone.
bool CrawlSource::ends_the_run(Place const &place, Failure const &failure) {
    if (place.depth == 0 || concerns_the_host(failure.code)) return true;
    auto const allowed = failure.code == "forbidden" ? refusals_in_a_row : failures_in_a_row;
    return ++m_failed_in_a_row >= allowed;
}

} // namespace tsunagi::harvester
