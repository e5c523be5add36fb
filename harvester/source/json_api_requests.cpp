// How a page of a JSON list is asked for.
#include "harvester/http/url.hpp"
#include "harvester/source/json_api_source.hpp"
#include "harvester/source/oai_requests.hpp"

namespace tsunagi::harvester {

namespace {

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

} // namespace

model::Result<HttpRequest> JsonApiSource::request_for(std::string const &token,
                                                      std::string const &from) const {
    auto const &source = m_dataset.source.json_api;
    if (source.paging == "link_header" && !token.empty()) return m_courier.prepared(token);
    bool const by_position = counts(source);
    auto const position = position_of(source, token);
    QueryArguments arguments(source.fixed.begin(), source.fixed.end());
    if (auto const size = source.params.find("size"); size != source.params.end()) {
        auto const &[name, usual] = size->second;
        arguments.emplace_back(name,
                               by_position && position.size > 0 ? std::to_string(position.size) : usual);
    }
    if (auto const param = source.params.find(token_param(source.paging)); param != source.params.end()) {
        auto const &[name, first] = param->second;
        arguments.emplace_back(name, token.empty() ? first
                                     : by_position ? std::to_string(position.number)
                                                   : token);
    }
    if (!from.empty()) arguments.emplace_back(source.delta.first, delta_value(source.delta.second, from));
    auto const query = query_text(arguments);
    if (source.method != "POST") return m_courier.prepared(with_query(source.url, query));
    auto request = m_courier.prepared(source.url);
    if (!request) return request;
    request->method = "POST";
    request->headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    request->body = query;
    return request;
}

} // namespace tsunagi::harvester
