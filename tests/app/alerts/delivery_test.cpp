// Alerts from a run to a webhook and a mail box, over real sockets.
#include "app/alerts/alert_desk.hpp"
#include "app/alerts/digest.hpp"
#include "app/alerts/review.hpp"
#include "app/alerts/webhooks.hpp"
#include "tests/app/alerts/sinks.hpp"
#include "tests/app/small_workspace.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

namespace {

using namespace tsunagi;
using namespace tsunagi::app;
using namespace tsunagi::app::tests;
using config::tests::utc;
using model::Outcome;
using namespace std::chrono_literals;

model::Time const noon = utc("2026-01-20T12:00Z");

struct Desk : SmallWorkspace {
    std::unique_ptr<harvester::HttpClient> http =
        harvester::make_http_client({.user_agent = "test", .addresses = harvester::Addresses::operators_own});

    void review(model::Time now) { review_alerts(workspace, dataset(), now); }
    void deliver(model::Time now) { deliver_alerts(workspace, *http, now); }
    std::vector<store::Alert> lasting() { return workspace.store->alerts().lasting(); }
    std::vector<store::Delivery> deliveries() {
        return workspace.store->alerts().deliveries(lasting().front().id);
    }
    void acknowledge() {
        auto const transaction = workspace.store->begin();
        workspace.store->alerts().acknowledge(lasting().front().id, "sato", noon);
        transaction->commit();
    }
    std::string mail(SmtpSink const &, model::Time now) {
        return send_digest(workspace, harvester::send_mail, now);
    }
};

std::string decoded(std::string const &mail) { // of the base64 body
    static std::string const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    unsigned bits = 0, group = 0;
    for (char const c : mail.substr(mail.find("\r\n\r\n") + 4)) {
        auto const digit = digits.find(c);
        if (digit == digits.npos) continue;
        group = group << 6 | static_cast<unsigned>(digit);
        if ((bits += 6) >= 8) text += static_cast<char>(group >> (bits -= 8) & 0xFF);
    }
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(alerts)

BOOST_AUTO_TEST_CASE(one_alert_lasts_until_its_rule_finds_nothing_any_more) {
    Desk desk;
    auto const failed = desk.run("2026-01-20T10:00Z", Outcome::failed, {"transport"});
    desk.review(noon);
    desk.review(noon + 1h);
    BOOST_REQUIRE(desk.lasting().size() == 1U);
    BOOST_TEST(desk.lasting()[0].run == failed.id);
    BOOST_TEST(desk.lasting()[0].message.en ==
               "Maps: the last run ended as failed: the source could not be reached or broke off its answer");
    desk.run("2026-01-20T13:00Z", Outcome::complete);
    desk.review(noon + 2h);
    BOOST_TEST(desk.lasting().empty());
}

BOOST_AUTO_TEST_CASE(an_acknowledged_alert_is_told_again_only_for_another_run) {
    Desk desk;
    desk.run("2026-01-20T10:00Z", Outcome::failed);
    desk.review(noon);
    desk.acknowledge();
    desk.review(noon + 1h);
    BOOST_TEST(desk.lasting().size() == 1U);
    desk.run("2026-01-20T13:00Z", Outcome::failed);
    desk.review(noon + 2h);
    BOOST_TEST(desk.lasting().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_webhook_is_told_once) {
    Desk desk;
    HttpSink sink(200);
    desk.alerts().webhooks = {{.url = sink.url()}};
    auto const run = desk.run("2026-01-20T10:00Z", Outcome::failed);
    for (auto const later : {0min, 1min, 60min}) {
        desk.review(noon + later);
        desk.deliver(noon + later);
    }
    BOOST_REQUIRE(sink.bodies().size() == 1U);
    auto const body = sink.bodies()[0];
    for (auto const *member : {R"("id":"a-1")", R"("rule":"run_failed")", R"("dataset":"maps")",
                               R"("time":"2026-01-20T12:00:00Z")", R"("severity":"error")",
                               R"("message":{"ja":)", R"("url":"http://127.0.0.1:8080/databases")"})
        BOOST_TEST(body.find(member) != body.npos, member << " in " << body);
    BOOST_TEST(body.find(R"("run":")" + run.id) != body.npos);
}

BOOST_AUTO_TEST_CASE(a_failed_delivery_is_tried_again_with_growing_waits_and_given_up_after_a_day) {
    Desk desk;
    HttpSink sink(500);
    desk.alerts().webhooks = {{.url = sink.url()}};
    desk.run("2026-01-20T10:00Z", Outcome::failed);
    desk.review(noon);
    for (auto now = noon; now <= noon + 25h; now += 30s) desk.deliver(now);
    // After 1, 2, 4, 8, 16, 32 minutes and then every hour.
    BOOST_TEST(sink.bodies().size() == 30U);
    BOOST_TEST(desk.deliveries()[0].given_up);
    BOOST_TEST(desk.deliveries()[0].mistake == sink.url() + " answers with status 500");
    auto const events = desk.workspace.store->journal().newest("maps", 1);
    BOOST_TEST(events[0].text.find("could not be delivered for a day") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_webhook_that_recovers_is_told) {
    Desk desk;
    HttpSink sink(503);
    desk.alerts().webhooks = {{.url = sink.url()}};
    desk.run("2026-01-20T10:00Z", Outcome::failed);
    desk.review(noon);
    desk.deliver(noon);
    sink.answer_with(204);
    desk.deliver(noon + 30s);
    BOOST_TEST(sink.bodies().size() == 1U);
    desk.deliver(noon + 1min);
    BOOST_TEST(sink.bodies().size() == 2U);
    BOOST_TEST(!!desk.deliveries()[0].delivered);
}

BOOST_AUTO_TEST_CASE(a_webhook_hears_of_the_rules_that_it_names_and_its_address_is_no_secret_of_the_store) {
    Desk desk;
    HttpSink sink(200), other(200);
    ::setenv("TSUNAGI_WEBHOOK_OF_THIS_TEST", sink.url().c_str(), 1);
    desk.alerts().webhooks = {{.url = "env:TSUNAGI_WEBHOOK_OF_THIS_TEST", .rules = {"run_failed"}},
                              {.url = other.url(), .rules = {"stale_days"}},
                              {.url = "env:TSUNAGI_WEBHOOK_THAT_IS_NOT_SET"}};
    desk.run("2026-01-20T10:00Z", Outcome::failed);
    desk.review(noon);
    desk.deliver(noon);
    BOOST_TEST(sink.bodies().size() == 1U);
    BOOST_TEST(other.bodies().empty());
    auto const deliveries = desk.deliveries();
    BOOST_REQUIRE(deliveries.size() == 2U);
    BOOST_TEST(deliveries[0].webhook == "env:TSUNAGI_WEBHOOK_OF_THIS_TEST");
    BOOST_TEST(deliveries[1].mistake == "the environment has no variable TSUNAGI_WEBHOOK_THAT_IS_NOT_SET");
}

BOOST_AUTO_TEST_CASE(the_digest_gathers_what_was_opened_lasts_and_has_ended) {
    Desk desk;
    SmtpSink sink;
    desk.alerts().mail = {.smtp = sink.url(),
                          .from = "tsunagi@example.jp",
                          .to = {"a@example.jp", "b@example.jp"},
                          .digest = "daily"};
    BOOST_TEST(desk.mail(sink, noon) == "");
    BOOST_TEST(sink.mails().empty()); // nothing to tell
    desk.run("2026-01-20T10:00Z", Outcome::failed);
    desk.review(noon);
    BOOST_TEST(desk.mail(sink, noon) == "");
    BOOST_TEST(desk.mail(sink, noon + 23h) == "");
    BOOST_REQUIRE(sink.mails().size() == 1U);
    auto const mail = sink.mails()[0];
    for (auto const *line : {"RCPT TO:<a@example.jp>", "RCPT TO:<b@example.jp>", "From: tsunagi@example.jp",
                             "Content-Type: text/plain; charset=UTF-8", "Subject: =?UTF-8?B?"})
        BOOST_TEST(mail.find(line) != mail.npos, line << " in " << mail);
    auto const text = decoded(mail);
    for (auto const *line :
         {"新しい警告", "「地図」の収集が1回続けて失敗になりました", "New alerts", "Maps: the last run"})
        BOOST_TEST(text.find(line) != text.npos, line << " in " << text);
    desk.run("2026-01-20T13:00Z", Outcome::complete);
    desk.review(noon + 2h);
    desk.mail(sink, noon + 24h);
    BOOST_REQUIRE(sink.mails().size() == 2U);
    BOOST_TEST(decoded(sink.mails()[1]).find("Alerts that have ended") != std::string::npos);
    desk.mail(sink, noon + 48h);
    BOOST_TEST(sink.mails().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_mail_server_that_is_away_is_told_and_the_digest_waits) {
    Desk desk;
    desk.alerts().mail = {.smtp = "smtp://127.0.0.1:1", .from = "tsunagi@example.jp", .to = {"a@example.jp"}};
    desk.run("2026-01-20T10:00Z", Outcome::failed);
    desk.review(noon);
    SmtpSink sink;
    BOOST_TEST(desk.mail(sink, noon).starts_with("the digest could not be sent"));
    desk.alerts().mail.smtp = sink.url();
    BOOST_TEST(desk.mail(sink, noon + 1h) == "");
    BOOST_TEST(sink.mails().size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_address_with_a_line_feed_is_no_mail_address) {
    auto const sent = harvester::send_mail(
        "smtp://127.0.0.1:1",
        {.from = "a@example.jp", .to = {"b@example.jp\r\nBcc: c@example.jp"}, .subject = "", .text = ""});
    BOOST_REQUIRE(!sent);
    BOOST_TEST(sent.failure().code == "configuration");
}

BOOST_AUTO_TEST_SUITE_END()
