// Who a server is (harvesting contract 10): real sessions with a server on loopback.
#include <boost/test/unit_test.hpp>

#include <chrono>

#include "harvester/courier.hpp"
#include "harvester/provenance.hpp"
#include "harvester/source/oai_requests.hpp"
#include "tests/harvester/loopback_server.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;

namespace {

constexpr auto ok = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n<ok/>";
constexpr auto our_address = "IP:127.0.0.1";

/// A dataset on the server, and a courier who goes there by the real client.
struct Journey {
    explicit Journey(Identity const &identity) : server({{ok}}, &identity) {
        desk.dataset.source.oai_pmh.url = server.url();
    }

    model::Result<harvester::HttpResponse> go() {
        auto const http = harvester::make_http_client(
            {.user_agent = "Tsunagi/0 (test)", .from = "", .allow_private_networks = {"127.0.0.0/8"}});
        harvester::Surroundings const around{*desk.store, *http, desk.clock, desk.workspace, {}, {}};
        harvester::Courier courier(desk.dataset, around);
        auto request = courier.prepared(server.url());
        request->connect_timeout_s = 5;
        auto response = courier.ask(
            *request, [](auto const &) { return std::nullopt; }, run);
        if (response)
            provenance = harvester::provenance_of(*request, *response, desk.dataset, run, desk.clock);
        return response;
    }

    void trust_pin(std::string const &pin, std::string const &expires = "2026-01-04") {
        desk.dataset.tls = model::TlsException{"", pin, expires, "the provider renews in spring"};
    }
    void trust_authority(Identity const &authority) {
        desk.dataset.tls = model::TlsException{desk.file("ca.pem", authority.pem()), "", "2026-12-31",
                                               "prefectural authority"};
    }

    LoopbackServer server;
    Desk desk; ///< its clock stands at 2026-01-04
    model::HarvestRun run;
    store::PageProvenance provenance;
};

std::string refusal(Journey &journey) {
    auto const response = journey.go();
    BOOST_REQUIRE(!response);
    BOOST_TEST(response.failure().code == "tls", response.failure().message);
    return response.failure().message;
}

} // namespace

BOOST_AUTO_TEST_SUITE(tls)

// row 63
BOOST_AUTO_TEST_CASE(a_server_that_cannot_prove_who_it_is_is_refused_and_not_asked_again) {
    Journey journey(self_signed(our_address));
    BOOST_TEST(refusal(journey).find("cannot prove who it is") != std::string::npos);
    BOOST_TEST(journey.run.requests == 1U);
}

// row 63
BOOST_AUTO_TEST_CASE(a_pinned_key_is_proof_in_base64_and_in_hex_through_its_last_day) {
    auto const identity = self_signed("DNS:somebody.else.example");
    for (auto const &pin : {identity.key_hash_base64(), identity.key_hash_hex()}) {
        Journey journey(identity);
        journey.trust_pin(pin);
        BOOST_REQUIRE(!!journey.go());
        auto const &exchange = journey.provenance.exchange;
        BOOST_TEST(journey.provenance.tls == "pinned");
        BOOST_TEST(exchange.tls_exception == "until 2026-01-04: the provider renews in spring");
        BOOST_TEST(exchange.tls_version == "TLSv1.3");
        BOOST_TEST(exchange.tls_cipher.starts_with("TLS_"));
        BOOST_TEST(exchange.tls_chain.starts_with("sha256:"));
    }
}

BOOST_AUTO_TEST_CASE(another_key_than_the_pinned_one_is_refused) {
    Journey journey(self_signed(our_address));
    journey.trust_pin(self_signed(our_address).key_hash_base64());
    refusal(journey);
}

// row 63
BOOST_AUTO_TEST_CASE(an_exception_that_has_expired_no_longer_holds_and_the_refusal_says_so) {
    auto const identity = self_signed(our_address);
    Journey journey(identity);
    journey.trust_pin(identity.key_hash_base64(), "2026-01-03");
    auto const told = refusal(journey);
    BOOST_TEST(told.find("expired on 2026-01-03") != std::string::npos, told);
}

// row 63
BOOST_AUTO_TEST_CASE(an_authority_of_the_dataset_is_trusted_besides_those_of_the_system) {
    auto const authority = self_signed("DNS:authority.example.jp");
    Journey journey(signed_by(authority, our_address));
    journey.trust_authority(authority);
    BOOST_REQUIRE(!!journey.go());
    BOOST_TEST(journey.provenance.tls == "verified with ca_file");
}

// row 63
BOOST_AUTO_TEST_CASE(a_certificate_for_another_host_is_refused_whoever_signed_it) {
    auto const authority = self_signed("DNS:authority.example.jp");
    Journey journey(signed_by(authority, "DNS:somebody.else.example"));
    journey.trust_authority(authority);
    refusal(journey);
}

BOOST_AUTO_TEST_CASE(the_last_day_of_a_certificate_is_noted_for_the_alert) {
    auto const identity = self_signed(our_address);
    Journey journey(identity);
    journey.trust_pin(identity.key_hash_hex());
    BOOST_REQUIRE(!!journey.go());
    auto const certificates = journey.desk.store->hosts().certificates();
    BOOST_REQUIRE(certificates.size() == 1U);
    BOOST_TEST(certificates[0].second == identity.last_day());
}

BOOST_AUTO_TEST_CASE(what_was_really_sent_and_how_long_it_took_is_kept) {
    auto const identity = self_signed(our_address);
    Journey journey(identity);
    journey.trust_pin(identity.key_hash_hex());
    BOOST_REQUIRE(!!journey.go());
    auto const &provenance = journey.provenance;
    BOOST_TEST(provenance.request_headers.at(0).first == "User-Agent");
    BOOST_TEST(provenance.request_headers.at(1).second == "gzip, identity");
    BOOST_TEST(provenance.exchange.software == "Tsunagi/0");
    BOOST_TEST(provenance.exchange.http_version == "1.1");
    BOOST_TEST(provenance.exchange.wire_bytes > 60U);
    BOOST_TEST(provenance.remote_address == "127.0.0.1");
}

BOOST_AUTO_TEST_SUITE_END()
