#include "store/sqlite/exchange_text.hpp"

#include <charconv>
#include <concepts>

#include "store/sqlite/text_list.hpp"

namespace tsunagi::store::sqlite {
namespace {

/// The single members by name, for writing and reading alike.
template <class Exchange_, class Visit>
void each_member(Exchange_ &exchange, Visit visit) {
    visit("http", exchange.http_version);
    visit("software", exchange.software);
    visit("wire_bytes", exchange.wire_bytes);
    visit("queued_ms", exchange.queued);
    visit("lookup_ms", exchange.lookup);
    visit("connected_ms", exchange.connected);
    visit("first_byte_ms", exchange.first_byte);
    visit("decoded", exchange.decoded_hash);
    visit("tls", exchange.tls_version);
    visit("cipher", exchange.tls_cipher);
    visit("chain", exchange.tls_chain);
    visit("tls_exception", exchange.tls_exception);
}

std::string written(std::string const &text) { return text; }
std::string written(std::integral auto number) { return number == 0 ? "" : std::to_string(number); }

void read(std::string const &text, std::string &out) { out = text; }
void read(std::string const &text, std::integral auto &out) {
    std::from_chars(text.data(), text.data() + text.size(), out);
}

} // namespace

std::string pack_exchange(Exchange const &exchange) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (auto const &redirect : exchange.redirects) pairs.emplace_back("redirect", redirect);
    each_member(exchange, [&](char const *name, auto const &value) {
        if (auto text = written(value); !text.empty()) pairs.emplace_back(name, std::move(text));
    });
    return pack_pairs(pairs);
}

Exchange unpack_exchange(std::string_view packed) {
    Exchange exchange;
    for (auto const &[name, value] : unpack_pairs(packed)) {
        if (name == "redirect") exchange.redirects.push_back(value);
        each_member(exchange, [&, &key = name, &text = value](char const *member, auto &out) {
            if (key == member) read(text, out);
        });
    }
    return exchange;
}

} // namespace tsunagi::store::sqlite
