#include <algorithm>

#include "harvester/http/url.hpp"
#include "harvester/source/files_source.hpp"
#include "harvester/source/http_page.hpp"

namespace tsunagi::harvester {

namespace {

constexpr int not_modified = 304;

std::string file_name_of(std::string const &url) {
    auto const path = url.substr(0, url.find_first_of("?#"));
    return path.substr(path.rfind('/') + 1);
}

std::optional<model::Failure> judge_file(HttpResponse const &response) {
    if (response.status == not_modified || (response.status >= 200 && response.status < 300)) return {};
    return model::Failure{"http_status", "status " + std::to_string(response.status)};
}

} // namespace

RemoteFileSource::RemoteFileSource(model::Dataset const &dataset, HarvestRequest const &request,
                                   Surroundings const &around)
    : m_dataset(dataset), m_unconditional(request.full), m_around(around), m_courier(dataset, around) {}

model::Result<model::Done> RemoteFileSource::identify(model::HarvestRun &run) {
    if (auto const waiting = waiting_time(m_courier, m_dataset.source.files.url)) return *waiting;
    run.whole_list = m_dataset.source.files.whole && !run.partial;
    return model::Done{};
}

model::Result<std::optional<FetchedPage>> RemoteFileSource::next_page(model::HarvestRun &run, store::Window &) {
    auto request = m_courier.prepared(m_dataset.source.files.url);
    if (!request) return request.failure();
    auto const &ledger = m_around.store.ledger();
    bool const same_file = ledger.fact(m_dataset.id, "validators_of") == request->url;
    if (!m_unconditional && same_file)
        for (auto const &[header, fact] :
             {std::pair("If-None-Match", "etag"), std::pair("If-Modified-Since", "last_modified")})
            if (auto const value = ledger.fact(m_dataset.id, fact); !value.empty())
                request->headers.emplace_back(header, value);
    auto response = m_courier.ask(*request, judge_file, run);
    if (!response) return response.failure();
    if (response->status == not_modified) {
        run.messages.push_back("the file has not changed since the last run");
        run.whole_list = false; // nothing was listed
        return std::optional<FetchedPage>{};
    }
    m_etag = response->header("ETag");
    m_last_modified = response->header("Last-Modified");
    auto provenance = provenance_of(*request, *response, m_dataset, run, m_around.clock);
    auto page =
        read_file_page(file_name_of(request->url), std::move(response->body), m_dataset, run, m_around.clock);
    if (!page) return page.failure();
    provenance.cut_as = page->provenance.cut_as;
    page->provenance = std::move(provenance);
    return std::optional(std::move(*page));
}

/// Only what is in the ledger as a whole need not come again: of a limited run a part of the file is.
void RemoteFileSource::settled(model::HarvestRun &run) {
    if (std::find(run.reasons.begin(), run.reasons.end(), "limited") != run.reasons.end()) return;
    auto const transaction = m_around.store.begin();
    m_around.store.ledger().remember(m_dataset.id, "validators_of", m_dataset.source.files.url);
    m_around.store.ledger().remember(m_dataset.id, "etag", m_etag);
    m_around.store.ledger().remember(m_dataset.id, "last_modified", m_last_modified);
    transaction->commit();
}

} // namespace tsunagi::harvester
