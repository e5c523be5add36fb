#include "app/alerts/findings.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/config/schedule/moments.hpp"

namespace {

using namespace tsunagi;
using namespace tsunagi::app;
using config::tests::utc;
using model::Outcome;

model::Time const today = utc("2026-01-20T00:00Z");

model::Dataset maps() {
    model::Dataset dataset;
    dataset.id = "maps";
    dataset.name = {"地図", "Maps"};
    return dataset;
}

model::HarvestRun ended(Outcome outcome, std::vector<std::string> reasons = {}) {
    model::HarvestRun run{
        .id = "r-9", .dataset = "maps", .outcome = outcome, .started = utc("2026-01-10T00:00Z")};
    run.reasons = std::move(reasons);
    return run;
}

std::string rules_of(std::vector<model::HarvestRun> runs, config::AlertRules const &rules = {}) {
    std::string found;
    for (auto const &finding : findings_of(maps(), rules, {.runs = std::move(runs)}, today))
        found += (found.empty() ? "" : " ") + finding.rule;
    return found;
}

} // namespace

BOOST_AUTO_TEST_SUITE(alert_rules)

BOOST_AUTO_TEST_CASE(runs_in_a_row_are_counted_from_the_newest) {
    auto const failed = ended(Outcome::failed), incomplete = ended(Outcome::incomplete, {"transport"}),
               complete = ended(Outcome::complete);
    BOOST_TEST(rules_of({failed}) == "run_failed");
    BOOST_TEST(rules_of({complete, failed, failed}) == "");
    BOOST_TEST(rules_of({incomplete}) == "");
    BOOST_TEST(rules_of({incomplete, complete, incomplete}) == "");
    BOOST_TEST(rules_of({incomplete, incomplete}) == "run_incomplete");
    BOOST_TEST(rules_of({failed, failed}, {.run_failed = 3}) == "");
    BOOST_TEST(rules_of({failed}, {.run_failed = std::nullopt}) == "");
}

BOOST_AUTO_TEST_CASE(a_run_that_was_told_to_stop_is_no_trouble_of_the_source) {
    auto const stopped = ended(Outcome::incomplete, {"interrupted"}),
               at_window = ended(Outcome::incomplete, {"outside_window"});
    BOOST_TEST(rules_of({stopped, at_window, stopped}) == "");
    BOOST_TEST(rules_of({stopped, ended(Outcome::failed)}) == "run_failed");
}

BOOST_AUTO_TEST_CASE(a_refused_run_is_told_until_a_person_has_decided) {
    auto refused = ended(Outcome::refused, {"guard_deletions"});
    refused.proposal = model::Proposal{.count = 30};
    BOOST_TEST(rules_of({refused}) == "run_refused");
    refused.proposal->state = model::ProposalState::approved;
    BOOST_TEST(rules_of({refused}) == "");
}

BOOST_AUTO_TEST_CASE(a_dataset_is_stale_when_no_run_was_complete_for_longer_than_promised) {
    auto dataset = maps();
    DatasetHealth health{.complete = ended(Outcome::complete)}; // ten days ago
    BOOST_TEST(findings_of(dataset, {}, health, today).empty());
    dataset.target_days = 10;
    BOOST_TEST(findings_of(dataset, {}, health, today).empty());
    dataset.target_days = 9;
    auto const findings = findings_of(dataset, {}, health, today);
    BOOST_REQUIRE(findings.size() == 1U);
    BOOST_TEST(findings[0].message.en ==
               "Maps has not been brought fully up to date for 10 days (promised: 9)");
    BOOST_TEST(
        findings_of(dataset, {.stale_days = 30}, health, today).empty()); // the service's own number wins
    BOOST_TEST(findings_of(dataset, {}, {.known_since = utc("2026-01-01T00:00Z")}, today).size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_certificate_is_told_before_it_ends) {
    auto dataset = maps();
    BOOST_TEST(findings_of(dataset, {}, {.certificate_ends = "2026-02-03"}, today).empty());
    BOOST_TEST(findings_of(dataset, {}, {.certificate_ends = "2026-02-02"}, today).size() == 1U);
    dataset.tls = model::TlsException{.expires = "2026-01-19"};
    auto const findings = findings_of(dataset, {}, {.certificate_ends = "2026-02-02"}, today);
    BOOST_REQUIRE(findings.size() == 1U); // one alert for each rule and dataset
    BOOST_TEST(findings[0].severity == "error");
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_told) {
    BOOST_TEST(!finding_of_disk({}, 10));
    BOOST_TEST(!!finding_of_disk({}, 9.9));
    BOOST_TEST(!finding_of_disk({.disk_free_percent = std::nullopt}, 0));
}

BOOST_AUTO_TEST_SUITE_END()
