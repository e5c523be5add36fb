#include "tests/store/workspace.hpp"

#include <boost/test/unit_test.hpp>

namespace tsunagi::store::tests {

using model::Fate;
using model::Outcome;

BOOST_AUTO_TEST_SUITE(ledger)

BOOST_AUTO_TEST_CASE_TEMPLATE(runs_are_numbered_over_all_datasets, Backend, Backends) {
    Workspace<Backend> w;
    BOOST_TEST(w.open_run("museum").id == "r-1");
    BOOST_TEST(w.open_run("library").id == "r-2");
    w.reopen();
    BOOST_TEST(w.open_run("archive").id == "r-3");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_run_comes_back_as_it_was_saved, Backend, Backends) {
    Workspace<Backend> w;
    auto run = w.open_run();
    run.kind = model::RunKind::reconcile;
    run.finished = run.started + std::chrono::seconds(3);
    run.stated_size = 2713;
    run.set = "図書";
    run.partial = true;
    run.resumption_token = "a+b&c d";
    run.reasons = {"token_loop", ""};
    run.messages = {"first line\nsecond line", "back\\slash", "日本語"};
    run.requests = 15;
    run.generation = "g000042";
    w.close(run, Outcome::incomplete, "2026-01-04T17:00:00Z");

    auto const found = w.store->ledger().find_run(run.id).value();
    BOOST_TEST((found.kind == model::RunKind::reconcile && found.outcome == Outcome::incomplete));
    BOOST_TEST((found.started == run.started && found.finished == run.finished));
    BOOST_TEST((found.stated_size == run.stated_size && found.requests == 15));
    BOOST_TEST((found.set == run.set && found.partial && found.resumption_token == run.resumption_token));
    BOOST_TEST(found.reasons == run.reasons, boost::test_tools::per_element());
    BOOST_TEST(found.messages == run.messages, boost::test_tools::per_element());
    BOOST_TEST((found.generation == "g000042" && found.started_by == "command"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_never_told_stays_unknown, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.store->ledger().find_run(w.open_run().id).value();
    BOOST_TEST((!run.finished && !run.stated_size && run.reasons.empty() && run.messages.empty()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_unknown_run_is_not_found_and_cannot_be_saved, Backend, Backends) {
    Workspace<Backend> w;
    for (auto const *id : {"", "r-", "r-9", "r-1x", "9", "r--1", "r-99999999999999999999"})
        BOOST_TEST(!w.store->ledger().find_run(id), id);
    BOOST_CHECK_EXCEPTION(w.close({.id = "r-9", .dataset = "museum"}, Outcome::failed), StoreError,
                          names("r-9"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(runs_of_a_dataset_are_listed_newest_first, Backend, Backends) {
    Workspace<Backend> w;
    w.close(w.open_run(), Outcome::failed);
    w.open_run("library");
    w.open_run();
    auto const runs = w.store->ledger().runs("museum");
    BOOST_REQUIRE(runs.size() == 2);
    BOOST_TEST((runs[0].id == "r-3" && runs[1].id == "r-1"));
    BOOST_TEST(w.store->ledger().runs("nobody").empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_dataset_has_at_most_one_unfinished_run, Backend, Backends) {
    Workspace<Backend> w;
    BOOST_TEST(!w.store->ledger().unfinished_run("museum"));
    auto const run = w.open_run();
    w.reopen();
    BOOST_TEST(w.store->ledger().unfinished_run("museum").value().id == run.id);
    BOOST_CHECK_EXCEPTION(w.open_run(), StoreError, names(run.id));
    w.close(run, Outcome::failed);
    BOOST_TEST(!w.store->ledger().unfinished_run("museum"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_cursor_moves_only_with_a_complete_run_that_is_not_partial, Backend,
                              Backends) {
    Workspace<Backend> w;
    auto const cursor = [&] { return w.store->ledger().cursor("museum"); };
    BOOST_TEST(cursor() == "");
    auto partial = w.open_run();
    partial.partial = true;
    w.close(partial, Outcome::complete, "2026-01-01T00:00:00Z");
    BOOST_TEST(cursor() == "");
    w.close(w.open_run(), Outcome::complete, "2026-01-02T00:00:00Z");
    for (auto const outcome : {Outcome::incomplete, Outcome::failed, Outcome::refused})
        w.close(w.open_run(), outcome, "2026-01-03T00:00:00Z");
    BOOST_TEST(cursor() == "2026-01-02T00:00:00Z");
    w.close(w.open_run(), Outcome::complete, ""); // a replay asks no server
    BOOST_TEST(cursor() == "2026-01-02T00:00:00Z");
    w.close(w.open_run(), Outcome::complete, "2026-01-04T00:00:00Z");
    BOOST_TEST(cursor() == "2026-01-04T00:00:00Z");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_identifier_seen_twice_in_a_run_counts_once_at_its_last_place, Backend,
                              Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const first = w.keep(run, "first").id, second = w.keep(run, "second").id;
    w.see(run, "oai:x:1", first, 0);
    w.see(run, "oai:x:2", first, 1);
    w.see(run, "oai:x:1", second, 7);
    BOOST_TEST(w.store->ledger().received("museum", run.id) == 2);
    auto const seen = w.store->ledger().seen("museum", "oai:x:1").value();
    BOOST_TEST((seen.page == second && seen.place.ordinal == 7 && seen.run == run.id));
    BOOST_TEST((seen.place.offset == 10 && seen.place.length == 20 && seen.datestamp == "2026-01-04"));
    BOOST_TEST((seen.payload_hash == "xxh3:1" && !seen.deleted && seen.fate == Fate::pending));
    BOOST_TEST(!w.store->ledger().is_pending("museum", "oai:x:1", first, 0));
    BOOST_TEST(w.store->ledger().is_pending("museum", "oai:x:1", second, 7));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_same_identifier_in_two_datasets_is_two_records, Backend, Backends) {
    Workspace<Backend> w;
    auto const museum = w.open_run("museum"), library = w.open_run("library");
    w.see(museum, "1", w.keep(museum, "a").id);
    w.see(library, "1", w.keep(library, "b").id);
    w.settle("1", {.fate = Fate::fresh});
    BOOST_TEST((w.store->ledger().seen("museum", "1").value().fate == Fate::fresh));
    BOOST_TEST((w.store->ledger().seen("library", "1").value().fate == Fate::pending));
    BOOST_TEST(!w.store->ledger().seen("nobody", "1"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_fates_of_a_run_add_up_to_what_it_received, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const page = w.keep(run, "page").id;
    std::pair<char const *, Settlement> const settlements[] = {
        {"a", {.fate = Fate::fresh, .warnings = 2}},
        {"b", {.fate = Fate::changed, .errors = 1}},
        {"c", {.fate = Fate::unchanged, .infos = 3}},
        {"d", {.fate = Fate::deleted}},
        {"e", {.fate = Fate::held_back, .quarantined = true, .reason = "The XML ends early.", .errors = 1}},
        {"f", {.fate = Fate::held_back, .reason = "It has no title."}}};
    for (auto const &[identifier, settlement] : settlements) {
        w.see(run, identifier, page);
        w.settle(identifier, settlement);
    }
    auto const counted = w.counted(run);
    BOOST_TEST(
        (counted.received == 6 && counted.fresh == 1 && counted.changed == 1 && counted.unchanged == 1));
    BOOST_TEST((counted.deleted == 1 && counted.held_back == 2 && counted.quarantined == 1));
    BOOST_TEST((counted.errors == 2 && counted.warnings == 2 && counted.infos == 3));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_run_counts_the_identifiers_whose_last_run_it_is, Backend, Backends) {
    Workspace<Backend> w;
    auto const first = w.open_run();
    for (auto const *identifier : {"a", "b"}) {
        w.see(first, identifier, w.keep(first, identifier).id);
        w.settle(identifier, {.fate = Fate::fresh, .warnings = 1});
    }
    w.close(first, Outcome::complete);
    auto const second = w.open_run();
    w.see(second, "b", w.keep(second, "new b").id);
    BOOST_TEST((w.counted(first).received == 1 && w.counted(first).warnings == 1));
    BOOST_TEST((w.counted(second).received == 1 && w.counted(second).warnings == 0));
    w.settle("b", {.fate = Fate::unchanged, .warnings = 1});
    BOOST_TEST((w.counted(second).unchanged == 1 && w.counted(second).warnings == 1));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(settling_again_replaces_the_former_settlement, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    w.see(run, "a", w.keep(run, "page").id);
    w.settle("a", {.fate = Fate::held_back, .quarantined = true, .reason = "No title.", .errors = 4});
    w.settle("a", {.fate = Fate::fresh, .record_id = "museum-a", .infos = 1});
    auto const counted = w.counted(run);
    BOOST_TEST((counted.received == 1 && counted.fresh == 1 && counted.held_back == 0));
    BOOST_TEST((counted.quarantined == 0 && counted.errors == 0 && counted.infos == 1));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(the_last_settlement_is_remembered_while_the_record_is_pending_again, Backend,
                              Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const page = w.keep(run, "page").id;
    w.see(run, "a", page);
    BOOST_TEST(!w.store->ledger().last_settlement("museum", "a"));
    w.settle("a", {.fate = Fate::changed,
                   .record_id = "museum-a",
                   .settled_hash = "xxh3:1+m3",
                   .errors = 1,
                   .warnings = 2,
                   .infos = 3});
    w.see(run, "a", page);
    auto const last = w.store->ledger().last_settlement("museum", "a").value();
    BOOST_TEST((last.fate == Fate::changed && last.record_id == "museum-a"));
    BOOST_TEST((last.settled_hash == "xxh3:1+m3" && !last.quarantined && last.reason.empty()));
    BOOST_TEST((last.errors == 1 && last.warnings == 2 && last.infos == 3));
    BOOST_TEST(w.store->ledger().is_pending("museum", "a", page, 0));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(what_was_never_received_cannot_be_settled, Backend, Backends) {
    Workspace<Backend> w;
    w.open_run();
    BOOST_CHECK_EXCEPTION(w.settle("ghost", {.fate = Fate::fresh}), StoreError, names("ghost"));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(a_page_is_pending_until_its_last_record_is_settled, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const first = w.keep(run, "first").id, second = w.keep(run, "second").id;
    w.see(run, "c", second, 0);
    w.see(run, "a", first, 0);
    w.see(run, "b", first, 1);
    auto const pending = [&] { return w.store->ledger().pending_pages("museum"); };
    BOOST_TEST(pending() == (std::vector{first, second}), boost::test_tools::per_element());
    w.settle("a", {.fate = Fate::fresh});
    w.settle("c", {.fate = Fate::fresh});
    BOOST_TEST(pending() == std::vector{first}, boost::test_tools::per_element());
    w.see(run, "b", second, 1); // told again by a later page
    BOOST_TEST(pending() == std::vector{second}, boost::test_tools::per_element());
    w.settle("b", {.fate = Fate::fresh});
    BOOST_TEST(pending().empty());
}

BOOST_AUTO_TEST_CASE_TEMPLATE(replay_makes_every_identifier_of_the_dataset_pending_under_its_run, Backend,
                              Backends) {
    Workspace<Backend> w;
    auto const harvest = w.open_run(), other = w.open_run("library");
    auto const page = w.keep(harvest, "page").id;
    for (auto const *identifier : {"a", "b"}) w.see(harvest, identifier, page);
    w.settle("a", {.fate = Fate::fresh, .settled_hash = "xxh3:1", .errors = 1});
    w.see(other, "z", w.keep(other, "page of another").id);
    w.close(harvest, Outcome::complete);
    auto const replay = w.open_run();
    w.write([&] { w.store->ledger().reopen_all("museum", replay.id); });
    BOOST_TEST((w.counted(replay).received == 2 && w.counted(replay).errors == 0));
    BOOST_TEST((w.counted(harvest).received == 0 && w.counted(other).received == 1));
    BOOST_TEST(w.store->ledger().pending_pages("museum") == std::vector{page},
               boost::test_tools::per_element());
    BOOST_TEST(w.store->ledger().last_settlement("museum", "a").value().settled_hash == "xxh3:1");
    for (auto const *identifier : {"a", "b"}) w.settle(identifier, {.fate = Fate::unchanged});
    BOOST_TEST((w.counted(replay).unchanged == 2 && w.store->ledger().pending_pages("museum").empty()));
}

BOOST_AUTO_TEST_CASE_TEMPLATE(held_back_records_are_listed_with_their_reasons, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const page = w.keep(run, "page").id;
    for (auto const *identifier : {"b", "a", "c"}) w.see(run, identifier, page);
    w.settle("b", {.fate = Fate::held_back, .reason = "It has no title."});
    w.settle("a", {.fate = Fate::held_back, .reason = "題名がありません。"});
    w.settle("c", {.fate = Fate::fresh});
    auto const held = w.store->ledger().held_back("museum");
    BOOST_REQUIRE(held.size() == 2);
    BOOST_TEST((held[0] == std::pair<std::string, std::string>("a", "題名がありません。")));
    BOOST_TEST(held[1].first == "b");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(facts_outlive_runs_and_can_change, Backend, Backends) {
    Workspace<Backend> w;
    auto &ledger = w.store->ledger();
    BOOST_TEST(ledger.fact("museum", "oai_namespace") == "");
    w.write([&] { ledger.remember("museum", "oai_namespace", "none"); });
    w.write([&] { ledger.remember("museum", "oai_namespace", "oai"); });
    w.reopen();
    BOOST_TEST(w.store->ledger().fact("museum", "oai_namespace") == "oai");
    BOOST_TEST(w.store->ledger().fact("library", "oai_namespace") == "");
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_open_transaction_counts_what_it_has_received_itself, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    auto const page = w.keep(run, "page").id;
    w.write([&] {
        auto &ledger = w.store->ledger();
        ledger.see("museum", {.identifier = "a", .page = page, .run = run.id});
        BOOST_TEST(ledger.received("museum", run.id) == 1);
        BOOST_TEST(ledger.pending_pages("museum").size() == 1);
        ledger.settle("museum", "a", {.fate = Fate::fresh});
        BOOST_TEST((w.counted(run).fresh == 1 && ledger.pending_pages("museum").empty()));
    });
    BOOST_TEST(w.counted(run).fresh == 1);
}

BOOST_AUTO_TEST_CASE_TEMPLATE(an_identifier_must_name_a_run_and_a_page_of_the_store, Backend, Backends) {
    Workspace<Backend> w;
    auto const run = w.open_run();
    BOOST_CHECK_THROW(w.see(run, "a", 99), StoreError);
    auto const page = w.keep(run, "page").id;
    BOOST_CHECK_THROW(w.see({.id = "r-9", .dataset = "museum"}, "a", page), StoreError);
    BOOST_CHECK_EXCEPTION(w.see({.id = "", .dataset = "museum"}, "a", page), StoreError, names("no run"));
    BOOST_TEST(!w.store->ledger().seen("museum", "a"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::store::tests
