#include "harvester/source/http_page.hpp"

#include "harvester/files/content.hpp"
#include "harvester/http/digest.hpp"

namespace tsunagi::harvester {

std::optional<model::Failure>
with_text(HttpResponse const &response, model::Limits const &limits,
          std::function<std::optional<model::Failure>(std::string_view)> const &read) {
    std::optional<model::Failure> failure;
    try {
        open_content(response.body, limits, [&](std::string_view, std::string_view text) {
            if (is_compressed(response.body) && response.decoded_hash.empty())
                response.decoded_hash = sha256_text(text);
            failure = read(text);
        });
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
