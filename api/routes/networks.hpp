#pragma once

#include <array>
#include <string>
#include <vector>

namespace tsunagi::api {

/// Networks in CIDR form ("127.0.0.0/8", "::1/128", "10.1.2.3"); what is no network contains nothing.
class Networks {
public:
    explicit Networks(std::vector<std::string> const &cidrs);
    bool contain(std::string const &address) const;

private:
    /// IPv4 as ::ffff:a.b.c.d, so that both families compare alike.
    using Bytes = std::array<unsigned char, 16>;
    struct Network {
        Bytes address{};
        int bits = 0;
    };
    static bool read_address(std::string const &, Bytes &);
    std::vector<Network> m_networks;
};

/// The address that a request really came from: what the trusted proxies before it put into X-Forwarded-For.
std::string client_address(std::string const &remote, std::string const &forwarded_for,
                           Networks const &trusted);

} // namespace tsunagi::api
