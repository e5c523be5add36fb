#include "api/portal/portal.hpp"

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

} // namespace

std::optional<Response> portal_page(Request const &request, Readers const &readers) {
    std::string_view const path = request.path;
    if (path.starts_with("/assets/")) {
        if (auto const asset = find_asset(path.substr(8))) return asset_response(*asset);
        return std::nullopt;
    }
    Warnings warnings; // a page tells oddities in its own words; the header is the API's
    auto const parameters = parse_parameters(request.query, warnings);
    if (path == "/") return search_page(request, parameters, readers);
    if (path == "/databases") return databases_page(request, parameters, readers);
    std::string id;
    if (path.starts_with("/item/") && !path.ends_with(".json") && percent_decode(path.substr(6), id))
        return item_page(request, id, parameters, readers);
    return std::nullopt;
}

} // namespace tsunagi::api
