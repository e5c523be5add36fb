#include "harvester/identify.hpp"

#include <boost/test/unit_test.hpp>

#include "harvester/http/url.hpp"
#include "harvester/identify/interview.hpp"
#include "tests/harvester/paper_site.hpp"

using namespace tsunagi;
using namespace tsunagi::testing;
using harvester::argument_of;

namespace {

using Asked = harvester::HttpRequest const &;
using Answered = model::Result<harvester::HttpResponse>;

std::string oai(std::string const &inside) {
    return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-01-04T00:00:00Z"
           "</responseDate>" +
           inside + "</OAI-PMH>";
}

Answered repository(Asked request) {
    auto const verb = argument_of(request.url, "verb");
    if (verb == "Identify")
        return page(
            oai("<Identify><repositoryName>N</repositoryName><baseURL>http://oai.example.jp/oai/</baseURL>"
                "<earliestDatestamp>2030-01-01</earliestDatestamp><deletedRecord>no</deletedRecord>"
                "<granularity>YYYY-MM-DD</granularity></Identify>"));
    if (verb == "ListMetadataFormats")
        return page(oai("<ListMetadataFormats><metadataFormat><metadataPrefix>oai_dc</metadataPrefix>"
                        "</metadataFormat><metadataFormat><metadataPrefix>jpcoar_2.0</metadataPrefix>"
                        "</metadataFormat></ListMetadataFormats>"));
    if (argument_of(request.url, "resumptionToken").empty())
        return page(oai("<ListSets><set><setSpec>books</setSpec></set><resumptionToken>more</resumptionToken>"
                        "</ListSets>"));
    return page(oai("<ListSets><set><setSpec>col:photos</setSpec></set></ListSets>"));
}

std::string pointers(harvester::Identity const &identity) {
    std::string text;
    for (auto const &one : identity.differences) text += one.pointer + "=" + one.proposal + " ";
    return text;
}

std::string answer(harvester::Identity const &identity, std::string const &name) {
    for (auto const &one : identity.answers)
        if (one.name == name) return harvester::joined(one.values);
    return {};
}

} // namespace

BOOST_AUTO_TEST_SUITE(identify_a_source)

BOOST_AUTO_TEST_CASE(a_repository_that_agrees_differs_in_nothing_and_no_run_is_kept) {
    Desk desk;
    desk.network.answer = repository;
    auto const identity = desk.identify();
    BOOST_REQUIRE(identity);
    BOOST_TEST(pointers(*identity) == "");
    BOOST_TEST(answer(*identity, "granularity") == "YYYY-MM-DD");
    BOOST_TEST(answer(*identity, "metadataFormats") == "oai_dc, jpcoar_2.0");
    BOOST_TEST(answer(*identity, "sets") == "books, col:photos");
    BOOST_TEST(desk.store->ledger().runs("maps").empty());
}

// row 52
BOOST_AUTO_TEST_CASE(what_a_repository_does_not_offer_is_told_with_what_is_like_it) {
    Desk desk;
    desk.network.answer = repository;
    desk.dataset.source.oai_pmh.metadata_prefixes = {"jpcoar_1.0"};
    desk.dataset.source.oai_pmh.sets = {"books", "photos"};
    desk.dataset.harvest.reconcile_every_days = 30;
    desk.dataset.harvest.overlap_seconds = 60;
    desk.dataset.harvest.slice = "month";
    auto const identity = desk.identify();
    BOOST_REQUIRE(identity);
    BOOST_TEST(pointers(*identity) == "/harvest/reconcile_every_days=7 /harvest/overlap_seconds=172800 "
                                      "/harvest/slice=null /source/metadata_prefix=jpcoar_2.0 "
                                      "/source/sets/1=col:photos ");
}

// rows 62, 75
BOOST_AUTO_TEST_CASE(an_address_that_has_moved_for_good_is_proposed_as_it_is_now) {
    for (auto const &[status, differences] :
         {std::pair{301, "/source/url=https://oai.example.jp/oai "}, std::pair{302, ""}}) {
        Desk desk;
        desk.network.answer = [&, moved = status](Asked request) -> Answered {
            if (request.url.starts_with("https:")) return repository(request);
            return page("", moved, {{"Location", "https" + request.url.substr(4)}});
        };
        auto const identity = desk.identify();
        BOOST_REQUIRE(identity);
        BOOST_TEST(pointers(*identity) == differences);
    }
}

// row 40
BOOST_AUTO_TEST_CASE(what_a_harvest_has_learnt_is_told) {
    Desk desk;
    desk.network.answer = repository;
    auto const transaction = desk.store->begin();
    desk.store->ledger().remember("maps", "no_selective_harvest", "1");
    transaction->commit();
    BOOST_TEST(answer(*desk.identify(), "learnt") == "no_selective_harvest");
}

BOOST_AUTO_TEST_CASE(a_json_list_is_looked_through_for_the_configured_paths) {
    struct Case {
        std::string body, differences;
    };
    for (auto const &[body, differences] : std::vector<Case>{
             {R"({"hits":{"total":3},"items":[{"id":"a"},{"id":"b"},{"id":"c"}],"total":3})", ""},
             {R"({"hits":{"total":9,"hits":[{"_id":"a"}]}})", "/source/paths/list=hits.hits "},
             {R"({"items":[{"id":"a"},{"uid":"b"}],"total_count":7})",
              "/source/paths/id=id /source/paths/total=total_count "},
             {R"({"items":[{"id":"a"},{"id":"b"}],"total":50})", "/source/params/size/1=2 "}}) {
        Desk desk;
        desk.dataset.source.type = "json_api";
        auto &api = desk.dataset.source.json_api;
        api.url = "http://api.example.jp/items";
        api.params = {{"size", {"limit", "20"}}, {"page", {"page", "1"}}};
        api.paths = {{"list", "items"}, {"id", "id"}, {"total", "total"}};
        desk.network.answer = [&, text = body](Asked request) -> Answered {
            auto answer = page(text);
            answer.url_reached = request.url;
            return answer;
        };
        auto const identity = desk.identify();
        BOOST_REQUIRE(identity);
        BOOST_TEST(pointers(*identity) == differences);
    }
}

BOOST_AUTO_TEST_CASE(a_file_is_looked_at_by_its_first_bytes) {
    Desk desk;
    desk.dataset.source.type = "files";
    desk.dataset.source.files.url = "http://files.example.jp/all";
    desk.dataset.source.files.format = "csv";
    desk.network.answer = [](Asked request) -> Answered {
        BOOST_TEST(request.headers.back().first == "Range");
        auto answer = page("[{\"id\":", 206, {{"ETag", "\"v1\""}});
        answer.url_reached = request.url;
        return answer;
    };
    auto const identity = desk.identify();
    BOOST_TEST(pointers(*identity) == "/source/format=json ");
    BOOST_TEST(answer(*identity, "ETag") == "\"v1\"");
}

BOOST_AUTO_TEST_CASE(a_folder_tells_its_files) {
    Desk desk;
    desk.dataset.source.type = "files";
    desk.dataset.source.files.pattern = "*.csv";
    desk.file("inbox/maps/a.json", "[]");
    BOOST_TEST(pointers(*desk.identify()) == "/source/pattern=* ");
    desk.file("inbox/maps/b.csv", "id\n");
    BOOST_TEST(answer(*desk.identify(), "files") == "b.csv");
}

BOOST_AUTO_TEST_CASE(a_crawl_tells_of_its_first_document_and_of_hosts_that_would_not_be_followed) {
    Desk desk;
    desk.dataset.source.type = "iiif_collection";
    desk.dataset.source.iiif_collection.url = "http://iiif.example.jp/top";
    desk.network.answer = PaperSite{
        {{"http://iiif.example.jp/top",
          R"({"type":"Collection","items":[{"id":"http://other.example.jp/m","type":"Manifest"}]})"}}};
    BOOST_TEST(pointers(*desk.identify()) == "/harvest/next_hosts=other.example.jp ");
}

BOOST_AUTO_TEST_CASE(a_source_that_does_not_answer_is_a_failure) {
    Desk desk;
    desk.network.answer = [](Asked) -> Answered { return page("", 404); };
    BOOST_TEST(desk.identify().failure().code == "http_status");
}

BOOST_AUTO_TEST_CASE(names_are_proposed_by_likeness) {
    using harvester::joined, harvester::most_like;
    BOOST_TEST(joined(most_like("oai-dc", {"marcxml", "oai_dc", "mods"})) == "oai_dc");
    BOOST_TEST(joined(most_like("anything", {"the_only_one"})) == "the_only_one");
    BOOST_TEST(joined(most_like("maps", {"photographs", "newspapers"})) == "");
}

BOOST_AUTO_TEST_SUITE_END()
