#include "api/portal/portal.hpp"

#include <iostream>

#include "api/portal/assets.hpp"
#include "api/portal/frame.hpp"
#include "api/portal/pages.hpp"

namespace tsunagi::api {

namespace {

Response asset_response(Asset const &asset) {
    return {.status = 200,
            .content_type = std::string(asset.content_type),
            .headers = {{"Cache-Control", "public, max-age=3600"}},
            .body = std::string(asset.body)};
}

std::optional<Response> page_at(Request const &request, Parameters const &parameters,
                                Warnings const &warnings, Readers const &readers) {
    std::string_view const path = request.path;
    if (path == "/") return search_page(request, parameters, warnings, readers);
    if (path == "/databases") return databases_page(request, parameters, readers);
    std::string id;
    if (path.starts_with("/item/") && !path.ends_with(".json") && percent_decode(path.substr(6), id))
        return item_page(request, id, parameters, readers);
    return std::nullopt;
}

Response index_is_away(Request const &request, Visit const &visit, Readers const &readers) {
    auto response = page_with_note(
        visit, 503, say(visit.tongue, "いまは結果を出せません", "No results at the moment"),
        say(visit.tongue,
            "索引を用意しています。少し待って、もう一度さがしてください。書いた条件は消えません。",
            "The index is being prepared. Wait a little and search again; your conditions are kept."),
        readers, request.path + (request.query.empty() ? "" : "?" + request.query));
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

Response nothing_here(Visit const &visit, Readers const &readers) {
    return page_with_note(visit, 404, say(visit.tongue, "このページはありません", "There is no such page"),
                          say(visit.tongue, "アドレスを確かめるか、さがすページから進んでください。",
                              "Check the address, or start from the search page."),
                          readers);
}

bool wants_a_page(Request const &request) {
    return !request.path.starts_with("/api/") && !request.path.starts_with("/data/") &&
           request.header("Accept").find("text/html") != std::string::npos;
}

} // namespace

std::optional<Response> portal_page(Request const &request, Readers const &readers) {
    std::string_view const path = request.path;
    if (path.starts_with("/assets/")) {
        if (auto const asset = find_asset(path.substr(8))) return asset_response(*asset);
        return std::nullopt;
    }
    if (request.method != "GET") return std::nullopt;
    Warnings warnings;
    auto const parameters = parse_parameters(request.query, warnings);
    auto const visit = visit_of(request, parameters);
    try {
        if (auto page = page_at(request, parameters, warnings, readers)) return page;
    } catch (indexer::IndexError const &error) {
        std::cerr << "tsunagi: " << request.path << ": " << error.what() << std::endl;
        return index_is_away(request, visit, readers);
    }
    return wants_a_page(request) ? std::optional(nothing_here(visit, readers)) : std::nullopt;
}

} // namespace tsunagi::api
