// Which network addresses a harvest may reach (harvesting contract 10, SSRF): who may edit a source must not
// open the inner network.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::harvester {

/// 16 bytes; IPv4 in its IPv4-mapped form, so that 127.0.0.1 and ::ffff:127.0.0.1 are one address.
using Address = std::array<std::uint8_t, 16>;

/// Nothing when `text` is no numeric IPv4 or IPv6 address.
std::optional<Address> parse_address(std::string_view text);

struct Network {
    Address address{};
    unsigned bits = 128; ///< of the 16 bytes

    bool holds(Address const &) const;
};

/// "10.0.0.0/8", "fd00::/8", "192.0.2.1"; nothing when it is none of these.
std::optional<Network> parse_network(std::string_view text);

class AddressRules {
public:
    /// `allowed`: CIDR, from service.json alone. Throws std::runtime_error naming an entry that is none.
    explicit AddressRules(std::vector<std::string> const &allowed);

    /// True for public addresses and those of an allowed network. Loopback, private, link-local, CGNAT,
    /// unique-local, multicast, unspecified, documentation, translated (NAT64, 6to4) and reserved ones are
    /// not.
    bool allows(Address const &) const;
    static bool is_loopback(Address const &);

private:
    std::vector<Network> m_allowed;
};

} // namespace tsunagi::harvester
