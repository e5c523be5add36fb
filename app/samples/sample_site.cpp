#include "app/samples/sample_site.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>

#include "api/query/parameters.hpp"
#include "app/samples/oai_answer.hpp"

namespace tsunagi::app {

namespace {

using api::Request;
using api::Response;

Response error(int status, std::string const &message) {
    return {.status = status, .body = "{\"error\":\"" + message + "\"}"};
}

Response not_found() { return error(404, "there is nothing at this address"); }

/// A body counts only as a form (OAI-PMH 3.1.1.2).
std::string form_of(Request const &request) {
    return request.method == "POST" ? request.body : request.query;
}

Response oai(SampleInstitution const &institution, Request const &request, std::string const &now) {
    if (institution.repository.records.empty()) return not_found();
    api::Warnings undecodable;
    auto const parameters = api::parse_parameters(form_of(request), undecodable);
    OaiArguments arguments;
    for (auto const &[name, value] : parameters.list()) arguments.emplace_back(name, value);
    if (!undecodable.empty()) arguments.emplace_back("", ""); // no verb has such an argument: badArgument
    auto const base_url = "http://" + request.header("Host") + request.path;
    return {.content_type = "text/xml; charset=utf-8",
            .body = answer_oai(institution.repository, arguments, base_url, now)};
}

/// A whole number from `least` up; `usual` when the parameter is absent, 0 when it is something else.
std::size_t number(api::Parameters const &parameters, std::string const &name, std::size_t usual) {
    auto const text = parameters.last(name);
    if (text.empty()) return usual;
    std::size_t value = 0;
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failed == std::errc() && end == text.data() + text.size() ? value : 0;
}

Response items(SampleInstitution const &institution, Request const &request) {
    if (institution.items.empty()) return not_found();
    api::Warnings warnings;
    auto const parameters = api::parse_parameters(request.query, warnings);
    auto const page = number(parameters, "page", 1), size = number(parameters, "size", 20);
    if (page == 0 || page > 1'000'000 || size == 0 || size > 100)
        return error(400, "page must be a number from 1, size one from 1 to 100");
    auto const since = parameters.last("modified_since");
    std::vector<SampleItem const *> found;
    for (auto const &item : institution.items)
        if (item.updated_at >= since) found.push_back(&item);
    std::string list;
    for (auto i = (page - 1) * size; i < std::min(page * size, found.size()); ++i)
        list += (list.empty() ? "" : ",") + found[i]->json;
    return {.body = "{\"total\":" + std::to_string(found.size()) + ",\"page\":" + std::to_string(page) +
                    ",\"size\":" + std::to_string(size) + ",\"items\":[" + list + "]}"};
}

/// FNV-1a: enough to tell two versions of a sample file apart.
std::string etag_of(std::string const &bytes) {
    std::uint64_t hash = 14695981039346656037ULL;
    for (char const c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return "\"" + std::to_string(hash) + "\"";
}

std::string content_type_of(std::string const &name) {
    if (name.ends_with(".csv")) return "text/csv; charset=utf-8";
    if (name.ends_with(".jsonld")) return "application/ld+json";
    return name.ends_with(".json") ? "application/json" : "application/octet-stream";
}

Response file(SampleInstitution const &institution, std::string const &name, Request const &request) {
    auto const found = institution.files.find(name);
    if (found == institution.files.end()) return not_found();
    auto const etag = etag_of(found->second);
    Response response{.content_type = content_type_of(name), .headers = {{"ETag", etag}}};
    if (request.header("If-None-Match").find(etag) != std::string::npos)
        response.status = 304;
    else
        response.body = found->second;
    return response;
}

Response front_page(SampleInstitutions const &institutions) {
    std::string list;
    auto const add = [&](std::string const &path) { list += (list.empty() ? "\"" : ",\"") + path + "\""; };
    for (auto const &[id, institution] : institutions) {
        if (!institution.repository.records.empty()) add("/" + id + "/oai?verb=Identify");
        if (!institution.items.empty()) add("/" + id + "/api/items");
        for (auto const &[name, bytes] : institution.files) add("/" + id + "/files/" + name);
    }
    return {.body = "{\"sources\":[" + list + "]}"};
}

Response route(SampleInstitutions const &institutions, Request const &request, std::string const &now) {
    if (request.path == "/") return front_page(institutions);
    auto const slash = request.path.find('/', 1);
    if (slash == std::string::npos) return not_found();
    auto const found = institutions.find(request.path.substr(1, slash - 1));
    if (found == institutions.end()) return not_found();
    auto const rest = request.path.substr(slash);
    if (rest == "/oai") return oai(found->second, request, now);
    if (request.method == "POST") return error(405, "only the OAI-PMH address takes POST");
    if (rest == "/api/items") return items(found->second, request);
    return rest.starts_with("/files/") ? file(found->second, rest.substr(7), request) : not_found();
}

} // namespace

api::Handler sample_site(SampleInstitutions institutions, std::function<std::string()> now) {
    auto const shared = std::make_shared<SampleInstitutions const>(std::move(institutions));
    return [shared, now = std::move(now)](Request const &request) {
        if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
            return error(405, "this address takes GET and POST");
        return route(*shared, request, now());
    };
}

} // namespace tsunagi::app
