#include "harvester/provenance.hpp"

namespace tsunagi::harvester {

namespace {

/// "Tsunagi/0.1.0 (+https://…)" is the software Tsunagi/0.1.0.
std::string software_of(Headers const &sent) {
    for (auto const &[name, value] : sent)
        if (name == "User-Agent") return value.substr(0, value.find(' '));
    return {};
}

std::string proof_of(HttpResponse const &response, model::TlsException const *exception) {
    if (response.tls.version.empty()) return {};
    if (exception == nullptr) return "verified";
    return exception->pin_sha256.empty() ? "verified with ca_file" : "pinned";
}

store::Exchange exchange_of(HttpResponse const &response, model::TlsException const *exception) {
    store::Exchange exchange;
    for (auto const &[status, from, to] : response.redirects)
        exchange.redirects.push_back(std::to_string(status) + " " + to);
    exchange.http_version = response.http_version;
    exchange.software = software_of(response.sent);
    exchange.wire_bytes = response.wire_bytes;
    auto const &times = response.times;
    exchange.queued = times.queued;
    exchange.lookup = times.lookup;
    exchange.connected = times.connected;
    exchange.first_byte = times.first_byte;
    exchange.decoded_hash = response.decoded_hash;
    exchange.tls_version = response.tls.version;
    exchange.tls_cipher = response.tls.cipher;
    exchange.tls_chain = response.tls.chain;
    bool const in_force = exception != nullptr && !response.tls.version.empty();
    if (in_force) exchange.tls_exception = "until " + exception->expires + ": " + exception->reason;
    return exchange;
}

} // namespace

store::PageProvenance provenance_of(HttpRequest const &request, HttpResponse const &response,
                                    model::Dataset const &dataset, model::HarvestRun const &run,
                                    Clock const &clock) {
    auto const *exception = exception_in_force(dataset, clock.now());
    store::PageProvenance provenance;
    provenance.dataset = dataset.id;
    provenance.run = run.id;
    provenance.ordinal = static_cast<std::uint32_t>(run.pages);
    provenance.url = request.method == "POST" ? request.url + "#" + request.body : request.url;
    if (response.url_reached != request.url) provenance.url_reached = response.url_reached;
    provenance.method = request.method;
    provenance.status = response.status;
    provenance.media_type = response.header("Content-Type");
    provenance.request_headers = without_secrets(response.sent, dataset.source.headers);
    provenance.response_headers = response.headers;
    provenance.fetched = rfc3339(clock.now());
    provenance.milliseconds = response.times.end;
    provenance.remote_address = response.remote_address;
    provenance.tls = proof_of(response, exception);
    provenance.token_before = run.resumption_token;
    provenance.exchange = exchange_of(response, exception);
    return provenance;
}

Headers without_secrets(Headers const &sent, model::Pairs const &configured) {
    Headers shown = sent;
    for (auto &[name, value] : shown)
        for (auto const &[configured_name, configured_value] : configured)
            if (name == configured_name && configured_value.starts_with("env:")) value = configured_value;
    return shown;
}

model::TlsException const *exception_in_force(model::Dataset const &dataset, model::Time now) {
    if (!dataset.tls || rfc3339(now).substr(0, 10) > dataset.tls->expires) return nullptr;
    return &*dataset.tls;
}

} // namespace tsunagi::harvester
