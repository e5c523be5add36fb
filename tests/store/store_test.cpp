// Transactions, processes and locks: what several at once, and a sudden death, may and may not do.
#include "tests/store/workspace.hpp"

#include <thread>

#include <boost/test/unit_test.hpp>

namespace tsunagi::store::tests {

BOOST_AUTO_TEST_SUITE(whole_store)

BOOST_AUTO_TEST_CASE_TEMPLATE(a_transaction_without_commit_leaves_nothing, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const page = w.keep(run, "kept");
    {
        auto const transaction = w.store->begin();
        auto const lost = w.store->archive().keep({.dataset = "other", .run = run.id}, "lost").id;
        w.store->ledger().see("other", {.identifier = "a", .page = lost, .run = run.id});
        w.store->ledger().see("museum", {.identifier = "a", .page = page.id, .run = run.id});
        w.store->ledger().remember("museum", "name", "value");
        w.store->records().put({.id = "museum-1", .dataset = "museum", .run = run.id});
        BOOST_TEST(w.store->records().live("") == 1);
    }
    BOOST_TEST((w.store->archive().pages_of_run(run.id).size() == 1));
    BOOST_TEST((!w.store->ledger().seen("museum", "a") && !w.store->ledger().seen("other", "a")));
    BOOST_TEST((w.counted(run).received == 0 && w.store->ledger().pending_pages("museum").empty()));
    BOOST_TEST(w.store->ledger().fact("museum", "name") == "");
    BOOST_TEST((w.store->records().live("") == 0 && w.store->records().last_sequence() == 0));

    BOOST_TEST(w.put(w.open_run("other"), "1", "").sequence == 1); // and takes no number away
    BOOST_TEST(w.store->archive().body(w.keep(run, "next")) == "next");
    BOOST_TEST(w.store->archive().body(page) == "kept");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(writing_outside_of_a_transaction_is_refused, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    BOOST_CHECK_THROW(w.store->archive().keep({.dataset = "museum", .run = run.id}, ""), StoreError);
    BOOST_CHECK_THROW(w.store->ledger().see("museum", {.identifier = "a", .run = run.id}), StoreError);
    BOOST_CHECK_THROW(w.store->ledger().open_run(run), StoreError);
    BOOST_CHECK_EXCEPTION(w.store->records().put({.id = "museum-1", .dataset = "museum"}), StoreError,
                          names("put a record"));
    auto const transaction = w.store->begin();
    BOOST_CHECK_THROW(w.store->begin(), StoreError);
    bool refused = false;
    std::thread([&] {
        try {
            w.store->ledger().remember("museum", "a", "b");
        } catch (StoreError const &) {
            refused = true;
        }
    }).join();
    BOOST_TEST(refused);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_second_thread_waits_for_its_turn_to_write, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const put_many = [&](char const *prefix) {
        for (int i = 0; i < 50; ++i) w.put(run, prefix + std::to_string(i), "");
    };
    std::thread other(put_many, "b");
    put_many("a");
    other.join();
    BOOST_TEST((w.store->records().live("museum") == 100 && w.store->records().last_sequence() == 100));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_killed_process_leaves_exactly_what_it_committed, Backend, Backends) {
    TemporaryFolder folder;
    auto const killed_by = in_another_process([&] {
        auto const store = Backend::open(folder.path, Access::read_write);
        auto transaction = store->begin();
        auto const run = store->ledger().open_run({.dataset = "museum"});
        auto const page = store->archive().keep({.dataset = "museum", .run = run.id}, "committed").id;
        store->ledger().see("museum", {.identifier = "a", .page = page, .run = run.id});
        store->records().put({.id = "museum-a", .dataset = "museum", .json = "a", .run = run.id});
        transaction->commit();
        transaction.reset();

        transaction = store->begin();
        auto const lost =
            store->archive().keep({.dataset = "museum", .run = run.id}, std::string(99'999, 'x')).id;
        store->ledger().see("museum", {.identifier = "a", .page = lost, .run = run.id});
        store->ledger().see("museum", {.identifier = "b", .page = lost, .run = run.id});
        store->records().put({.id = "museum-a", .dataset = "museum", .json = "lost", .run = run.id});
        ::raise(SIGKILL);
    });
    BOOST_REQUIRE(killed_by == SIGKILL);

    auto const reader = Backend::open(folder.path, Access::read_only);
    auto const store = Backend::open(folder.path, Access::read_write);
    for (auto *opened : {reader.get(), store.get()}) {
        auto const run = opened->ledger().unfinished_run("museum").value();
        auto const pages = opened->archive().pages_of_run(run.id);
        BOOST_REQUIRE(pages.size() == 1);
        BOOST_TEST(opened->archive().body(pages[0]) == "committed");
        BOOST_TEST(opened->ledger().received("museum", run.id) == 1);
        BOOST_TEST(opened->ledger().is_pending("museum", "a", pages[0].id, 0));
        BOOST_TEST(opened->records().get("museum-a").value().json == "a");
        BOOST_TEST((opened->records().history("museum-a").empty() && opened->records().last_sequence() == 1));
    }
    // The next writer goes on over the half-written end.
    auto const transaction = store->begin();
    auto const page = store->archive().keep({.dataset = "museum", .run = "r-1"}, "next");
    transaction->commit();
    BOOST_TEST(reader->archive().body(page) == "next");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(two_processes_take_turns_at_writing, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    w.store.reset();
    auto const put_many = [&](std::string const &prefix) {
        auto const store = Backend::open(w.folder.path, Access::read_write);
        for (int i = 0; i < 50; ++i) {
            auto const transaction = store->begin();
            auto const id = "museum-" + prefix + std::to_string(i);
            store->records().put({.id = id, .dataset = "museum", .run = run.id});
            store->archive().keep({.dataset = "museum", .run = run.id}, id);
            transaction->commit();
        }
    };
    auto const a = start_process([&] { put_many("a"); }), b = start_process([&] { put_many("b"); });
    BOOST_TEST((end_of(a) == 0 && end_of(b) == 0));
    w.reopen();
    BOOST_TEST((w.store->records().live("museum") == 100 && w.store->records().last_sequence() == 100));
    auto const pages = w.store->archive().pages_of_run(run.id);
    BOOST_TEST(pages.size() == 100);
    for (auto const &page : pages) BOOST_TEST(w.store->archive().body(page).starts_with("museum-"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_reading_process_opens_what_is_there_and_cannot_write, Backend, Backends) {
    Workspace<Backend> w;
    w.put(w.open_run(), "1", "one");
    auto const reader = Backend::open(w.folder.path, Access::read_only);
    BOOST_TEST(reader->records().get("museum-1").value().json == "one");
    w.put(w.store->ledger().unfinished_run("museum").value(), "1", "two");
    BOOST_TEST(reader->records().get("museum-1").value().json == "two");
    BOOST_CHECK_EXCEPTION(reader->begin(), StoreError, names("reading only"));
    BOOST_CHECK_EXCEPTION(reader->lock("museum"), StoreError, names("reading only"));
    w.store.reset(); // the writer ends and takes its log with it
    BOOST_TEST(reader->records().get("museum-1").value().json == "two");
    BOOST_TEST(Backend::open(w.folder.path, Access::read_only)->records().live("") == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_workspace_without_store_cannot_be_opened_for_reading, Backend, Backends) {
    TemporaryFolder folder;
    BOOST_CHECK_EXCEPTION(Backend::open(folder.path, Access::read_only), StoreError, names("no store yet"));
    BOOST_TEST(std::filesystem::is_empty(folder.path));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_dataset_is_locked_against_another_process_until_let_go, Backend, Backends) {
    TemporaryFolder folder;
    Backend::open(folder.path, Access::read_write);
    auto const other_process_gets = [&](char const *dataset) {
        return in_another_process([&] {
                   if (!Backend::open(folder.path, Access::read_write)->lock(dataset)) throw std::exception();
               }) == 0;
    };
    auto lock = Backend::open(folder.path, Access::read_write)->lock("museum");
    BOOST_TEST((lock && !other_process_gets("museum") && other_process_gets("library")));
    lock.reset();
    BOOST_TEST(other_process_gets("museum"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_lock_ends_with_the_process_that_held_it, Backend, Backends) {
    TemporaryFolder folder;
    auto const died_holding_it = in_another_process([&] {
        auto const store = Backend::open(folder.path, Access::read_write);
        auto const lock = store->lock("museum");
        if (lock) ::raise(SIGKILL);
    });
    BOOST_TEST(died_holding_it == SIGKILL);
    auto const store = Backend::open(folder.path, Access::read_write);
    auto const lock = store->lock("museum");
    BOOST_TEST((lock && !store->lock("museum"))); // not twice in one process either
    BOOST_CHECK_EXCEPTION(store->lock("../museum"), StoreError, names("../museum"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::store::tests
