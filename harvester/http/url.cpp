#include "harvester/http/url.hpp"

#include <algorithm>
#include <charconv>
#include <memory>

#include <curl/curl.h>

namespace tsunagi::harvester {

namespace {

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned byte = 0;
        bool const escape = text[at] == '%' && at + 2 < text.size();
        if (escape && std::from_chars(&text[at + 1], &text[at + 1] + 2, byte, 16).ptr == &text[at + 1] + 2) {
            out += static_cast<char>(byte);
            at += 2;
        } else {
            out += text[at] == '+' ? ' ' : text[at];
        }
    }
    return out;
}

} // namespace

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (char const c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        out.append(1, '%').append(1, digits[byte >> 4]).append(1, digits[byte & 15]);
    }
    return out;
}

std::string query_text(QueryArguments const &arguments) {
    std::string out;
    for (auto const &[name, value] : arguments) {
        if (value.empty()) continue;
        if (!out.empty()) out += '&';
        out += percent_encoded(name) + "=" + percent_encoded(value);
    }
    return out;
}

std::string with_query(std::string_view base, std::string_view query) {
    std::string url(base.substr(0, base.find('#')));
    if (query.empty()) return url;
    if (url.find('?') == std::string::npos)
        url += '?';
    else if (url.back() != '?' && url.back() != '&')
        url += '&';
    return url.append(query);
}

std::string authority_of(std::string_view url) {
    auto const begin = url.find("://");
    if (begin == std::string_view::npos) return {};
    auto authority = url.substr(begin + 3);
    authority = authority.substr(0, authority.find_first_of("/?#"));
    auto const user = authority.rfind('@');
    return lower(user == std::string_view::npos ? authority : authority.substr(user + 1));
}

std::string host_of(std::string_view url) {
    auto const authority = authority_of(url);
    if (authority.starts_with('[')) return authority.substr(0, authority.find(']') + 1);
    return authority.substr(0, authority.find(':'));
}

std::string scheme_of(std::string_view url) {
    auto const colon = url.find(':');
    return colon == std::string_view::npos ? std::string{} : lower(url.substr(0, colon));
}

std::string target_of(std::string_view url) {
    auto const begin = url.find("://");
    if (begin == std::string_view::npos) return "/";
    url = url.substr(0, url.find('#'));
    auto const target = url.find_first_of("/?", begin + 3);
    if (target == std::string_view::npos) return "/";
    return (url[target] == '?' ? "/" : "") + std::string(url.substr(target));
}

std::string argument_of(std::string_view url, std::string_view name) {
    auto const question = url.find('?');
    if (question == std::string_view::npos) return {};
    auto query = url.substr(question + 1);
    query = query.substr(0, query.find('#'));
    while (!query.empty()) {
        auto const pair = query.substr(0, query.find('&'));
        auto const equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return percent_decoded(pair.substr(equals + 1));
        query.remove_prefix(std::min(pair.size() + 1, query.size()));
    }
    return {};
}

std::string resolved(std::string const &base, std::string const &reference) {
    std::unique_ptr<CURLU, void (*)(CURLU *)> url(curl_url(), curl_url_cleanup);
    if (curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK) return {};
    auto const flags = static_cast<unsigned>(CURLU_NON_SUPPORT_SCHEME);
    if (curl_url_set(url.get(), CURLUPART_URL, reference.c_str(), flags) != CURLUE_OK) return {};
    char *text = nullptr;
    if (curl_url_get(url.get(), CURLUPART_URL, &text, 0) != CURLUE_OK) return {};
    std::string const out(text);
    curl_free(text);
    return out;
}

} // namespace tsunagi::harvester
