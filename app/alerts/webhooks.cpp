#include "app/alerts/webhooks.hpp"

#include "harvester/clock.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <cstdlib>

namespace tsunagi::app {

namespace {

constexpr std::chrono::minutes first_wait{1}, longest_wait{60};
constexpr std::chrono::hours patience{24};
constexpr int patience_for_an_answer_s = 20;

/// Why it did not arrive; empty when it did.
std::string send(harvester::HttpClient &http, store::Alert const &alert, store::Delivery const &delivery,
                 std::string const &base_url) {
    harvester::HttpRequest request{.url = resolved(delivery.webhook),
                                   .method = "POST",
                                   .headers = {{"Content-Type", "application/json"}},
                                   .body = webhook_body(alert, base_url)};
    if (request.url.empty()) return "the environment has no variable " + delivery.webhook.substr(4);
    request.low_speed_s = request.connect_timeout_s = patience_for_an_answer_s;
    auto const answer = http.send(request);
    if (!answer)
        return delivery.webhook + ": " + answer.failure().code; // the sentence could tell the address
    if (answer->status < 200 || answer->status > 299)
        return delivery.webhook + " answers with status " + std::to_string(answer->status);
    return "";
}

std::chrono::seconds wait_after(int tries) {
    std::chrono::seconds wait = first_wait;
    for (int i = 1; i < tries && wait < longest_wait; ++i) wait *= 2;
    return std::min<std::chrono::seconds>(wait, longest_wait);
}

store::Delivery after_try(store::Delivery delivery, store::Alert const &alert, std::string mistake,
                          model::Time now) {
    ++delivery.tries;
    delivery.mistake = std::move(mistake);
    if (delivery.mistake.empty()) {
        delivery.delivered = now;
    } else if (now - alert.opened >= patience) {
        delivery.given_up = true;
    } else {
        delivery.next_try = now + wait_after(delivery.tries);
    }
    return delivery;
}

void keep(Workspace &workspace, store::Alert const &alert, store::Delivery const &delivery, model::Time now) {
    auto const transaction = workspace.store->begin();
    workspace.store->alerts().note(delivery);
    if (delivery.given_up)
        workspace.store->journal().add(
            {.dataset = alert.dataset,
             .run = alert.run,
             .time = now,
             .kind = "warning",
             .text = "an alert could not be delivered for a day: " + delivery.mistake});
    transaction->commit();
}

} // namespace

void deliver_alerts(Workspace &workspace, harvester::HttpClient &http, model::Time now) {
    auto const &alerts = workspace.store->alerts();
    for (auto const &delivery : alerts.under_way()) {
        auto const alert = alerts.find(delivery.alert);
        if (delivery.next_try > now || !alert) continue;
        auto mistake = send(http, *alert, delivery, workspace.settings.service.base_url);
        keep(workspace, *alert, after_try(delivery, *alert, std::move(mistake), now), now);
    }
}

std::string webhook_body(store::Alert const &alert, std::string const &base_url) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer json(buffer);
    auto const text = [&](char const *key, std::string const &value) {
        json.Key(key);
        value.empty() ? json.Null() : json.String(value);
    };
    json.StartObject();
    text("id", "a-" + std::to_string(alert.id));
    text("rule", alert.rule);
    text("dataset", alert.dataset);
    text("run", alert.run);
    text("time", harvester::rfc3339(alert.opened));
    text("severity", alert.severity);
    json.Key("message");
    json.StartObject();
    text("ja", alert.message.ja);
    text("en", alert.message.en);
    json.EndObject();
    text("url", base_url + "/databases");
    json.EndObject();
    return buffer.GetString();
}

std::string resolved(std::string const &written) {
    if (!written.starts_with("env:")) return written;
    auto const *value = std::getenv(written.c_str() + 4);
    return value ? value : "";
}

} // namespace tsunagi::app
