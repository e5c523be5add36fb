#include "api/routes/router.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <memory>
#include <optional>

#include "api/portal/portal.hpp"
#include "api/query/utf8.hpp"
#include "api/routes/actions.hpp"
#include "api/routes/caching.hpp"
#include "api/routes/rate_limit.hpp"

namespace tsunagi::api {
namespace {

constexpr std::size_t records_per_request = 2'000; ///< of the dataset survey

struct Route {
    std::string_view path; ///< '*' = the argument, any text that is not empty
    Response (*action)(Call const &);
    std::string_view method = "GET";
};

/// All addresses, the first that fits. Numbers are those of query API contract 2.
constexpr std::array routes{
    Route{"/api/item/search/*", search_items},                              // 1, 2, 3
    Route{"/api/item/search-so/*", search_items_of_page},                   // 13
    Route{"/api/item/scroll/*", refuse_as_not_offered},                     // 4
    Route{"/api/item/create-image-feature", refuse_as_not_offered, "POST"}, // 15
    Route{"/api/item/*", show_item},                                        // 5
    Route{"/item/*.json", redirect_to_item},                                // 6
    Route{"/api/database/search", search_databases},                        // 7
    Route{"/api/database/*/label", show_labels},                            // 8
    Route{"/api/database/*", show_database},                                // 7
    Route{"/api/organization/search", search_organizations},                // 9
    Route{"/api/organization/*", show_organization},                        // 9
    Route{"/api/curation/*", refuse_as_not_offered},                        // 10
    Route{"/api/csearch/*", refuse_as_not_offered},                         // 11
    Route{"/api/code/*", show_codes},                                       // 12
    Route{"/dl/api/imagefeatures/", refuse_as_not_offered, "POST"},         // 14
    Route{"/data/*", refuse_as_not_offered},                                // 16
    Route{"/healthz", show_health},
    Route{"/readyz", show_readiness},
};

/// Pages and assets for people: asked in this order when no address of the table fits. Nothing = not mine.
using PageHandler = std::optional<Response> (*)(Request const &, Readers const &);

std::vector<PageHandler> page_handlers() { return {portal_page}; }

std::optional<std::string_view> argument_of(std::string_view pattern, std::string_view path) {
    auto const star = pattern.find('*');
    if (star == pattern.npos) return path == pattern ? std::optional(path.substr(0, 0)) : std::nullopt;
    auto const before = pattern.substr(0, star), after = pattern.substr(star + 1);
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) || !path.ends_with(after))
        return std::nullopt;
    return path.substr(before.size(), path.size() - before.size() - after.size());
}

/// The one answer to a method that an address does not have.
Response wrong_method(Request const &request, std::string const &allowed) {
    auto response =
        error_response(405, "method-not-allowed",
                       request.path + " does not answer " + request.method + ", but " + allowed + ".");
    response.headers.emplace_back("Allow", allowed);
    return response;
}

/// Answers to a browser that asks before it asks (CORS preflight, contract 9.13), and to OPTIONS at large.
Response preflight() {
    Response response{.status = 204};
    response.headers = {
        {"Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS"},
        {"Access-Control-Allow-Headers", "Content-Type, Accept, If-None-Match, If-Modified-Since"},
        {"Access-Control-Max-Age", "86400"}};
    return response;
}

/// Holds what lives as long as the service; every member is safe from any thread.
class Router {
public:
    explicit Router(Readers const &readers)
        : m_readers(readers), m_desk(readers), m_trusted(readers.settings.service.trusted_proxies),
          m_limit(readers.settings.service.api_rate_per_second, readers.settings.service.api_burst,
                  Networks(readers.settings.service.api_exempt)) {}

    Response answer(Request const &request) {
        auto const allowance = admit(request);
        auto response = allowance.allowed ? safely(request) : too_fast(allowance);
        add_common_headers(response, allowance);
        settle_caching(request, m_readers.index.generation(), response);
        return response;
    }

private:
    /// The two addresses of supervision are never refused.
    Allowance admit(Request const &request) {
        if (request.path == "/healthz" || request.path == "/readyz") return {true, m_limit.burst(), 0};
        auto const from =
            client_address(request.remote_address, request.header("X-Forwarded-For"), m_trusted);
        return m_limit.take(from, std::chrono::steady_clock::now());
    }

    static Response too_fast(Allowance const &allowance) {
        auto response =
            error_response(429, "rate-limited", "Too many requests from this address; please wait.");
        response.headers.emplace_back("Retry-After", std::to_string(allowance.seconds_until));
        return response;
    }

    Response safely(Request const &request) {
        try {
            m_desk.survey.follow(records_per_request);
            return dispatch(request);
        } catch (indexer::IndexError const &error) {
            std::cerr << "tsunagi: " << request.path << ": " << error.what() << std::endl;
            return unavailable();
        } catch (std::exception const &error) {
            std::cerr << "tsunagi: answering " << request.method << " " << request.path
                      << " failed: " << error.what() << std::endl;
            return error_response(500, "internal",
                                  "The answer could not be made; the operator can read why.");
        }
    }

    Response dispatch(Request const &request) const {
        if (request.method == "OPTIONS") return preflight();
        std::string allowed;
        for (auto const &route : routes) {
            auto const argument = argument_of(route.path, request.path);
            if (!argument) continue;
            if (route.method == request.method) return run(route, request, *argument);
            allowed = route.method == "GET" ? "GET, HEAD, OPTIONS" : "POST, OPTIONS";
            break;
        }
        if (!allowed.empty()) return wrong_method(request, allowed);
        for (auto const &page : page_handlers())
            if (auto response = page(request, m_readers)) return *std::move(response);
        return error_response(404, "not-found", "There is nothing at " + request.path + ".");
    }

    Response run(Route const &route, Request const &request, std::string_view argument) const {
        Call call{request, m_readers, m_desk, {}, Parameters{}, {}};
        if (!percent_decode(argument, call.argument) || !is_utf8(call.argument))
            return error_response(404, "not-found", "The address is not percent-encoded UTF-8.");
        call.parameters = parse_parameters(request.query, call.warnings);
        return route.action(call);
    }

    /// Headers on every answer (contract 1).
    void add_common_headers(Response &response, Allowance const &allowance) const {
        auto &headers = response.headers;
        if (auto generation = m_readers.index.generation(); !generation.empty())
            headers.emplace_back("X-Tsunagi-Generation", std::move(generation));
        if (header_of(response, "Cache-Control").empty()) headers.emplace_back("Cache-Control", "no-store");
        headers.emplace_back("Vary", "Accept, Accept-Encoding, Origin");
        headers.emplace_back("Access-Control-Allow-Origin", "*");
        headers.emplace_back("Access-Control-Expose-Headers",
                             "ETag, Last-Modified, Link, Retry-After, RateLimit, RateLimit-Policy, "
                             "X-Tsunagi-Generation, X-Tsunagi-Warning");
        headers.emplace_back("RateLimit-Policy", "\"address\";q=" + std::to_string(m_limit.burst()) +
                                                     ";w=" + std::to_string(m_limit.window_seconds()));
        headers.emplace_back("RateLimit", "\"address\";r=" + std::to_string(allowance.remaining) +
                                              ";t=" + std::to_string(allowance.seconds_until));
    }

    Readers m_readers;
    Desk m_desk;
    Networks m_trusted;
    RateLimit m_limit;
};

} // namespace

Handler make_router(Readers const &readers) {
    auto const router = std::make_shared<Router>(readers);
    return [router](Request const &request) { return router->answer(request); };
}

} // namespace tsunagi::api
