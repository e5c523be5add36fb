#include "app/alerts/alert_desk.hpp"

#include "app/alerts/digest.hpp"
#include "app/alerts/review.hpp"
#include "app/alerts/webhooks.hpp"
#include "app/version.hpp"

#include <iostream>

namespace tsunagi::app {

namespace {

constexpr std::chrono::hours between_reviews{1}, between_mails{1};

std::unique_ptr<harvester::HttpClient> own_client() {
    return harvester::make_http_client(
        {.user_agent = "Tsunagi/" + std::string(version), .addresses = harvester::Addresses::operators_own});
}

void say(std::string const &sentence) { std::cerr << "work: " + sentence + "\n" << std::flush; }

} // namespace

void AlertDesk::look(Workspace &workspace) try {
    auto const now = m_clock.now();
    if (!m_reviewed || now - *m_reviewed >= between_reviews) {
        review_all_alerts(workspace, now);
        m_reviewed = now;
    }
    if (!workspace.store->alerts().under_way().empty()) deliver_alerts(workspace, *own_client(), now);
    if (!m_mail_tried || now - *m_mail_tried >= between_mails) send_mail(workspace);
} catch (std::exception const &error) {
    say(std::string("alerts could not be looked after: ") + error.what());
}

void AlertDesk::send_mail(Workspace &workspace) {
    m_mail_tried = m_clock.now();
    auto const mistake = send_digest(workspace, harvester::send_mail, m_clock.now());
    if (!mistake.empty()) say(mistake);
}

} // namespace tsunagi::app
