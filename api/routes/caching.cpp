#include "api/routes/caching.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "api/http/delivery.hpp"
#include "api/query/warning_header.hpp"
#include "api/routes/call.hpp"

namespace tsunagi::api {
namespace {

constexpr std::string_view weak_mark = "X-Weak"; ///< from json_answer to settle_caching only

std::string hexadecimal(std::uint64_t number) {
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(number));
    return text.data();
}

/// Parameters in any order are one question.
std::string normalised(std::string const &query) {
    Warnings ignored; // told with the answer itself
    auto list = parse_parameters(query, ignored).list();
    std::sort(list.begin(), list.end(), [](Parameter const &a, Parameter const &b) {
        return std::tie(a.name, a.value) < std::tie(b.name, b.value);
    });
    return encode_parameters(list);
}

std::string tag(Request const &request, std::string const &generation, Response const &response, bool weak) {
    if (!weak) return "\"" + hexadecimal(fingerprint(response.body)) + "\"";
    auto const question = request.path + "?" + normalised(request.query) + "\n" + response.body;
    return "W/\"compatible-" + generation + "-" + hexadecimal(fingerprint(question)) + "\"";
}

/// Without W/ and the mark of the compressed form: the weak comparison of RFC 9110 8.8.3.2.
std::string_view opaque(std::string_view entity_tag) {
    if (entity_tag.starts_with("W/")) entity_tag.remove_prefix(2);
    if (entity_tag.size() < 2) return {};
    entity_tag = entity_tag.substr(1, entity_tag.size() - 2);
    if (entity_tag.ends_with("-gz")) entity_tag.remove_suffix(3);
    return entity_tag;
}

/// The tag of the list that means our representation; empty when none does.
std::string matching_tag(std::string_view list, std::string const &ours) {
    while (!list.empty()) {
        auto item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(item.size() + 1, list.size()));
        item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
        item = item.substr(0, item.find_last_not_of(" \t") + 1);
        if (item == "*") return ours;
        if (!item.empty() && opaque(item) == opaque(ours)) return std::string(item);
    }
    return {};
}

bool unchanged_since(Request const &request, Response const &response) {
    auto const since = parse_http_date(request.header("If-Modified-Since"));
    auto const modified = parse_http_date(header_of(response, "Last-Modified"));
    return since && modified && *modified <= *since;
}

bool take_header(Response &response, std::string_view name) {
    return std::erase_if(response.headers, [&](auto const &header) { return header.first == name; }) > 0;
}

} // namespace

std::uint64_t fingerprint(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return hash;
}

Response json_answer(std::string body, Freshness const &freshness, Warnings const &warnings) {
    Response response{.body = std::move(body)};
    auto &headers = response.headers;
    headers.emplace_back("Cache-Control", "public, max-age=" + std::to_string(freshness.max_age));
    if (freshness.modified > 0) headers.emplace_back("Last-Modified", http_date(freshness.modified / 1000));
    if (freshness.weak) headers.emplace_back(weak_mark, "1");
    for (auto &line : warning_lines(warnings)) headers.emplace_back("X-Tsunagi-Warning", std::move(line));
    return response;
}

void settle_caching(Request const &request, std::string const &generation, Response &response) {
    bool const weak = take_header(response, weak_mark);
    if (response.status != 200 || header_of(response, "Cache-Control").empty() ||
        header_of(response, "Cache-Control") == "no-store")
        return;
    auto etag = header_of(response, "ETag");
    bool const own = !etag.empty();
    if (!own) etag = tag(request, generation, response, weak);
    auto const asked = request.header("If-None-Match"); // wins over If-Modified-Since
    auto const held = matching_tag(asked, etag);
    bool const fresh = asked.empty() ? unchanged_since(request, response) : !held.empty();
    if (fresh) response.status = 304, response.body.clear();
    if (!own) response.headers.emplace_back("ETag", fresh && !held.empty() ? held : etag);
}

Response unavailable() {
    auto response = error_response(503, "unavailable", "The index is being prepared; please try again soon.");
    response.headers.emplace_back("Retry-After", "5");
    return response;
}

} // namespace tsunagi::api
