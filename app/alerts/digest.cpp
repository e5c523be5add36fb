#include "app/alerts/digest.hpp"

#include "app/alerts/webhooks.hpp"
#include "harvester/clock.hpp"

#include <algorithm>

namespace tsunagi::app {

namespace {

using Alerts = std::vector<store::Alert>;

std::chrono::seconds period_of(config::AlertMail const &mail) {
    return std::chrono::hours(mail.digest == "daily" ? 24 : 7 * 24);
}

bool is_wanted(config::AlertMail const &mail) {
    return mail.digest != "none" && !mail.smtp.empty() && !mail.to.empty();
}

template <class Fits>
Alerts those_of(Alerts const &alerts, Fits const &fits) {
    Alerts chosen;
    std::ranges::copy_if(alerts, std::back_inserter(chosen), fits);
    return chosen;
}

std::string paragraph(char const *heading, Alerts const &alerts, std::string model::LocalText::*tongue) {
    if (alerts.empty()) return "";
    std::string text = std::string(heading) + "\n";
    for (auto const &alert : alerts)
        text += "  - " + harvester::rfc3339(alert.opened) + " " + alert.message.*tongue +
                (alert.run.empty() ? "" : " (" + alert.run + ")") + "\n";
    return text + "\n";
}

} // namespace

std::string digest_text(Alerts const &lasting, Alerts const &changed, model::Time since,
                        config::Service const &service) {
    auto const opened = those_of(lasting, [&](auto const &alert) { return alert.opened > since; });
    auto const still = those_of(lasting, [&](auto const &alert) { return alert.opened <= since; });
    auto const ended = those_of(changed, [&](auto const &alert) { return alert.ended.has_value(); });
    if (lasting.empty() && ended.empty()) return "";
    auto const ja = &model::LocalText::ja, en = &model::LocalText::en;
    return service.name.ja + " からのお知らせ\n\n" + paragraph("新しい警告", opened, ja) +
           paragraph("続いている警告", still, ja) + paragraph("終わった警告", ended, ja) + service.name.en +
           ": alerts\n\n" + paragraph("New alerts", opened, en) + paragraph("Alerts that last", still, en) +
           paragraph("Alerts that have ended", ended, en) + service.base_url + "/databases\n";
}

std::string send_digest(Workspace &workspace, Post const &post, model::Time now) {
    auto const &service = workspace.settings.service;
    auto const &mail = service.alerts.mail;
    auto &alerts = workspace.store->alerts();
    auto const last = alerts.last_digest().value_or(model::Time());
    if (!is_wanted(mail) || now - last < period_of(mail)) return "";
    auto const text = digest_text(alerts.lasting(), alerts.changed_since(last), last, service);
    if (text.empty()) return "";
    auto const smtp = resolved(mail.smtp);
    if (smtp.empty())
        return "the digest cannot be sent: the environment has no variable " + mail.smtp.substr(4);
    auto const sent = post(smtp, {.from = mail.from.empty() ? service.contact : mail.from,
                                  .to = mail.to,
                                  .subject = service.name.ja + " / " + service.name.en + ": 警告 / alerts",
                                  .text = text,
                                  .date = now});
    if (!sent) return "the digest could not be sent: " + sent.failure().message;
    auto const transaction = workspace.store->begin();
    alerts.note_digest(now);
    transaction->commit();
    return "";
}

} // namespace tsunagi::app
