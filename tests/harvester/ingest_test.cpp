#include <boost/test/unit_test.hpp>

#include "harvester/clock.hpp"
#include "tests/harvester/reading_desk.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;

BOOST_AUTO_TEST_SUITE(ingest)

BOOST_AUTO_TEST_CASE(each_file_is_one_page_kept_byte_for_byte) {
    Desk desk;
    desk.dataset.source.type = "files";
    std::string const text = "{\"id\":\"a\"}\r\n{\"id\":\"b\"}\r\n";
    auto const run = desk.ingest({desk.file("one.ndjson", text), desk.file("two.json", "[{\"id\":\"c\"}]")});
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_CHECK(run.kind == model::RunKind::ingest);
    auto const pages = desk.store->archive().pages_of_run(run.id);
    BOOST_TEST(pages.size() == 2U);
    BOOST_TEST(desk.store->archive().body(pages[0]) == text);
    BOOST_TEST(pages[0].provenance.url == "file:one.ndjson");
    BOOST_TEST(pages[1].provenance.cut_as == "json");
    BOOST_TEST(desk.store->ledger().received("maps", run.id) == 3U);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_named_and_the_others_go_on) {
    Desk desk;
    auto const run = desk.ingest(
        {desk.file("bad.json", "[{"), "/nowhere/at/all.csv", desk.file("good.json", "[{\"id\":\"c\"}]")});
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.messages.at(0).starts_with("file \"bad.json\": "));
    BOOST_TEST(run.messages.at(1) == "file \"/nowhere/at/all.csv\" cannot be opened");
    BOOST_TEST(run.pages == 1U);
}

BOOST_AUTO_TEST_CASE(the_same_delivery_twice_is_two_runs_of_the_same_records) {
    Desk desk;
    auto const file = desk.file("a.csv", "id,t\n1,x\n");
    desk.dataset.source.files.id_column = "id";
    desk.ingest({file});
    auto const run = desk.ingest({file});
    BOOST_TEST(run.id == "r-2");
    BOOST_TEST(desk.store->ledger().seen("maps", "1")->run == "r-2");
}

BOOST_AUTO_TEST_CASE(what_lies_in_the_inbox_is_taken_and_moved_to_done) {
    Desk desk;
    desk.dataset.source.type = "files";
    auto const file = desk.file("inbox/maps/a.json", "[{\"id\":\"a\"}]");
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(!std::filesystem::exists(file));
    BOOST_TEST(std::filesystem::exists(desk.workspace / "inbox/maps/done" / run.id / "a.json"));
    BOOST_TEST(desk.harvest().pages == 0U); // nothing new
}

BOOST_AUTO_TEST_CASE(a_bad_file_leaves_the_inbox_for_failed_and_the_others_go_on) {
    Desk desk;
    desk.dataset.source.type = "files";
    auto const bad = desk.file("inbox/maps/a.json", "[{");
    desk.file("inbox/maps/b.json", "[{\"id\":\"b\"}]");
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.messages.at(0).starts_with("file \"a.json\": "));
    BOOST_TEST(std::filesystem::exists(desk.workspace / "inbox/maps/failed" / run.id / "a.json"));
    BOOST_TEST(desk.store->ledger().seen("maps", "b").has_value());
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete); // nothing new, and nothing bad any more
}

// row 78
BOOST_AUTO_TEST_CASE(a_zip_that_is_refused_does_not_keep_the_other_files_back) {
    Desk desk;
    auto const run = desk.ingest(
        {desk.file("liar.zip", "PK\x03\x04 and no directory"), desk.file("good.json", "[{\"id\":\"c\"}]")});
    BOOST_CHECK(run.outcome == Outcome::incomplete);
    BOOST_TEST(run.reasons.at(0) == "page_truncated");
    BOOST_TEST(desk.store->ledger().seen("maps", "c").has_value());
}

BOOST_AUTO_TEST_CASE(only_files_that_are_said_to_be_everything_are_a_whole_list) {
    Desk desk;
    auto const file = desk.file("a.json", "[{\"id\":\"a\"}]");
    BOOST_TEST(!desk.ingest({file}).whole_list);
    auto const whole = desk.ingest({file}, harvester::Delivery::whole);
    BOOST_TEST(whole.whole_list);
    BOOST_CHECK(whole.kind == model::RunKind::ingest);
    auto const broken = desk.ingest({file, desk.file("bad.json", "[")}, harvester::Delivery::whole);
    BOOST_CHECK(broken.outcome == Outcome::incomplete); // and so counts as no list
}

BOOST_AUTO_TEST_CASE(a_whole_delivery_is_a_whole_list_only_when_there_is_one) {
    Desk desk;
    desk.dataset.source.type = "files";
    desk.dataset.source.files.whole = true;
    desk.file("inbox/maps/a.json", "[{\"id\":\"a\"},{\"id\":\"b\"}]");
    BOOST_TEST(!desk.harvest({.limit = 1}).whole_list);
    BOOST_TEST(desk.harvest().whole_list);
    BOOST_TEST(!desk.harvest().whole_list); // the inbox is empty: nothing was delivered
}

BOOST_AUTO_TEST_CASE(a_file_that_is_written_to_while_it_is_read_is_left_for_the_next_run) {
    Desk desk;
    desk.dataset.source.type = "files";
    auto const file = desk.file("inbox/maps/a.json", "[{\"id\":\"a\"}]");
    desk.clock.at_sleep = [&] { desk.file("inbox/maps/a.json", "[{\"id\":\"a\"},{\"id\":\"b\"}]"); };
    auto const run = desk.harvest();
    BOOST_TEST(run.messages.at(0) == "file \"a.json\" is still being written and waits for the next run");
    BOOST_TEST(std::filesystem::exists(file));
}

BOOST_AUTO_TEST_CASE(a_run_killed_before_it_moved_its_file_moves_it_when_it_goes_on) {
    Desk desk;
    desk.dataset.source.type = "files";
    desk.dataset.source.files.whole = true;
    desk.file("inbox/maps/a.json", "[{\"id\":\"a\"}]");
    desk.file("inbox/maps/b.json", "[{\"id\":\"b\"}]");
    desk.listener = [](harvester::Progress const &) { throw std::runtime_error("power cut"); };
    BOOST_CHECK_THROW(desk.harvest(), std::runtime_error);
    desk.file("inbox/maps/a.json", "[{\"id\":\"a\"}]"); // as if the file had not been moved yet
    desk.listener = {};
    auto const run = desk.harvest();
    BOOST_TEST(run.id == "r-1");
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.pages == 2U);
    BOOST_TEST(std::filesystem::is_empty(desk.workspace / "inbox/maps") == false);
    BOOST_TEST(!std::filesystem::exists(desk.workspace / "inbox/maps/a.json"));
}

BOOST_AUTO_TEST_CASE(a_configured_folder_is_read_by_its_pattern_and_left_as_it_is) {
    Desk desk;
    desk.dataset.source.type = "files";
    desk.dataset.source.files.folder = "drop";
    desk.dataset.source.files.pattern = "*.csv";
    auto const file = desk.file("drop/a.csv", "id\n1\n");
    desk.file("drop/readme.txt", "no");
    BOOST_TEST(desk.harvest().pages == 1U);
    BOOST_TEST(std::filesystem::exists(file));
    desk.dataset.source.files.folder = "elsewhere";
    BOOST_CHECK(desk.harvest().outcome == Outcome::failed);
}

BOOST_AUTO_TEST_CASE(a_file_by_http_is_not_fetched_again_while_it_has_not_changed) {
    Desk desk;
    desk.dataset.source.type = "files";
    desk.dataset.source.files.url = "http://files.example.jp/all.ndjson";
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        for (auto const &[name, value] : request.headers)
            if (name == "If-None-Match" && value == "\"v1\"") return page("", 304);
        return page("{\"id\":\"a\"}\n", 200, {{"ETag", "\"v1\""}});
    };
    BOOST_TEST(desk.harvest().pages == 1U);
    desk.dataset.source.files.whole = true;
    auto const again = desk.harvest();
    BOOST_CHECK(again.outcome == Outcome::complete);
    BOOST_TEST(again.pages == 0U);
    BOOST_TEST(!again.whole_list); // it was not read, so nothing is absent from it
}

BOOST_AUTO_TEST_CASE(of_a_limited_run_the_rest_of_the_file_is_fetched_by_the_next) {
    Desk desk;
    desk.dataset.source.type = "files";
    desk.dataset.source.files.url = "http://files.example.jp/all.ndjson";
    desk.network.answer =
        [](harvester::HttpRequest const &request) -> model::Result<harvester::HttpResponse> {
        for (auto const &[name, value] : request.headers)
            if (name == "If-Modified-Since") return page("", 304);
        return page("{\"id\":\"a\"}\n{\"id\":\"b\"}\n", 200,
                    {{"Last-Modified", "Sun, 04 Jan 2026 00:00:00 GMT"}});
    };
    desk.harvest({.limit = 1});
    BOOST_TEST(desk.store->ledger().received("maps", desk.harvest().id) == 2U);
    BOOST_TEST(desk.harvest().pages == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
