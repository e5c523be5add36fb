#include "tests/store/workspace.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <boost/test/unit_test.hpp>

namespace tsunagi::store::tests {
namespace {

std::string json_of(int number) {
    return R"({"id":"museum-)" + std::to_string(number) + R"(","titles":[{"ja":"浮世絵 )" +
           std::to_string(number * 7919) + R"("}],"rights":{"code":"CCBY"},"provider":"museum"})";
}

} // namespace

BOOST_AUTO_TEST_SUITE(record_store)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_record_comes_back_as_it_was_put, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    w.put(run, "a-1", R"({"titles":[{"ja":"富嶽三十六景"}]})");
    w.reopen();
    auto const found = w.store->records().get("museum-a-1").value();
    BOOST_TEST((found.id == "museum-a-1" && found.dataset == "museum" && found.status == "live"));
    BOOST_TEST(found.json == R"({"titles":[{"ja":"富嶽三十六景"}]})");
    BOOST_TEST((found.content_hash == "xxh3:2" && found.updated == "2026-01-04T17:00:00Z"));
    BOOST_TEST((found.run == run.id && found.version == 1 && found.sequence == 1));
    BOOST_TEST(!w.store->records().get("museum-a"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_empty_and_a_huge_record_come_back, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    std::string const huge(3'000'000, 'x');
    w.put(run, "empty", "");
    w.put(run, "huge", huge);
    BOOST_TEST(w.store->records().get("museum-empty").value().json == "");
    BOOST_TEST((w.store->records().get("museum-huge").value().json == huge));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_new_version_takes_the_next_place_and_the_former_goes_to_history, Backend,
                              Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    w.put(run, "1", "one");
    w.put(run, "2", "other");
    w.put(run, "1", "two");
    auto const third = w.put(run, "1", "three");
    BOOST_TEST((third.version == 3 && third.sequence == 4 && w.store->records().last_sequence() == 4));
    auto const history = w.store->records().history("museum-1");
    BOOST_REQUIRE(history.size() == 2);
    BOOST_TEST((history[0].json == "one" && history[0].version == 1 && history[0].sequence == 1));
    BOOST_TEST((history[1].json == "two" && history[1].version == 2 && history[1].sequence == 3));
    BOOST_TEST(w.store->records().get("museum-1").value().json == "three");
    BOOST_TEST(w.store->records().history("museum-2").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(changes_come_in_order_each_record_once_tombstones_too, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    for (auto const *id : {"1", "2", "3"}) w.put(run, id, "old");
    w.put(run, "1", "new");
    w.put(run, "2", "", "deleted");
    auto const since = [&](std::uint64_t sequence) {
        std::string changes;
        w.store->records().changes(sequence, [&](StoredRecord const &record) {
            changes += std::to_string(record.sequence) + record.id.substr(6) + " ";
            return true;
        });
        return changes;
    };
    BOOST_TEST(since(0) == "3-3 4-1 5-2 ");
    BOOST_TEST(since(4) == "5-2 ");
    BOOST_TEST(since(5) == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_visit_of_changes_ends_though_it_changes_what_it_visits, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    for (auto const *id : {"1", "2"}) w.put(run, id, "old");
    int visits = 0;
    w.store->records().changes(0, [&](StoredRecord const &record) {
        w.put(run, record.id.substr(7), "new");
        return ++visits < 10;
    });
    BOOST_TEST((visits == 2 && w.store->records().last_sequence() == 4));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(scan_goes_through_one_dataset_or_all_in_order_of_id, Backend, Backends) {
    Workspace<Backend> w;
    auto const museum = w.open_run("museum"), museum2 = w.open_run("museum2"), art = w.open_run("art");
    w.put(museum2, "1", "");
    w.put(museum, "b", "");
    w.put(museum, "a-日", "");
    w.put(art, "z", "");
    BOOST_TEST(w.scanned("museum") == "museum-a-日 museum-b ");
    BOOST_TEST(w.scanned("museum2") == "museum2-1 ");
    BOOST_TEST(w.scanned("") == "art-z museum-a-日 museum-b museum2-1 ");
    BOOST_TEST(w.scanned("nobody") == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_scan_of_many_stops_when_it_is_told, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    w.write([&] {
        for (int i = 0; i < 1000; ++i)
            w.store->records().put({.id = "museum-" + std::to_string(i),
                                    .dataset = "museum",
                                    .json = json_of(i),
                                    .run = run.id});
    });
    int visits = 0;
    w.store->records().scan("museum", [&](StoredRecord const &) { return ++visits < 777; });
    BOOST_TEST(visits == 777);
    visits = 0;
    w.store->records().changes(1, [&](StoredRecord const &) { return ++visits < 5000; });
    BOOST_TEST(visits == 999);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(only_live_records_count_as_live, Backend, Backends) {
    Workspace<Backend> w;
    auto const museum = w.open_run("museum"), library = w.open_run("library");
    auto const live = [&](char const *dataset) { return w.store->records().live(dataset); };
    for (auto const *id : {"1", "2", "3"}) w.put(museum, id, "");
    w.put(library, "1", "");
    BOOST_TEST((live("museum") == 3 && live("library") == 1 && live("") == 4 && live("nobody") == 0));
    w.put(museum, "1", "", "deleted");
    w.put(museum, "2", "", "empty");
    w.put(museum, "3", "changed");
    BOOST_TEST((live("museum") == 1 && live("") == 2));
    w.put(museum, "1", "back");
    w.reopen();
    BOOST_TEST((live("museum") == 2 && live("") == 3));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_record_must_belong_to_its_dataset_and_name_a_run, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const put = [&](StoredRecord const &record) { w.write([&] { w.store->records().put(record); }); };
    BOOST_CHECK_EXCEPTION(put({.id = "library-1", .dataset = "museum", .run = run.id}), StoreError,
                          names("library-1"));
    BOOST_CHECK_THROW(put({.id = "museum-1", .dataset = "museum", .run = "r-9"}), StoreError);
    BOOST_CHECK_THROW(put({.id = "museum-1", .dataset = "museum"}), StoreError);
    BOOST_TEST(w.store->records().last_sequence() == 0);
}

// The dictionary is trained after the first two thousand records: they and those after it must be readable.
BOOST_AUTO_TEST_CASE_TEMPLATE(thousands_of_small_records_come_back_each_itself, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const put = [&](int from, int to) {
        for (int i = from; i < to; ++i)
            w.store->records().put({.id = "museum-" + std::to_string(i),
                                    .dataset = "museum",
                                    .json = json_of(i),
                                    .run = run.id});
    };
    w.write([&] { put(0, 1900); });
    {
        auto const rolled_back = w.store->begin();
        put(1900, 2200);
    }
    w.write([&] { put(1900, 2300); });
    for (int round = 0; round < 2; ++round, w.reopen())
        for (int i = 0; i < 2300; ++i)
            if (w.store->records().get("museum-" + std::to_string(i)).value().json != json_of(i))
                BOOST_ERROR("museum-" << i << " comes back as another");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(readers_on_other_threads_see_commits_only, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    w.put(run, "1", "0");
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0, reads = 0;
    auto const read = [&] {
        while (!done) {
            auto const record = w.store->records().get("museum-1").value();
            auto const other = w.store->records().get("museum-2");
            if (record.json == "uncommitted" || (other && other->json == "uncommitted")) ++torn;
            ++reads;
        }
    };
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) readers.emplace_back(read);
    for (int i = 0; i < 20 || reads < 100; ++i) {
        w.put(run, "1", std::to_string(i));
        auto const rolled_back = w.store->begin();
        for (auto const *id : {"museum-1", "museum-2"})
            w.store->records().put({.id = id, .dataset = "museum", .json = "uncommitted", .run = run.id});
        BOOST_TEST(w.store->records().get("museum-2").value().json == "uncommitted"); // its own writing
    }
    done = true;
    for (auto &reader : readers) reader.join();
    BOOST_TEST(torn == 0);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::store::tests
