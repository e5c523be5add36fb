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
    auto const again = desk.harvest();
    BOOST_CHECK(again.outcome == Outcome::complete);
    BOOST_TEST(again.pages == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
