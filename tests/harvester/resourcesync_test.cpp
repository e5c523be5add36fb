#include <boost/test/unit_test.hpp>

#include "harvester/cut/sitemap.hpp"
#include "harvester/http/digest.hpp"
#include "tests/harvester/paper_site.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using model::Outcome;

namespace {

std::string at(std::string const &name) { return "http://rs.example.jp/" + name; }

/// A document of that capability; `md`: further attributes of its rs:md.
std::string map(std::string const &capability, std::string const &entries, std::string const &md = "") {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset "
           "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
           "xmlns:rs=\"http://www.openarchives.org/rs/terms/\"><rs:md capability=\"" +
           capability + "\" " + md + "/>" + entries + "</urlset>";
}

std::string entry(std::string const &name, std::string const &md, std::string const &time = "") {
    return "<url><loc>" + at(name) + "</loc>" + (time.empty() ? "" : "<lastmod>" + time + "</lastmod>") +
           "<rs:md " + md + "/></url>";
}

std::string const one = "<dc><title>一</title></dc>", two = R"({"title":"二"})";

struct SyncDesk : Desk {
    SyncDesk() {
        dataset.source.type = "resourcesync";
        dataset.source.resourcesync.url = at("caps.xml");
        site.documents = {
            {at("caps.xml"), map("capabilitylist", entry("list.xml", "capability=\"resourcelist\"") +
                                                       entry("dump.xml", "capability=\"resourcedump\"") +
                                                       entry("changes.xml", "capability=\"changelist\""))},
            {at("list.xml"),
             map("resourcelist",
                 entry("1", "hash=\"md5:" + md5_of_one + "\" length=\"" + std::to_string(one.size()) + "\"") +
                     entry("2", "type=\"application/json\""),
                 "at=\"2026-01-03T00:00:00Z\"")},
            {at("1"), one},
            {at("2"), two}};
        network.answer = site;
    }
    void changes(std::string const &entries) {
        site.documents[at("changes.xml")] = map("changelist", entries, "from=\"2026-01-01T00:00:00Z\"");
        network.answer = site;
        network.asked.clear();
    }
    bool asked_for(std::string const &name) const {
        return std::find(network.asked.begin(), network.asked.end(), at(name)) != network.asked.end();
    }

    std::string const md5_of_one = "496c5c1c9c6b7992deaf09f64aab1a1b";
    PaperSite site;
};

} // namespace

BOOST_AUTO_TEST_SUITE(resourcesync)

BOOST_AUTO_TEST_CASE(a_first_run_fetches_every_resource_of_the_resource_list) {
    SyncDesk desk;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(run.whole_list);
    BOOST_TEST(run.cursor == "2026-01-03T00:00:00Z"); // what the list says of itself, not when it was fetched
    BOOST_TEST(desk.store->ledger().received("maps", run.id) == 2U);
    BOOST_TEST(!desk.asked_for("changes.xml"));
    auto const records = desk.replay(run.id);
    BOOST_TEST(records.at(0).identifier == at("1"));
    BOOST_TEST(records.at(0).payload == one);
    BOOST_CHECK(records.at(1).media_type == model::MediaType::json);
}

BOOST_AUTO_TEST_CASE(the_next_run_fetches_what_the_change_list_names_since) {
    SyncDesk desk;
    desk.harvest();
    desk.changes(entry("1", "change=\"updated\"", "2026-01-03T12:00:00Z") +
                 entry("2", "change=\"updated\"", "2026-01-01T12:00:00Z"));
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_CHECK(run.kind == model::RunKind::incremental);
    BOOST_TEST(desk.asked_for("1"));
    BOOST_TEST(!desk.asked_for("2")); // before the cursor less the overlap
    BOOST_TEST(!run.whole_list);
    BOOST_TEST(run.cursor == "2026-01-04T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(of_several_changes_of_a_resource_the_last_counts) {
    SyncDesk desk;
    desk.dataset.source.resourcesync.allow_deletion = true;
    desk.harvest();
    desk.changes(entry("1", "change=\"deleted\"", "2026-01-03T12:00:00Z") +
                 entry("1", "change=\"created\"", "2026-01-03T13:00:00Z") +
                 entry("2", "change=\"updated\"", "2026-01-03T14:00:00Z") +
                 entry("2", "change=\"deleted\"", "2026-01-03T15:00:00Z"));
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(!desk.store->ledger().seen("maps", at("1"))->deleted);
    BOOST_TEST(desk.store->ledger().seen("maps", at("2"))->deleted);
    auto const records = desk.replay(run.id);
    BOOST_TEST(records.at(0).deleted);
    BOOST_TEST(records.at(0).identifier == at("2"));
}

BOOST_AUTO_TEST_CASE(a_change_list_deletes_only_where_that_is_allowed) {
    SyncDesk desk;
    desk.harvest();
    desk.changes(entry("2", "change=\"deleted\"", "2026-01-03T15:00:00Z"));
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(!desk.store->ledger().seen("maps", at("2"))->deleted);
    BOOST_TEST(run.messages.at(0).starts_with("the change list tells 1 deletions"));
}

BOOST_AUTO_TEST_CASE(a_resource_that_is_not_what_its_list_says_is_asked_for_again_and_then_told) {
    for (auto const *promise : {"hash=\"sha-256:00\"", "length=\"7\"", "hash=\"md5:00 sha-256:00\""}) {
        SyncDesk desk;
        desk.site.documents[at("list.xml")] = map("resourcelist", entry("1", promise) + entry("2", ""));
        desk.network.answer = desk.site;
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::incomplete);
        BOOST_TEST(run.reasons.at(0) == "page_truncated");
        BOOST_TEST(std::count(desk.network.asked.begin(), desk.network.asked.end(), at("1")) == 6);
        BOOST_TEST(desk.store->ledger().received("maps", run.id) == 1U);
    }
}

BOOST_AUTO_TEST_CASE(without_a_change_list_every_run_takes_the_whole_list) {
    SyncDesk desk;
    desk.dataset.source.resourcesync.url = at("list.xml");
    desk.harvest();
    auto const run = desk.harvest();
    BOOST_CHECK(run.kind == model::RunKind::full);
    BOOST_TEST(run.whole_list);
    BOOST_TEST(desk.store->ledger().received("maps", run.id) == 2U);
}

BOOST_AUTO_TEST_CASE(without_a_resource_list_nothing_counts_as_absent) {
    SyncDesk desk;
    desk.dataset.source.resourcesync.url = at("changes.xml");
    desk.changes(entry("1", "change=\"created\"", "2026-01-03T12:00:00Z"));
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(!run.whole_list);
}

BOOST_AUTO_TEST_CASE(an_index_leads_to_its_lists) {
    SyncDesk desk;
    auto index = map("resourcelist", "<sitemap><loc>" + at("list.xml") + "</loc></sitemap>");
    for (auto at = index.find("urlset"); at != std::string::npos; at = index.find("urlset"))
        index.replace(at, 6, "sitemapindex");
    desk.site.documents[at("index.xml")] = index;
    desk.dataset.source.resourcesync.url = at("index.xml");
    desk.network.answer = desk.site;
    auto const run = desk.harvest();
    BOOST_CHECK(run.outcome == Outcome::complete);
    BOOST_TEST(desk.store->ledger().received("maps", run.id) == 2U);
}

// row 34
BOOST_AUTO_TEST_CASE(a_killed_run_goes_on_behind_what_it_has) {
    for (std::size_t cut_at = 2; cut_at <= 4; ++cut_at) {
        SyncDesk desk;
        harvest_until_power_cut(desk, desk.site, cut_at);
        auto const run = desk.harvest();
        BOOST_TEST(run.id == "r-1");
        BOOST_CHECK(run.outcome == Outcome::complete);
        BOOST_TEST(run.whole_list);
        BOOST_TEST(run.cursor == "2026-01-03T00:00:00Z");
        BOOST_TEST(desk.network.asked.size() == 4 - (cut_at - 1));
    }
}

// row 73
BOOST_AUTO_TEST_CASE(a_doctype_is_refused_in_lists_and_in_resources) {
    for (auto const *name : {"caps.xml", "1"}) {
        SyncDesk desk;
        auto &document = desk.site.documents[at(name)];
        document = "<!DOCTYPE x [<!ENTITY a \"b\">]>" + document.substr(document.find("?>") + 2);
        if (std::string(name) == "1")
            desk.site.documents[at("list.xml")] = map("resourcelist", entry("1", ""));
        desk.network.answer = desk.site;
        auto const run = desk.harvest();
        BOOST_CHECK(run.outcome == Outcome::failed);
        BOOST_TEST(run.reasons.at(0) == "doctype");
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_resourcesync_document_is_named) {
    for (auto const &[document, reason] : {std::pair{std::string("<html/>"), "configuration"},
                                           {map("", entry("1", "")), "configuration"},
                                           {map("resourcelist", "<url/>"), "page_truncated"},
                                           {map("resourcelist", "").substr(0, 60), "page_truncated"}}) {
        SyncDesk desk;
        desk.site.documents[at("caps.xml")] = document;
        desk.network.answer = desk.site;
        BOOST_TEST(desk.harvest().reasons.at(0) == reason);
    }
}

BOOST_AUTO_TEST_CASE(digests_are_compared_where_they_are_known) {
    using harvester::broken_digest;
    BOOST_TEST(broken_digest("md5:900150983cd24fb0d6963f7d28e17f72", "abc") == "");
    BOOST_TEST(broken_digest("crc32:1 SHA-1:A9993E364706816ABA3E25717850C26C9CD0D89D", "abc") == "");
    BOOST_TEST(broken_digest("md5:900150983cd24fb0d6963f7d28e17f72 sha-256:12", "abc") == "sha-256:12");
}

BOOST_AUTO_TEST_SUITE_END()
