#include <charconv>
#include <numeric>

#include "harvester/http/url.hpp"
#include "harvester/source/json_api_source.hpp"

namespace tsunagi::harvester {

namespace {

std::uint64_t number_or(std::string const &text, std::uint64_t fallback) {
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : fallback;
}

/// First value of a parameter, as a number.
std::uint64_t first_value(model::JsonApiSource const &source, char const *name, std::uint64_t fallback) {
    auto const param = source.params.find(name);
    return param == source.params.end() ? fallback : number_or(param->second.second, fallback);
}

std::uint64_t first_number(model::JsonApiSource const &source) {
    bool const by_offset = source.paging == "offset";
    return first_value(source, by_offset ? "offset" : "page", by_offset ? 0 : 1);
}

std::uint64_t usual_size(model::JsonApiSource const &source) { return first_value(source, "size", 0); }

std::string token_of(model::JsonApiSource const &source, PagePosition const &position) {
    auto const number = std::to_string(position.number);
    return position.size == usual_size(source) ? number : number + "/" + std::to_string(position.size);
}

/// The first item behind a smaller page is asked for with the largest size whose pages begin there, so that
/// the usual size comes back by itself.
std::uint64_t size_at(model::JsonApiSource const &source, std::uint64_t item) {
    return std::gcd(usual_size(source), item);
}

std::string next_page_number(model::JsonApiSource const &source, JsonPageFacts const &page) {
    auto const first = first_number(source);
    auto const [number, size] = position_of(source, page.token_before);
    auto const asked_for = (number - first + 1) * size;
    bool const ended = page.total && size > 0 ? asked_for >= *page.total : page.items == 0;
    if (ended) return {};
    if (size == usual_size(source)) return std::to_string(number + 1);
    auto const next_size = size_at(source, asked_for);
    return token_of(source, {first + asked_for / next_size, next_size});
}

/// Received, not asked: a server may give fewer than were asked for (contract 12, row 69).
std::string next_offset(model::JsonApiSource const &source, JsonPageFacts const &page) {
    auto const [offset, size] = position_of(source, page.token_before);
    auto const next = offset + page.items;
    bool const ended = page.items == 0 || (page.total && next >= *page.total);
    if (ended) return {};
    return token_of(source, {next, size == usual_size(source) ? size : size_at(source, next)});
}

std::uint64_t largest_divisor_below(std::uint64_t number) {
    for (std::uint64_t part = 2; part <= number; ++part)
        if (number % part == 0) return number / part;
    return 1;
}

std::string_view trimmed_view(std::string_view text) {
    auto const begin = text.find_first_not_of(" \t"), end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, end - begin + 1);
}

/// Parameters behind the address of a link: ;rel="prev next"; title=…
bool is_next(std::string_view parameters) {
    while (!parameters.empty()) {
        parameters.remove_prefix(1); // ";"
        auto const one = trimmed_view(parameters.substr(0, parameters.find(';')));
        parameters.remove_prefix(std::min(parameters.find(';'), parameters.size()));
        auto const equals = one.find('=');
        if (equals == std::string_view::npos || trimmed_view(one.substr(0, equals)) != "rel") continue;
        auto value = trimmed_view(one.substr(equals + 1));
        if (value.size() > 1 && value.front() == '"') value = value.substr(1, value.size() - 2);
        if ((" " + std::string(value) + " ").find(" next ") != std::string::npos) return true;
    }
    return false;
}

} // namespace

bool counts(model::JsonApiSource const &source) {
    return source.paging == "page" || source.paging == "offset";
}

PagePosition position_of(model::JsonApiSource const &source, std::string const &token) {
    auto const slash = token.find('/');
    return {number_or(token.substr(0, slash), first_number(source)),
            slash == std::string::npos ? usual_size(source)
                                       : number_or(token.substr(slash + 1), usual_size(source))};
}

std::optional<std::string> smaller_page(model::JsonApiSource const &source, std::string const &token) {
    auto const [number, size] = position_of(source, token);
    if (!counts(source) || size < 2) return {};
    auto const smaller = largest_divisor_below(size);
    if (source.paging == "offset") return token_of(source, {number, smaller});
    auto const first = first_number(source);
    return token_of(source, {first + (number - first) * (size / smaller), smaller});
}

std::string next_of(model::JsonApiSource const &source, JsonPageFacts const &page) {
    if (source.paging == "page") return next_page_number(source, page);
    if (source.paging == "offset") return next_offset(source, page);
    if (source.paging == "cursor") return page.next;
    if (source.paging == "link_header") return next_link(page.link_header, page.url);
    return page.items == 0 ? std::string{} : page.last_sort_key; // search_after: until a page is empty
}

std::string next_link(std::string const &link_header, std::string const &base) {
    std::string_view rest = link_header;
    while (true) {
        auto const open = rest.find('<'), close = rest.find('>', open);
        if (open == std::string_view::npos || close == std::string_view::npos) return {};
        auto const target = rest.substr(open + 1, close - open - 1);
        rest.remove_prefix(close + 1);
        bool quoted = false;
        std::size_t end = 0;
        for (; end < rest.size() && (quoted || rest[end] != ','); ++end)
            if (rest[end] == '"') quoted = !quoted;
        if (is_next(trimmed_view(rest.substr(0, end)))) return resolved(base, std::string(target));
        rest.remove_prefix(end);
    }
}

} // namespace tsunagi::harvester
