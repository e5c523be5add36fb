#include "harvester/source/http_page.hpp"

#include "harvester/files/content.hpp"

namespace tsunagi::harvester {

store::PageProvenance provenance_of(HttpRequest const &request, HttpResponse const &response,
                                    model::Dataset const &dataset, model::HarvestRun const &run,
                                    Clock const &clock) {
    store::PageProvenance provenance;
    provenance.dataset = dataset.id;
    provenance.run = run.id;
    provenance.ordinal = static_cast<std::uint32_t>(run.pages);
    provenance.url = request.method == "POST" ? request.url + "#" + request.body : request.url;
    if (response.url_reached != request.url) provenance.url_reached = response.url_reached;
    provenance.method = request.method;
    provenance.status = response.status;
    provenance.media_type = response.header("Content-Type");
    provenance.request_headers = without_secrets(request.headers, dataset.source.headers);
    provenance.response_headers = response.headers;
    provenance.fetched = rfc3339(clock.now());
    provenance.milliseconds = response.milliseconds;
    provenance.remote_address = response.remote_address;
    provenance.tls = response.tls;
    provenance.token_before = run.resumption_token;
    return provenance;
}

std::optional<model::Failure>
with_text(HttpResponse const &response, model::Limits const &limits,
          std::function<std::optional<model::Failure>(std::string_view)> const &read) {
    std::optional<model::Failure> failure;
    try {
        open_content(response.body, limits,
                     [&](std::string_view, std::string_view text) { failure = read(text); });
    } catch (ContentError const &error) {
        return model::Failure{error.code(), "\"" + response.url_reached + "\": " + error.what(),
                              error.code() == "page_truncated"};
    }
    return failure;
}

std::optional<model::Failure> waiting_time(Courier const &courier, std::string const &url) {
    auto const until = courier.not_before(url);
    if (!until) return {};
    return model::Failure{"not_before",
                          "the host of \"" + url + "\" asked not to be visited before " + rfc3339(*until)};
}

} // namespace tsunagi::harvester
