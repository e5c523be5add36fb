#include "harvester/source/oai_exchange.hpp"

#include "harvester/cut/page_text.hpp"
#include "harvester/http/url.hpp"
#include "harvester/source/http_page.hpp"

namespace tsunagi::harvester {

namespace {

using model::Failure;

/// Contract 2.2: what the error codes mean to us; nothing = the page is accepted (an empty list).
std::optional<Failure> failure_of(std::vector<OaiError> const &errors) {
    std::optional<Failure> failure;
    for (auto const &[code, text] : errors) {
        if (code == "noRecordsMatch") continue;
        auto const told = "the server answers \"" + (code.empty() ? "an error without code" : code) +
                          "\": \"" + text + "\"";
        if (code == "badResumptionToken") return Failure{"bad_token", told, true};
        auto const reason = "oai_error:" + (code.empty() ? "empty" : code);
        failure = Failure{reason, told, is_passing_oai_error(reason)};
        if (!failure->retryable) return failure;
    }
    return failure;
}

std::optional<Failure> refusal_of(OaiPage const &page, HttpResponse const &response) {
    if (page.refusal.empty()) return {};
    return Failure{page.refusal, "\"" + response.url_reached + "\": " + page.refusal_sentence,
                   page.refusal != "doctype"};
}

} // namespace

OaiExchange::OaiExchange(model::Dataset const &dataset, Surroundings const &around)
    : m_dataset(dataset), m_courier(dataset, around) {}

std::optional<Failure> OaiExchange::waiting() const {
    return waiting_time(m_courier, m_dataset.source.oai_pmh.url);
}

model::Result<OaiAnswer> OaiExchange::ask(std::string const &query, std::string const &verb,
                                          std::string const &metadata_prefix, model::HarvestRun &run) {
    OaiReading const reading{m_dataset.id, metadata_prefix, m_dataset.source.encodings,
                             m_dataset.limits.record_mib << 20};
    OaiAnswer answer;
    auto request = request_for(query);
    if (!request) return request.failure();
    auto const judge = [&](HttpResponse const &response) { return read(response, verb, reading, answer); };
    auto response = m_courier.ask(*request, judge, run);
    if (!response) return response.failure();
    answer.request = std::move(*request);
    answer.response = std::move(*response);
    return answer;
}

model::Result<HttpRequest> OaiExchange::request_for(std::string const &query) const {
    auto const &source = m_dataset.source.oai_pmh;
    if (source.method != "POST") return m_courier.prepared(with_query(source.url, query));
    auto request = m_courier.prepared(source.url);
    if (!request) return request;
    request->method = "POST";
    request->headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request->body = query;
    return request;
}

std::optional<Failure> OaiExchange::read(HttpResponse const &response, std::string const &verb,
                                         OaiReading const &reading, OaiAnswer &answer) const {
    answer.records.clear();
    return with_text(response, m_dataset.limits, [&](std::string_view bytes) -> std::optional<Failure> {
        auto const text = xml_text(bytes);
        answer.page = read_oai_page(text.text(), reading, [&](model::RawRecord &&record) {
            answer.records.push_back(noted(record));
        });
        if (auto const refusal = refusal_of(answer.page, response)) return refusal;
        if (auto const error = failure_of(answer.page.errors)) return error;
        if (answer.page.verb == verb || !answer.page.errors.empty()) return {};
        return Failure{"not_oai", "\"" + response.url_reached + "\" does not answer " + verb, true};
    });
}

} // namespace tsunagi::harvester
