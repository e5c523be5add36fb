#include "config/addresses.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace tsunagi::config {

namespace {

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool is_address(int family, std::string_view text) {
    std::array<unsigned char, 16> bytes;
    return inet_pton(family, std::string(text).c_str(), bytes.data()) == 1;
}

std::string_view host_of(std::string_view url) {
    auto rest = url.substr(url.find("//") + 2);
    rest = rest.substr(0, rest.find_first_of("/?#"));
    if (auto const at = rest.rfind('@'); at != std::string_view::npos) rest.remove_prefix(at + 1);
    if (rest.starts_with('[')) return rest.substr(0, rest.find(']') + 1);
    return rest.substr(0, rest.find(':'));
}

} // namespace

bool is_http_url(std::string_view text) {
    if (!text.starts_with("http://") && !text.starts_with("https://")) return false;
    bool const blank = std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    return !blank && !host_of(text).empty();
}

bool is_loopback_url(std::string_view url) {
    if (!is_http_url(url)) return false;
    auto const host = host_of(url);
    return host == "localhost" || host == "[::1]" || (host.starts_with("127.") && is_address(AF_INET, host));
}

bool is_network(std::string_view cidr) {
    auto const slash = cidr.find('/');
    if (slash == std::string_view::npos) return false;
    auto const address = cidr.substr(0, slash);
    auto const bits = number(cidr.substr(slash + 1));
    if (!bits || *bits < 0) return false;
    return (is_address(AF_INET, address) && *bits <= 32) || (is_address(AF_INET6, address) && *bits <= 128);
}

bool is_listen_address(std::string_view text) {
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) return false;
    auto host = text.substr(0, colon);
    auto const port = number(text.substr(colon + 1));
    if (!port || *port < 0 || *port > 65535) return false;
    if (host.starts_with('[') && host.ends_with(']'))
        return is_address(AF_INET6, host.substr(1, host.size() - 2));
    return host == "localhost" || is_address(AF_INET, host);
}

bool may_be_named_by_dataset(std::string_view value) {
    constexpr std::string_view allowed = "env:TSUNAGI_SOURCE_";
    return !value.starts_with("env:") || (value.starts_with(allowed) && value.size() > allowed.size());
}

} // namespace tsunagi::config
