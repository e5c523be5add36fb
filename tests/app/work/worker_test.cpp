#include "app/work/worker.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/app/small_workspace.hpp"

namespace {

using namespace tsunagi;
using namespace tsunagi::app;

model::Dataset at(std::string const &id, std::string const &host) {
    model::Dataset dataset;
    dataset.id = id;
    dataset.source.type = "oai_pmh";
    dataset.source.oai_pmh.url = "https://" + host + "/oai";
    return dataset;
}

std::string chosen(std::vector<model::Dataset> const &datasets, std::set<std::string> const &busy,
                   std::size_t places) {
    std::vector<Due> due;
    for (auto const &dataset : datasets) due.push_back({&dataset, {}});
    std::string ids;
    for (auto const &each : chosen_from(due, busy, places)) ids += each.dataset->id + " ";
    return ids;
}

} // namespace

BOOST_AUTO_TEST_SUITE(work_by_the_schedule)

BOOST_AUTO_TEST_CASE(never_two_datasets_of_one_host_run_at_once) {
    std::vector const datasets{at("a", "one.jp"), at("b", "one.jp"), at("c", "two.jp"), at("d", "three.jp")};
    BOOST_TEST(chosen(datasets, {}, 4) == "a c d ");
    BOOST_TEST(chosen(datasets, {"one.jp"}, 4) == "c d ");
    BOOST_TEST(chosen(datasets, {}, 2) == "a c ");
    BOOST_TEST(chosen(datasets, {}, 0) == "");
}

BOOST_AUTO_TEST_CASE(what_is_due_is_in_order_of_priority_then_of_time) {
    app::tests::SmallWorkspace small;
    auto &datasets = small.workspace.settings.datasets;
    datasets.clear();
    for (auto const *id : {"late", "urgent", "early"}) {
        datasets[id] = at(id, std::string(id) + ".jp");
        datasets[id].schedule = {.at = "2026-01-01T02:00", .jitter_minutes = 0};
    }
    datasets["early"].schedule.at = "2025-01-01T02:00";
    datasets["urgent"].priority = 1;
    std::string ids;
    for (auto const &due : due_datasets(small.workspace, config::tests::utc("2026-02-01T00:00Z")))
        ids += due.dataset->id + " ";
    BOOST_TEST(ids == "urgent early late ");
}

BOOST_AUTO_TEST_SUITE_END()
