#include <boost/test/unit_test.hpp>

#include "harvester/cut/iiif_document.hpp"
#include "harvester/source/itinerary.hpp"
#include "tests/harvester/paper_site.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;

namespace {

std::string const top = "http://iiif.example.jp/top";

std::string at(std::string const &name) { return "http://iiif.example.jp/" + name; }

std::string manifest(std::string const &name) {
    return R"({"id":")" + at(name) + R"(","type":"Manifest","label":{"ja":["絵巻"]}})";
}

std::string member(std::string const &name, std::string const &type) {
    return R"({"id":")" + at(name) + R"(","type":")" + type + R"("})";
}

std::string collection(std::string const &items) {
    return R"({"type":"Collection","items":[)" + items + "]}";
}

/// top { a, sub { b, top again }, c }
PaperSite three_manifests() {
    return {{{top, collection(member("a", "Manifest") + "," + member("sub", "Collection") + "," +
                              member("c", "Manifest"))},
             {at("sub"), collection(member("b", "Manifest") + "," + member("top", "Collection"))},
             {at("a"), manifest("a")},
             {at("b"), manifest("b")},
             {at("c"), manifest("c")}}};
}

struct CrawlDesk : Desk {
    CrawlDesk() {
        dataset.source.type = "iiif_collection";
        dataset.source.iiif_collection.url = top;
        network.answer = site;
    }
    bool has(std::string const &name) const { return store->ledger().seen("maps", at(name)).has_value(); }

    PaperSite site = three_manifests();
};

} // namespace

BOOST_AUTO_TEST_SUITE(iiif_collection)

BOOST_AUTO_TEST_CASE(every_manifest_of_the_tree_is_a_record_and_every_document_is_kept) {
    CrawlDesk desk;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.whole_list);
    BOOST_TEST(run.pages == 5U); // two collections; the loop back to the top is not followed
    BOOST_TEST(desk.store->ledger().received("maps", run.id) == 3U);
    BOOST_TEST(desk.network.asked.at(3) == at("b")); // where it stands, not behind the others
    auto const kept = desk.store->archive().pages_of_run(run.id);
    BOOST_TEST(desk.store->archive().body(kept.at(1)) == manifest("a"));
}

BOOST_AUTO_TEST_CASE(replay_cuts_manifests_to_the_same_records) {
    CrawlDesk desk;
    auto const run = desk.harvest();
    auto const records = desk.replay(run.id);
    BOOST_TEST(records.size() == 3U);
    for (auto const &record : records) {
        auto const seen = desk.store->ledger().seen("maps", record.identifier);
        BOOST_REQUIRE(seen.has_value());
        BOOST_CHECK(seen->place == record.place);
    }
    BOOST_TEST(records.at(0).payload == manifest("a"));
}

// row 34
BOOST_AUTO_TEST_CASE(a_killed_crawl_reads_its_lists_from_the_archive_and_goes_on_where_it_was) {
    for (std::size_t cut_at = 2; cut_at <= 5; ++cut_at) {
        CrawlDesk desk;
        harvest_until_power_cut(desk, desk.site, cut_at);
        auto const run = desk.harvest();
        BOOST_TEST(run.id == "r-1");
        BOOST_CHECK(run.outcome == Outcome::complete);
        BOOST_TEST(desk.network.asked.size() == 5 - (cut_at - 1));
        BOOST_TEST(desk.store->ledger().received("maps", run.id) == 3U);
    }
}

BOOST_AUTO_TEST_CASE(a_manifest_that_cannot_be_had_is_told_and_the_others_go_on) {
    struct Case {
        std::string document, reason;
    };
    for (auto const &[document, reason] : std::vector<Case>{{"", "not_json"},
                                                            {R"({"id":"x","type":"Canvas"})", "not_json"},
                                                            {"<html>soon back</html>", "blocked"}}) {
        CrawlDesk desk;
        auto site = desk.site;
        site.documents[at("a")] = document;
        desk.network.answer = site;
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::incomplete);
        BOOST_TEST(run.reasons.at(0) == reason);
        BOOST_TEST(run.messages.at(0).find(at("a")) != std::string::npos);
        BOOST_TEST(desk.has("b"));
        BOOST_TEST(desk.has("c"));
    }
}

BOOST_AUTO_TEST_CASE(a_missing_manifest_is_no_deletion) {
    CrawlDesk desk;
    desk.harvest();
    desk.site.documents.erase(at("a"));
    desk.network.answer = desk.site;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::incomplete); // so that nothing is absent from it
    BOOST_TEST(!desk.store->ledger().seen("maps", at("a"))->deleted);
}

BOOST_AUTO_TEST_CASE(a_member_on_another_host_is_followed_only_when_it_is_allowed) {
    CrawlDesk desk;
    desk.site.documents[top] = collection(R"({"id":"http://other.example.jp/m","type":"Manifest"})");
    desk.site.documents["http://other.example.jp/m"] = manifest("m");
    desk.network.answer = desk.site;
    BOOST_TEST(desk.harvest().reasons.at(0) == "redirect_refused");
    desk.dataset.harvest.next_hosts = {"other.example.jp"};
    BOOST_CHECK(desk.harvest().outcome == Outcome::complete);
}

BOOST_AUTO_TEST_CASE(a_host_that_answers_nothing_any_more_is_left_alone) {
    CrawlDesk desk;
    std::string items;
    for (int number = 0; number < 50; ++number)
        items += (number == 0 ? "" : ",") + member("gone" + std::to_string(number), "Manifest");
    desk.network.answer = PaperSite{{{top, collection(items)}}};
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::failed);
    BOOST_TEST(run.requests == 11U);
}

BOOST_AUTO_TEST_CASE(a_collection_without_its_first_document_fails) {
    CrawlDesk desk;
    desk.network.answer = PaperSite{};
    BOOST_CHECK(desk.harvest().outcome == Outcome::failed);
}

BOOST_AUTO_TEST_CASE(members_are_found_in_both_versions_and_in_pages) {
    struct Case {
        std::string document, members;
    };
    for (auto const &[document, members] : std::vector<Case>{
             {R"({"type":"Collection","items":[{"id":"m","type":"Manifest"},{"id":"c","type":"Canvas"}]})",
              "m "},
             {R"({"@type":"sc:Collection","collections":[{"@id":"c"}],"manifests":[{"@id":"m"}]})", "c m "},
             {R"({"@type":"sc:Collection","manifests":["m"],"members":[{"@id":"n","@type":"sc:Manifest"}]})",
              "m n "},
             {R"({"@type":"sc:Collection","total":9,"first":"p1"})", "p1 "},
             {R"({"@type":"sc:Collection","manifests":[{"@id":"m"}],"next":"p2"})", "m p2 "},
             {R"({"type":"Collection","first":{"id":"p1","type":"CollectionPage"}})", "p1 "}}) {
        std::string found;
        for (auto const &one : harvester::read_iiif(document).members) found += one + " ";
        BOOST_TEST(found == members);
    }
}

BOOST_AUTO_TEST_CASE(a_crawl_is_bounded_in_depth_and_count_and_says_so) {
    harvester::Itinerary deep("0", {.depth = 3, .places = 100});
    for (int number = 1; deep.here() != nullptr; ++number) deep.leave({{.url = std::to_string(number)}});
    BOOST_TEST(deep.was_cut());
    harvester::Itinerary wide("0", {.depth = 3, .places = 3});
    wide.leave({{.url = "1"}, {.url = "1"}, {.url = "2"}, {.url = "3"}});
    BOOST_TEST(wide.was_cut());
    BOOST_TEST(wide.here()->url == "1");
}

BOOST_AUTO_TEST_SUITE_END()
