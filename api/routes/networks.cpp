#include "api/routes/networks.hpp"

#include <algorithm>
#include <charconv>

#include <arpa/inet.h>

namespace tsunagi::api {
namespace {

constexpr int mapped_bits = 96; // ::ffff:0:0/96

bool same_bits(unsigned char const *a, unsigned char const *b, int bits) {
    for (; bits >= 8; bits -= 8)
        if (*a++ != *b++) return false;
    return bits == 0 || (*a >> (8 - bits)) == (*b >> (8 - bits));
}

} // namespace

bool Networks::read_address(std::string const &text, Bytes &bytes) {
    bytes = {};
    if (inet_pton(AF_INET, text.c_str(), bytes.data() + 12) == 1) {
        bytes[10] = bytes[11] = 0xFF;
        return true;
    }
    return inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

Networks::Networks(std::vector<std::string> const &cidrs) {
    for (auto const &cidr : cidrs) {
        auto const slash = cidr.find('/');
        Network network;
        if (!read_address(cidr.substr(0, slash), network.address)) continue;
        bool const v4 = cidr.find(':') == cidr.npos;
        int bits = v4 ? 32 : 128;
        if (slash != cidr.npos) std::from_chars(cidr.data() + slash + 1, cidr.data() + cidr.size(), bits);
        network.bits = std::clamp(v4 ? bits + mapped_bits : bits, 0, 128);
        m_networks.push_back(network);
    }
}

bool Networks::contain(std::string const &address) const {
    Bytes bytes;
    if (!read_address(address, bytes)) return false;
    return std::any_of(m_networks.begin(), m_networks.end(), [&](Network const &network) {
        return same_bits(bytes.data(), network.address.data(), network.bits);
    });
}

std::string client_address(std::string const &remote, std::string const &forwarded_for,
                           Networks const &trusted) {
    auto address = remote;
    auto rest = forwarded_for;
    while (trusted.contain(address) && !rest.empty()) {
        auto const comma = rest.rfind(',');
        auto last = comma == rest.npos ? rest : rest.substr(comma + 1);
        rest = comma == rest.npos ? "" : rest.substr(0, comma);
        std::erase(last, ' ');
        if (!last.empty()) address = last;
    }
    return address;
}

} // namespace tsunagi::api
