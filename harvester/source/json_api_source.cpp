#include "harvester/source/json_api_source.hpp"

#include <algorithm>
#include <charconv>

#include "harvester/cut.hpp"
#include "harvester/cut/page_text.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/http_page.hpp"
#include "harvester/source/stretch.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using model::HarvestRun;

constexpr std::string_view header_prefix = "header:";
constexpr int broken_items_in_a_row = 3;

/// Contract 12, row 65: services cap how deep a count may go, and their refusal is not the end of the list.
Failure explained(Failure failure, int status, std::string const &token, model::JsonApiSource const &source) {
    bool const refuses = failure.code == "http_status" && status >= 400 && status < 500;
    if (counts(source) && refuses && !token.empty())
        failure.message +=
            "; the list is not at its end. Many services refuse deep pages: paging \"cursor\" or "
            "\"search_after\", or a narrower list by params.fixed, reaches all of it";
    return failure;
}

/// Is it the token of a page that asks for fewer items than usual?
bool is_shrunk(model::JsonApiSource const &source, std::string const &token) {
    return counts(source) && token.find('/') != std::string::npos;
}

bool looks_like_html(std::string_view text) {
    auto const at = text.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && text[at] == '<';
}

} // namespace

JsonApiSource::JsonApiSource(model::Dataset const &dataset, HarvestRequest const &request,
                             Surroundings const &around)
    : m_dataset(dataset), m_wanted(request), m_around(around), m_courier(dataset, around) {}

/// There is nobody to ask who they are: the first page tells (its Date header becomes the cursor).
model::Result<model::Done> JsonApiSource::identify(HarvestRun &run) {
    auto const &source = m_dataset.source.json_api;
    if (auto const waiting = waiting_time(m_courier, source.url)) return *waiting;
    if (run.pages > 0) return model::Done{};
    auto request = m_wanted;
    if (source.delta.first.empty()) request.full = true; // no way to ask for changes only
    auto const configured = m_dataset.harvest.overlap_seconds;
    auto const overlap = configured ? std::chrono::seconds(*configured) : std::chrono::days(1);
    auto const stretch = choose_stretch(request, m_dataset, m_around.store.ledger(), m_around.clock.now(),
                                        overlap, run);
    if (!stretch) return stretch.failure();
    if (stretch->from && source.delta.first.empty())
        return Failure{"configuration",
                       "from is \"" + m_wanted.from + "\", but the source has no parameter \"delta\""};
    if (stretch->from) run.from = rfc3339(*stretch->from);
    run.whole_list = run.kind == model::RunKind::full && !run.partial;
    return model::Done{};
}

/// A page that never comes as JSON is asked for in smaller pages, down to the one item that spoils it
/// (contract 12, row 71).
model::Result<std::optional<FetchedPage>> JsonApiSource::next_page(HarvestRun &run, store::Window &) {
    auto token = run.resumption_token;
    while (true) {
        auto answer = ask(token, run.from, run);
        if (!answer && answer.failure().code == "not_json") {
            auto const smaller = smaller_page(m_dataset.source.json_api, token);
            if (!smaller) {
                auto page = broken_item(answer.failure(), token, run);
                if (!page) return page.failure();
                return std::optional(std::move(*page));
            }
            token = *smaller;
            continue;
        }
        if (!answer) return answer.failure();
        m_broken_in_a_row = 0;
        if (auto const server_time = http_date(answer->response.header("Date"));
            server_time && run.pages == 0)
            run.cursor = rfc3339(*server_time);
        if (token.empty()) check_delta(answer->total, run);
        auto page = page_of(std::move(*answer), token, run);
        if (!token.empty()) compare_totals(run.stated_size, page.stated_size, run);
        if (!token.empty() && page.next.empty()) ask_total_again(page, run);
        return std::optional(std::move(page));
    }
}

model::Result<JsonApiSource::Answer> JsonApiSource::ask(std::string const &token, std::string const &from,
                                                        HarvestRun &run) {
    auto request = request_for(token, from);
    if (!request) return request.failure();
    if (!may_follow(request->url))
        return Failure{"redirect_refused", "the next page \"" + request->url +
                                               "\" is on another host and not listed in harvest.next_hosts"};
    Answer answer{.request = std::move(*request)};
    int status = 0;
    auto const look = [&](HttpResponse const &response) {
        status = response.status;
        return judge(response, token, answer);
    };
    auto response = m_courier.ask(answer.request, look, run);
    if (!response) return explained(response.failure(), status, token, m_dataset.source.json_api);
    answer.response = std::move(*response);
    answer.total = total_of(answer.response, answer.envelope);
    return answer;
}

std::optional<Failure> JsonApiSource::judge(HttpResponse const &response, std::string const &token,
                                            Answer &answer) {
    auto const &paging = m_dataset.source.json_api.paging;
    bool const by_token = paging == "cursor" || paging == "link_header";
    bool const is_gone = response.status == 400 || response.status == 404 || response.status == 410;
    if (by_token && is_gone && !token.empty()) // a scroll that has expired: contract 12, row 66
        return Failure{
            "bad_token",
            "the cursor \"" + token + "\" is refused with status " + std::to_string(response.status), true};
    auto failure = read(response, answer);
    if (!failure || failure->code != "not_json") return failure;
    m_broken = Answer{.request = answer.request, .response = response};
    auto const &source = m_dataset.source.json_api;
    if (is_shrunk(source, token) && position_of(source, token).size > 1)
        failure->retryable = false; // the usual size was tried often enough
    return failure;
}

FetchedPage JsonApiSource::page_of(Answer &&answer, std::string const &token, HarvestRun const &run) const {
    auto const &[request, response, envelope, records, total] = answer;
    FetchedPage page;
    page.stated_size = total;
    page.next = next_of(m_dataset.source.json_api,
                        {token, records.size(), total, envelope.next, envelope.last_sort_key,
                         response.header("Link"), response.url_reached});
    page.provenance = provenance_of(request, response, m_dataset, run, m_around.clock);
    page.provenance.cut_as = "json_api";
    page.provenance.token_before = token;
    page.provenance.token_after = page.next;
    if (envelope.has_duplicate_keys) page.remarks.push_back("duplicate_keys");
    page.records = std::move(answer.records);
    page.body = std::move(answer.response.body);
    return page;
}

/// One item is held back with what the source gave for it, and the list goes on behind it. Several in a row
/// are no bad items but a bad source.
model::Result<FetchedPage> JsonApiSource::broken_item(Failure const &failure, std::string const &token,
                                                      HarvestRun &run) {
    auto const &source = m_dataset.source.json_api;
    bool const is_one = is_shrunk(source, token) && position_of(source, token).size == 1;
    if (!is_one || !m_broken || run.pages == 0 || ++m_broken_in_a_row > broken_items_in_a_row) return failure;
    FetchedPage page;
    page.provenance = provenance_of(m_broken->request, m_broken->response, m_dataset, run, m_around.clock);
    page.provenance.cut_as = "broken_item";
    page.provenance.token_before = token;
    page.stated_size = run.stated_size;
    page.next = next_of(source, {.token_before = token, .items = 1, .total = run.stated_size});
    page.provenance.token_after = page.next;
    page.body = std::move(m_broken->response.body);
    try {
        store::ArchivedPage archived;
        archived.provenance = page.provenance;
        cut(archived, page.body, m_dataset,
            [&](model::RawRecord &&record) { page.records.push_back(noted(record)); });
    } catch (std::runtime_error const &) {
        return failure; // it cannot even be opened
    }
    run.messages.push_back("one item never came as JSON and is held back: " + failure.message);
    return page;
}

std::optional<Failure> JsonApiSource::read(HttpResponse const &response, Answer &answer) const {
    if (response.status < 200 || response.status > 299)
        return Failure{"http_status", "status " + std::to_string(response.status)};
    answer.records.clear();
    return with_text(response, m_dataset.limits, [&](std::string_view bytes) -> std::optional<Failure> {
        if (looks_like_html(bytes))
            return Failure{"blocked", "\"" + response.url_reached + "\" answers with markup instead of JSON",
                           true};
        auto const text = readable_text(bytes, m_dataset.source.encodings, false);
        auto const mark =
            text.encoding.empty() ? static_cast<std::uint64_t>(text.text().data() - bytes.data()) : 0;
        CutText cut{.text = text.text()};
        try {
            answer.envelope = cut_json_page(cut, m_dataset, [&](model::RawRecord &&record) {
                record.place.offset += mark;
                answer.records.push_back(noted(record));
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
