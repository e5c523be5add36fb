#include "harvester/source/oai_pmh_source.hpp"

#include <algorithm>

#include "harvester/cut/page_text.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/http_page.hpp"
#include "harvester/source/stretch.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;
using model::HarvestRun;

/// Contract 2.2: what the error codes mean to us; nothing = the page is accepted (an empty list).
std::optional<Failure> failure_of(std::vector<OaiError> const &errors) {
    std::optional<Failure> failure;
    for (auto const &[code, text] : errors) {
        if (code == "noRecordsMatch") continue;
        auto const told = "the server answers \"" + (code.empty() ? "an error without code" : code) +
                          "\": \"" + text + "\"";
        if (code == "badResumptionToken") return Failure{"bad_token", told, true};
        bool const for_good = code == "badArgument" || code == "badVerb" ||
                              code == "cannotDisseminateFormat" || code == "noMetadataFormats" ||
                              code == "noSetHierarchy" || code == "idDoesNotExist";
        if (for_good) return Failure{"oai_error:" + code, told};
        failure =
            Failure{"oai_error:" + (code.empty() ? "empty" : code), told, true}; // contract 12, rows 28, 55
    }
    return failure;
}

std::optional<Failure> refusal_of(OaiPage const &page, HttpResponse const &response) {
    if (page.refusal.empty()) return {};
    return Failure{page.refusal, "\"" + response.url_reached + "\": " + page.refusal_sentence,
                   page.refusal != "doctype"};
}

std::chrono::seconds default_overlap(Granularity granularity) {
    return std::chrono::days(granularity == Granularity::day ? 2 : 1);
}

} // namespace

OaiPmhSource::OaiPmhSource(model::Dataset const &dataset, HarvestRequest const &request,
                           Surroundings const &around)
    : m_dataset(dataset), m_wanted(request), m_around(around), m_courier(dataset, around) {
    auto const &ledger = around.store.ledger();
    m_without_from = !ledger.fact(dataset.id, "no_from").empty();
    m_without_until = !ledger.fact(dataset.id, "no_until").empty();
}

model::Result<model::Done> OaiPmhSource::identify(HarvestRun &run) {
    auto const &url = m_dataset.source.oai_pmh.url;
    if (auto const waiting = waiting_time(m_courier, url)) return *waiting;
    auto request = m_courier.prepared(with_query(url, "verb=Identify"));
    if (!request) return request.failure();
    OaiPage page;
    auto const judge = [&](HttpResponse const &response) {
        return with_text(response, m_dataset.limits, [&](std::string_view text) -> std::optional<Failure> {
            page = read_oai_page(text, {}, [](model::RawRecord &&) {});
            if (auto const refusal = refusal_of(page, response)) return refusal;
            if (auto const error = failure_of(page.errors)) return error;
            if (page.verb == "Identify") return {};
            return Failure{"not_oai", "\"" + url + "\" does not answer Identify", true};
        });
    };
    auto const response = m_courier.ask(*request, judge, run);
    if (!response) return response.failure();
    return compare_with_last_time(page, run);
}

/// Contract 5, step 2. A resumed run keeps the stretch and the cursor that it began with.
model::Result<model::Done> OaiPmhSource::compare_with_last_time(OaiPage const &page, HarvestRun &run) {
    auto &ledger = m_around.store.ledger();
    auto const transaction = m_around.store.begin();
    for (auto const *name : {"granularity", "deletedRecord", "baseURL"}) {
        auto const told = page.identify_value(name), before = ledger.fact(m_dataset.id, name);
        if (told == before) continue;
        if (!before.empty())
            run.messages.push_back("Identify tells " + std::string(name) + " \"" + told +
                                   "\", last time it was \"" + before + "\"");
        ledger.remember(m_dataset.id, name, told);
    }
    transaction->commit();
    bool const day = !ledger.fact(m_dataset.id, "day_granularity").empty();
    m_granularity = day ? Granularity::day : granularity_of(page.identify_value("granularity"));
    if (run.pages > 0 || !run.cursor.empty()) return model::Done{};
    auto const stretch = choose_stretch(m_wanted, m_dataset, ledger, m_around.clock.now(),
                                        default_overlap(m_granularity), run);
    if (!stretch) return stretch.failure();
    if (stretch->from && !m_without_from) run.from = utc_date(*stretch->from, m_granularity);
    if (stretch->until && !m_without_until) run.until = utc_date(*stretch->until, m_granularity);
    run.set = m_wanted.set;
    if (auto const server_time = parse_utc(page.response_date)) run.cursor = rfc3339(*server_time);
    return model::Done{};
}

std::vector<std::string> OaiPmhSource::windows() const {
    auto const &source = m_dataset.source.oai_pmh;
    std::vector<std::string> names;
    for (auto const &window : oai_windows(source, m_wanted.set))
        names.push_back(window.name(source.metadata_prefixes.size() > 1));
    return names;
}

model::Result<std::optional<FetchedPage>> OaiPmhSource::next_page(HarvestRun &run) {
    auto const &source = m_dataset.source.oai_pmh;
    auto const windows = oai_windows(source, m_wanted.set);
    bool const with_prefix = source.metadata_prefixes.size() > 1;
    auto const window = std::find_if(windows.begin(), windows.end(), [&](auto const &one) {
        return one.name(with_prefix) == run.window_set;
    });
    if (window == windows.end())
        return Failure{"configuration", "set \"" + run.window_set + "\" is no longer configured"};
    OaiReading const reading{m_dataset.id, window->metadata_prefix, m_dataset.source.encodings,
                             m_dataset.limits.record_mib << 20};
    while (true) {
        auto const query =
            list_records_query(*window, run.from, run.until, run.resumption_token, source.token_verbatim);
        auto request = request_for(query);
        if (!request) return request.failure();
        auto answer = ask(*request, reading, run);
        if (!answer && ask_otherwise(answer.failure(), run)) continue;
        if (!answer) return answer.failure();
        remember_what_worked();
        auto page = page_of(std::move(*answer), *request, run);
        // The prefix of a page must be known at replay, too; a token does not tell it. A fragment is never
        // sent.
        bool const told = page.provenance.url.find("metadataPrefix=") != std::string::npos;
        if (with_prefix && !told) page.provenance.url += "#metadataPrefix=" + window->metadata_prefix;
        return std::optional(std::move(page));
    }
}

model::Result<HttpRequest> OaiPmhSource::request_for(std::string const &query) const {
    auto const &source = m_dataset.source.oai_pmh;
    if (source.method != "POST") return m_courier.prepared(with_query(source.url, query));
    auto request = m_courier.prepared(source.url);
    if (!request) return request;
    request->method = "POST";
    request->headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request->body = query;
    return request;
}

model::Result<OaiPmhSource::Answer> OaiPmhSource::ask(HttpRequest const &request, OaiReading const &reading,
                                                      HarvestRun &run) {
    Answer answer;
    auto const judge = [&](HttpResponse const &response) {
        answer.records.clear();
        return with_text(response, m_dataset.limits, [&](std::string_view bytes) -> std::optional<Failure> {
            auto const text = xml_text(bytes);
            answer.page = read_oai_page(text.text(), reading, [&](model::RawRecord &&record) {
                answer.records.push_back(noted(record));
            });
            if (auto const refusal = refusal_of(answer.page, response)) return refusal;
            if (auto const error = failure_of(answer.page.errors)) return error;
            if (answer.page.verb == "ListRecords" || !answer.page.errors.empty()) return {};
            return Failure{"not_oai", "\"" + response.url_reached + "\" does not answer ListRecords", true};
        });
    };
    auto response = m_courier.ask(request, judge, run);
    if (!response) return response.failure();
    answer.response = std::move(*response);
    return answer;
}

FetchedPage OaiPmhSource::page_of(Answer answer, HttpRequest const &request, HarvestRun const &run) const {
    FetchedPage page;
    page.provenance = provenance_of(request, answer.response, m_dataset, run, m_around.clock);
    page.provenance.cut_as = "oai_pmh";
    page.body = std::move(answer.response.body);
    page.records = std::move(answer.records);
    page.is_nothing = !answer.page.errors.empty();
    page.remarks = std::move(answer.page.remarks);
    page.end_was_told = answer.page.token.has_value();
    if (answer.page.token) {
        page.next = answer.page.token->text;
        page.stated_size = answer.page.token->complete_list_size;
    }
    page.provenance.token_after = page.next;
    return page;
}

/// badArgument on the first request of a window: day granularity, then no `from`, then no `until`, each once
/// (contract 2.2; rows 35, 37 and 51 of section 12).
bool OaiPmhSource::ask_otherwise(Failure const &failure, HarvestRun &run) {
    if (failure.code != "oai_error:badArgument" || !run.resumption_token.empty()) return false;
    if (m_granularity == Granularity::second && !(run.from.empty() && run.until.empty())) {
        m_granularity = Granularity::day;
        m_worked = "day_granularity";
        run.from = run.from.substr(0, 10);
        run.until = run.until.substr(0, 10);
        return true;
    }
    if (!run.from.empty()) {
        m_worked = "no_from";
        run.from.clear();
        if (!run.partial) run.kind = model::RunKind::full;
        return true;
    }
    if (run.until.empty()) return false;
    m_worked = "no_until";
    run.until.clear();
    return true;
}

void OaiPmhSource::remember_what_worked() {
    if (m_worked.empty()) return;
    auto const transaction = m_around.store.begin();
    m_around.store.ledger().remember(m_dataset.id, m_worked, "1");
    transaction->commit();
    m_worked.clear();
}

} // namespace tsunagi::harvester
