#include "harvester/http/address_rules.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include <arpa/inet.h>

namespace tsunagi::harvester {

namespace {

constexpr unsigned mapped_bits = 96; ///< of ::ffff:0:0/96

/// IANA special-purpose address registries (RFC 6890 and its updates), as far as no harvest has a reason to
/// go.
constexpr std::array closed_networks{
    "0.0.0.0/8",      "10.0.0.0/8",   "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24",   "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",  "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4",  "240.0.0.0/4",    "::/96",          "64:ff9b::/96",   "64:ff9b:1::/48",
    "100::/64",       "2001::/23",    "2001:db8::/32",  "2002::/16",      "fc00::/7",       "fe80::/10",
    "fec0::/10",      "ff00::/8",
};

std::vector<Network> const &closed() {
    static std::vector<Network> const networks = [] {
        std::vector<Network> parsed;
        for (auto const text : closed_networks) parsed.push_back(*parse_network(text));
        return parsed;
    }();
    return networks;
}

bool in_any(std::vector<Network> const &networks, Address const &address) {
    return std::any_of(networks.begin(), networks.end(), [&](auto const &one) { return one.holds(address); });
}

} // namespace

std::optional<Address> parse_address(std::string_view text) {
    std::string const zero_ended(text);
    Address address{};
    if (inet_pton(AF_INET6, zero_ended.c_str(), address.data()) == 1) return address;
    address = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (inet_pton(AF_INET, zero_ended.c_str(), address.data() + 12) == 1) return address;
    return {};
}

bool Network::holds(Address const &other) const {
    for (unsigned bit = 0; bit < bits; bit += 8) {
        auto const width = std::min(bits - bit, 8U);
        auto const mask = static_cast<std::uint8_t>(0xFF00U >> width);
        if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) return false;
    }
    return true;
}

std::optional<Network> parse_network(std::string_view text) {
    auto const slash = text.find('/');
    auto const address = parse_address(text.substr(0, slash));
    if (!address) return {};
    bool const is_v4 = text.substr(0, slash).find(':') == std::string_view::npos;
    unsigned const most = is_v4 ? 32 : 128;
    unsigned bits = most;
    if (slash != std::string_view::npos) {
        auto const digits = text.substr(slash + 1);
        auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (error != std::errc{} || end != digits.data() + digits.size() || bits > most) return {};
    }
    return Network{*address, is_v4 ? bits + mapped_bits : bits};
}

AddressRules::AddressRules(std::vector<std::string> const &allowed) {
    for (auto const &text : allowed) {
        auto const network = parse_network(text);
        if (!network)
            throw std::runtime_error("allow_private_networks holds \"" + text +
                                     "\", expected a network such as \"10.0.0.0/8\" or \"fd00::/8\"");
        m_allowed.push_back(*network);
    }
}

bool AddressRules::allows(Address const &address) const {
    return !in_any(closed(), address) || in_any(m_allowed, address);
}

bool AddressRules::is_loopback(Address const &address) {
    static std::vector<Network> const loopback{*parse_network("127.0.0.0/8"), *parse_network("::1")};
    return in_any(loopback, address);
}

} // namespace tsunagi::harvester
