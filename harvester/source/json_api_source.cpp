#include "harvester/source/json_api_source.hpp"

#include <algorithm>
#include <charconv>

#include "harvester/cut/page_text.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/http_page.hpp"
#include "harvester/source/oai_requests.hpp"
#include "harvester/source/stretch.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using model::HarvestRun;

constexpr std::string_view header_prefix = "header:";

std::string delta_value(std::string const &format, std::string const &time) {
    auto const parsed = parse_utc(time);
    if (!parsed) return {};
    auto const seconds = parsed->time_since_epoch().count();
    if (format == "date") return utc_date(*parsed, Granularity::day);
    if (format == "epoch") return std::to_string(seconds);
    if (format == "epoch_ms") return std::to_string(seconds * 1000);
    return rfc3339(*parsed);
}

/// Name of the parameter that carries the token of a paging style.
char const *token_param(std::string const &paging) {
    if (paging == "search_after") return "after";
    return paging == "offset" ? "offset" : paging == "cursor" ? "cursor" : "page";
}

bool looks_like_html(std::string_view text) {
    auto const at = text.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && text[at] == '<';
}

} // namespace

JsonApiSource::JsonApiSource(model::Dataset const &dataset, HarvestRequest const &request,
                             Surroundings const &around)
    : m_dataset(dataset), m_wanted(request), m_around(around),
      m_courier(dataset, around.http, around.clock, around.store) {}

/// There is nobody to ask who they are: the first page tells (its Date header becomes the cursor).
model::Result<model::Done> JsonApiSource::identify(HarvestRun &run) {
    auto const &source = m_dataset.source.json_api;
    if (auto const waiting = waiting_time(m_courier, source.url)) return *waiting;
    if (run.pages > 0) return model::Done{};
    auto request = m_wanted;
    if (source.delta.first.empty()) request.full = true; // no way to ask for changes only
    auto const stretch = choose_stretch(request, m_dataset, m_around.store.ledger(), m_around.clock.now(),
                                        std::chrono::days(1), run);
    if (!stretch) return stretch.failure();
    if (stretch->from && source.delta.first.empty())
        return Failure{"configuration",
                       "from is \"" + m_wanted.from + "\", but the source has no parameter \"delta\""};
    if (stretch->from) run.from = rfc3339(*stretch->from);
    return model::Done{};
}

model::Result<HttpRequest> JsonApiSource::request_for(HarvestRun const &run) const {
    auto const &source = m_dataset.source.json_api;
    if (source.paging == "link_header" && !run.resumption_token.empty())
        return m_courier.prepared(run.resumption_token);
    QueryArguments arguments(source.fixed.begin(), source.fixed.end());
    if (auto const size = source.params.find("size"); size != source.params.end())
        arguments.push_back(size->second);
    if (auto const token = source.params.find(token_param(source.paging)); token != source.params.end()) {
        auto const &[name, first] = token->second;
        arguments.emplace_back(name, run.resumption_token.empty() ? first : run.resumption_token);
    }
    if (!run.from.empty())
        arguments.emplace_back(source.delta.first, delta_value(source.delta.second, run.from));
    auto const query = query_text(arguments);
    if (source.method != "POST") return m_courier.prepared(with_query(source.url, query));
    auto request = m_courier.prepared(source.url);
    if (!request) return request;
    request->method = "POST";
    request->headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request->body = query;
    return request;
}

model::Result<std::optional<FetchedPage>> JsonApiSource::next_page(HarvestRun &run) {
    auto const &source = m_dataset.source.json_api;
    auto const request = request_for(run);
    if (!request) return request.failure();
    if (!may_follow(request->url))
        return Failure{"redirect_refused", "the next page \"" + request->url +
                                               "\" is on another host and not listed in harvest.next_hosts"};
    JsonEnvelope envelope;
    FetchedPage page;
    auto const judge = [&](HttpResponse const &response) { return read(response, envelope, page.records); };
    auto response = m_courier.ask(*request, judge, run);
    if (!response) return response.failure();
    if (run.pages == 0)
        if (auto const server_time = http_date(response->header("Date"))) run.cursor = rfc3339(*server_time);
    page.stated_size = total_of(*response, envelope);
    page.next = next_of(source, {run.resumption_token, page.records.size(), page.stated_size, envelope.next,
                                 envelope.last_sort_key, response->header("Link"), response->url_reached});
    page.provenance = provenance_of(*request, *response, m_dataset, run, m_around.clock);
    page.provenance.cut_as = "json_api";
    page.provenance.token_after = page.next;
    page.body = std::move(response->body);
    return std::optional(std::move(page));
}

std::optional<Failure> JsonApiSource::read(HttpResponse const &response, JsonEnvelope &envelope,
                                           std::vector<store::SeenRecord> &records) const {
    if (response.status < 200 || response.status > 299)
        return Failure{"http_status", "status " + std::to_string(response.status)};
    records.clear();
    return with_text(response, m_dataset.limits, [&](std::string_view bytes) -> std::optional<Failure> {
        if (looks_like_html(bytes))
            return Failure{"blocked", "\"" + response.url_reached + "\" answers with markup instead of JSON",
                           true};
        auto const text = readable_text(bytes, m_dataset.source.encodings, false);
        auto const mark =
            text.encoding.empty() ? static_cast<std::uint64_t>(text.text().data() - bytes.data()) : 0;
        CutText cut{.text = text.text()};
        try {
            envelope = cut_json_page(cut, m_dataset, [&](model::RawRecord &&record) {
                record.place.offset += mark;
                records.push_back(noted(record));
            });
        } catch (std::runtime_error const &error) {
            return Failure{"not_json", "\"" + response.url_reached + "\": " + error.what(), true};
        }
        return {};
    });
}

std::optional<std::uint64_t> JsonApiSource::total_of(HttpResponse const &response,
                                                     JsonEnvelope const &envelope) const {
    auto const path = m_dataset.source.json_api.paths.find("total");
    if (path == m_dataset.source.json_api.paths.end()) return {};
    auto const told = path->second.starts_with(header_prefix)
                          ? response.header(path->second.substr(header_prefix.size()))
                          : envelope.total;
    std::uint64_t total = 0;
    auto const parsed = std::from_chars(told.data(), told.data() + told.size(), total);
    return parsed.ec == std::errc{} ? std::optional(total) : std::nullopt;
}

bool JsonApiSource::may_follow(std::string const &url) const {
    auto const &more = m_dataset.harvest.next_hosts;
    auto const host = host_of(url);
    return host == host_of(m_dataset.source.json_api.url) ||
           std::find(more.begin(), more.end(), host) != more.end();
}

} // namespace tsunagi::harvester
