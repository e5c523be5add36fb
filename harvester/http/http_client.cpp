#include "harvester/http/http_client.hpp"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <stdexcept>

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "harvester/http/address_rules.hpp"
#include "harvester/http/tls.hpp"

namespace tsunagi::harvester {

namespace {

bool same_name(std::string_view a, std::string_view b) {
    return a.size() == b.size() && strncasecmp(a.data(), b.data(), a.size()) == 0;
}

/// With CURLOPT_NOSIGNAL, which threads need, libcurl leaves SIGPIPE alone: a server that hangs up while a
/// TLS record is written to it would end the whole program.
void start_curl_once() {
    std::signal(SIGPIPE, SIG_IGN);
    static CURLcode const code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        throw std::runtime_error("libcurl cannot be started: " + std::string(curl_easy_strerror(code)));
}

std::optional<Address> address_of(sockaddr const &socket_address) {
    Address address{};
    if (socket_address.sa_family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, &socket_address, sizeof six);
        std::memcpy(address.data(), &six.sin6_addr, 16);
        return address;
    }
    if (socket_address.sa_family != AF_INET) return {};
    sockaddr_in four{};
    std::memcpy(&four, &socket_address, sizeof four);
    address[10] = address[11] = 0xFF;
    std::memcpy(address.data() + 12, &four.sin_addr, 4);
    return address;
}

/// One exchange while curl works on it.
struct Exchange {
    CURL *curl;
    HttpRequest const &request;
    AddressRules const &rules;
    bool names_a_contact;
    Addresses addresses;
    HttpResponse response;
    bool too_big = false;
    std::string refused_because; ///< of the last address that was not allowed
};

std::size_t on_body(char *data, std::size_t size, std::size_t count, void *user) {
    auto &exchange = *static_cast<Exchange *>(user);
    auto const bytes = size * count;
    if (exchange.response.body.size() + bytes > exchange.request.max_bytes) {
        exchange.too_big = true;
        return 0;
    }
    exchange.response.body.append(data, bytes);
    return bytes;
}

/// Only while the answer is being received the session is sure to be there.
void note_session(Exchange &exchange) {
    curl_tlssessioninfo const *session = nullptr;
    if (!exchange.response.tls.version.empty()) return;
    if (curl_easy_getinfo(exchange.curl, CURLINFO_TLS_SSL_PTR, &session) != CURLE_OK) return;
    if (session != nullptr && session->backend == CURLSSLBACKEND_OPENSSL && session->internals != nullptr)
        exchange.response.tls = tls_facts(session->internals);
}

std::size_t on_header(char *data, std::size_t size, std::size_t count, void *user) {
    note_session(*static_cast<Exchange *>(user));
    auto &headers = static_cast<Exchange *>(user)->response.headers;
    std::string_view line(data, size * count);
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.remove_suffix(1);
    if (line.starts_with("HTTP/")) headers.clear(); // of an interim answer (1xx)
    auto const colon = line.find(':');
    if (colon == std::string_view::npos) return size * count;
    auto value = line.substr(colon + 1);
    while (value.starts_with(' ') || value.starts_with('\t')) value.remove_prefix(1);
    headers.emplace_back(line.substr(0, colon), value);
    return size * count;
}

/// curl has resolved the name and tells the very address it is about to connect to: what is checked is what
/// is reached, whatever the name server says a second later.
curl_socket_t open_socket(void *user, curlsocktype, curl_sockaddr *target) {
    auto &exchange = *static_cast<Exchange *>(user);
    if (exchange.addresses == Addresses::operators_own)
        return socket(target->family, target->socktype, target->protocol);
    auto const address = address_of(target->addr);
    if (!address || !exchange.rules.allows(*address)) {
        exchange.refused_because =
            "it is not public and not listed in allow_private_networks of service.json";
        return CURL_SOCKET_BAD;
    }
    if (!exchange.names_a_contact && !AddressRules::is_loopback(*address)) {
        exchange.refused_because = "without \"contact\" in service.json no harvest leaves loopback";
        return CURL_SOCKET_BAD;
    }
    return socket(target->family, target->socktype, target->protocol);
}

class HeaderList {
public:
    explicit HeaderList(Headers const &headers) {
        for (auto const &[name, value] : headers) add(name, value);
    }
    HeaderList(HeaderList const &) = delete;
    HeaderList &operator=(HeaderList const &) = delete;
    ~HeaderList() { curl_slist_free_all(m_list); }
    curl_slist *get() const { return m_list; }

private:
    void add(std::string const &name, std::string const &value) {
        m_list = curl_slist_append(m_list, (name + ": " + value).c_str());
    }

    curl_slist *m_list = nullptr;
};

model::Failure failure_of(CURLcode code, Exchange const &exchange, char const *detail) {
    auto const &url = exchange.request.url;
    if (!exchange.refused_because.empty() &&
        (code == CURLE_COULDNT_CONNECT || code == CURLE_ABORTED_BY_CALLBACK))
        return {"address_refused", "the address of \"" + url + "\" is refused: " + exchange.refused_because};
    if (exchange.too_big || code == CURLE_FILESIZE_EXCEEDED)
        return {"too_big", "\"" + url + "\" sends more than " + std::to_string(exchange.request.max_bytes) +
                               " bytes, the limit page_mib"};
    auto const reason = std::string(*detail == '\0' ? curl_easy_strerror(code) : detail);
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
        return {"tls", "\"" + url + "\" cannot prove who it is: " + reason};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return {"configuration", "\"" + url + "\" is not an http or https address: " + reason};
    default:
        return {"transport", "\"" + url + "\" did not answer in full: " + reason, true};
    }
}

std::string version_text(long version) {
    switch (version) {
    case CURL_HTTP_VERSION_1_0:
        return "1.0";
    case CURL_HTTP_VERSION_1_1:
        return "1.1";
    case CURL_HTTP_VERSION_2_0:
        return "2";
    case CURL_HTTP_VERSION_3:
        return "3";
    default:
        return {};
    }
}

class CurlClient final : public HttpClient {
public:
    explicit CurlClient(HttpOptions options)
        : m_options(std::move(options)), m_rules(m_options.allow_private_networks) {
        start_curl_once();
        m_curl.reset(curl_easy_init());
        if (!m_curl) throw std::runtime_error("libcurl cannot be started: no memory for a handle");
    }

    model::Result<HttpResponse> send(HttpRequest const &request) override {
        Exchange exchange{m_curl.get(),        request, m_rules, !m_options.from.empty(),
                          m_options.addresses, {},      false,   {}};
        exchange.response.sent = headers_of(request);
        char detail[CURL_ERROR_SIZE] = "";
        HeaderList const headers(exchange.response.sent);
        curl_easy_reset(m_curl.get()); // keeps connections
        set_request(request);
        set(CURLOPT_HTTPHEADER, headers.get());
        set_limits(request);
        set_trust(request.tls);
        set_edges(exchange, detail);
        auto const code = curl_easy_perform(m_curl.get());
        if (code != CURLE_OK) return failure_of(code, exchange, detail);
        take_facts(exchange.response);
        return std::move(exchange.response);
    }

private:
    template <class Value>
    void set(CURLoption option, Value value) {
        auto const code = curl_easy_setopt(m_curl.get(), option, value);
        if (code != CURLE_OK)
            throw std::runtime_error("libcurl refuses option " + std::to_string(option) + ": " +
                                     curl_easy_strerror(code));
    }

    /// Accept-Encoding is asked for by ourselves and not by curl, which would decode the body: the archive
    /// keeps what came.
    Headers headers_of(HttpRequest const &request) const {
        Headers headers{{"User-Agent", m_options.user_agent}, {"Accept-Encoding", "gzip, identity"}};
        if (!m_options.from.empty()) headers.emplace_back("From", m_options.from);
        headers.insert(headers.end(), request.headers.begin(), request.headers.end());
        return headers;
    }

    void set_request(HttpRequest const &request) {
        set(CURLOPT_URL, request.url.c_str());
        if (request.method != "POST") return;
        set(CURLOPT_POST, 1L);
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_POSTFIELDS, request.body.c_str());
    }

    void set_limits(HttpRequest const &request) {
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_PROXY, ""); // a proxy of the environment would connect to addresses that nobody checked
        set(CURLOPT_HTTP_CONTENT_DECODING, 0L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(request.connect_timeout_s));
        set(CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(request.low_speed_bytes));
        set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(request.low_speed_s));
        set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.max_bytes));
    }

    /// A pinned key proves more than a name that somebody certified: with it the certificate need not be in
    /// order. Further authorities stand beside those of the system, which libcurl finds by their folder.
    void set_trust(TlsTrust const &trust) {
        bool const is_pinned = !trust.pin_sha256.empty();
        set(CURLOPT_SSL_VERIFYPEER, is_pinned ? 0L : 1L);
        set(CURLOPT_SSL_VERIFYHOST, is_pinned ? 0L : 2L);
        if (is_pinned) set(CURLOPT_PINNEDPUBLICKEY, written_pin(trust.pin_sha256).c_str());
        if (!trust.ca_file.empty()) set(CURLOPT_CAINFO, trust.ca_file.c_str());
    }

    void set_edges(Exchange &exchange, char *detail) {
        set(CURLOPT_ERRORBUFFER, detail);
        set(CURLOPT_WRITEFUNCTION, &on_body);
        set(CURLOPT_WRITEDATA, &exchange);
        set(CURLOPT_HEADERFUNCTION, &on_header);
        set(CURLOPT_HEADERDATA, &exchange);
        set(CURLOPT_OPENSOCKETFUNCTION, &open_socket);
        set(CURLOPT_OPENSOCKETDATA, &exchange);
    }

    std::string text(CURLINFO info) const {
        char const *value = nullptr;
        bool const told = curl_easy_getinfo(m_curl.get(), info, &value) == CURLE_OK && value != nullptr;
        return told ? value : "";
    }
    long number(CURLINFO info) const {
        long value = 0;
        curl_easy_getinfo(m_curl.get(), info, &value);
        return value;
    }
    std::int64_t large(CURLINFO info) const {
        curl_off_t value = 0;
        curl_easy_getinfo(m_curl.get(), info, &value);
        return value;
    }
    std::int64_t milliseconds(CURLINFO info) const { return large(info) / 1000; }

    void take_facts(HttpResponse &response) const {
        response.status = static_cast<int>(number(CURLINFO_RESPONSE_CODE));
        response.url_reached = text(CURLINFO_EFFECTIVE_URL);
        response.remote_address = text(CURLINFO_PRIMARY_IP);
        response.http_version = version_text(number(CURLINFO_HTTP_VERSION));
        response.wire_bytes =
            static_cast<std::uint64_t>(large(CURLINFO_SIZE_DOWNLOAD_T) + number(CURLINFO_HEADER_SIZE));
        response.times.lookup = milliseconds(CURLINFO_NAMELOOKUP_TIME_T);
        response.times.connected =
            std::max(milliseconds(CURLINFO_CONNECT_TIME_T), milliseconds(CURLINFO_APPCONNECT_TIME_T));
        response.times.first_byte = milliseconds(CURLINFO_STARTTRANSFER_TIME_T);
        response.times.end = milliseconds(CURLINFO_TOTAL_TIME_T);
    }

    HttpOptions m_options;
    AddressRules m_rules;
    std::unique_ptr<CURL, void (*)(CURL *)> m_curl{nullptr, curl_easy_cleanup};
};

} // namespace

std::string HttpResponse::header(std::string const &name) const {
    for (auto const &[key, value] : headers)
        if (same_name(key, name)) return value;
    return {};
}

std::unique_ptr<HttpClient> make_http_client(HttpOptions options) {
    return std::make_unique<CurlClient>(std::move(options));
}

} // namespace tsunagi::harvester
