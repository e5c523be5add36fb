// Events, alerts and their deliveries.
#include "tests/store/workspace.hpp"

#include <boost/test/unit_test.hpp>

namespace tsunagi::store::tests {

namespace {

model::Time const noon(std::chrono::seconds(1'767'546'000));

using W = Workspace<Sqlite>;

Alert opened(W &workspace, std::string const &rule, model::DatasetId const &dataset = "museum") {
    Alert alert{
        .rule = rule, .dataset = dataset, .opened = noon, .severity = "error", .message = {"失敗", "failed"}};
    workspace.write([&] { alert = workspace.store->alerts().open(alert); });
    return alert;
}

} // namespace

BOOST_AUTO_TEST_SUITE(what_people_are_told)

BOOST_AUTO_TEST_CASE(events_are_read_newest_first_or_since_one) {
    W workspace;
    auto const run = workspace.open_run();
    workspace.write([&] {
        auto &journal = workspace.store->journal();
        journal.add({.dataset = "museum", .run = run.id, .time = noon, .kind = "run_started", .text = "one"});
        journal.add({.time = noon, .kind = "configuration", .text = "two"});
        journal.add(
            {.dataset = "museum", .run = run.id, .time = noon, .kind = "run_finished", .text = "three"});
    });
    auto const &journal = workspace.store->journal();
    auto const of_museum = journal.newest("museum", 10);
    BOOST_REQUIRE(of_museum.size() == 2U);
    BOOST_TEST(of_museum[0].text == "three");
    BOOST_TEST(of_museum[0].run == run.id);
    BOOST_TEST((of_museum[0].time == noon));
    BOOST_TEST(journal.newest("", 1).size() == 1U);
    auto const later = journal.since(of_museum[1].id, 10);
    BOOST_REQUIRE(later.size() == 2U);
    BOOST_TEST(later[0].text == "two");
    BOOST_TEST(later[0].dataset == "");
    BOOST_TEST(later[0].run == "");
}

BOOST_AUTO_TEST_CASE(an_alert_lasts_until_it_has_ended) {
    W workspace;
    auto const failed = opened(workspace, "run_failed"), disk = opened(workspace, "disk_free_percent", "");
    auto &alerts = workspace.store->alerts();
    BOOST_TEST(alerts.lasting().size() == 2U);
    workspace.write([&] {
        BOOST_TEST(alerts.end(failed.id, noon + std::chrono::hours(1)));
        BOOST_TEST(!alerts.end(failed.id, noon + std::chrono::hours(2)));
        BOOST_TEST(alerts.acknowledge(disk.id, "sato", noon));
        BOOST_TEST(!alerts.acknowledge(failed.id, "sato", noon));
    });
    auto const lasting = alerts.lasting();
    BOOST_REQUIRE(lasting.size() == 1U);
    BOOST_TEST(lasting[0].dataset == "");
    BOOST_TEST(lasting[0].acknowledged_by == "sato");
    BOOST_TEST(lasting[0].message.ja == "失敗");
    auto const changed = alerts.changed_since(noon);
    BOOST_REQUIRE(changed.size() == 1U);
    BOOST_TEST((changed[0].ended == noon + std::chrono::hours(1)));
}

BOOST_AUTO_TEST_CASE(a_delivery_is_under_way_until_it_arrives_or_is_given_up) {
    W workspace;
    auto const alert = opened(workspace, "run_failed");
    auto &alerts = workspace.store->alerts();
    Delivery slow{.alert = alert.id,
                  .webhook = "env:TSUNAGI_WEBHOOK",
                  .tries = 2,
                  .next_try = noon,
                  .mistake = "no answer"},
        quick{.alert = alert.id, .webhook = "http://127.0.0.1/hook", .delivered = noon},
        lost{.alert = alert.id, .webhook = "http://127.0.0.1/gone", .given_up = true};
    workspace.write([&] {
        for (auto const &delivery : {slow, quick, lost}) alerts.note(delivery);
    });
    BOOST_REQUIRE(alerts.under_way().size() == 1U);
    BOOST_TEST(alerts.under_way()[0].mistake == "no answer");
    BOOST_TEST(alerts.under_way()[0].tries == 2);
    BOOST_TEST(alerts.deliveries(alert.id).size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_last_digest_is_remembered) {
    W workspace;
    BOOST_TEST(!workspace.store->alerts().last_digest());
    workspace.write([&] { workspace.store->alerts().note_digest(noon); });
    BOOST_TEST((workspace.store->alerts().last_digest() == noon));
}

BOOST_AUTO_TEST_CASE(one_process_works_by_the_schedule) {
    W workspace;
    auto first = workspace.store->lock_work();
    BOOST_TEST(!!first);
    BOOST_TEST(!workspace.store->lock_work());
    first.reset();
    BOOST_TEST(!!workspace.store->lock_work());
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::store::tests
