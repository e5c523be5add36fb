#include <boost/test/unit_test.hpp>

#include <set>

#include "app/samples/oai_answer.hpp"
#include "app/samples/sample_site.hpp"

using namespace tsunagi;
using app::OaiArguments;
using app::SampleRepository;

namespace {

/// Twenty-five records, one a day from 2024-05-01; the odd ones in set "a:b", the third deleted.
SampleRepository repository() {
    SampleRepository repository{"見本館",
                                "a@b.example",
                                "oai_dc",
                                "http://s.example/x.xsd",
                                "http://n.example/",
                                {{"a", "甲"}, {"a:b", "乙"}},
                                {}};
    for (int i = 1; i <= 25; ++i) {
        auto const day = (i < 10 ? "0" : "") + std::to_string(i), id = "oai:b.example:" + day;
        bool const deleted = i == 3;
        auto const header = "<header><identifier>" + id + "</identifier></header>";
        repository.records.push_back({id,
                                      "2024-05-" + day + "T12:00:00Z",
                                      {i % 2 == 1 ? "a:b" : "c"},
                                      deleted,
                                      header,
                                      deleted ? "" : "<metadata><t>" + day + "</t></metadata>"});
    }
    return repository;
}

std::string ask(OaiArguments const &arguments, SampleRepository const &of = repository()) {
    return app::answer_oai(of, arguments, "http://b.example/oai", "2026-01-01T00:00:00Z");
}

OaiArguments records(OaiArguments more = {}) {
    more.insert(more.begin(), {{"verb", "ListRecords"}, {"metadataPrefix", "oai_dc"}});
    return more;
}

std::string between(std::string const &text, std::string const &before, std::string const &after) {
    auto const start = text.find(before);
    if (start == std::string::npos) return "";
    auto const from = start + before.size();
    return text.substr(from, text.find(after, from) - from);
}

std::string error(std::string const &answer) { return between(answer, "<error code=\"", "\""); }
std::string token(std::string const &answer) {
    return between(between(answer, "<resumptionToken", "/resumptionToken>"), ">", "<");
}

std::size_t count(std::string const &text, std::string const &part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

api::Response get(std::string const &path, std::string const &query = "",
                  std::vector<std::pair<std::string, std::string>> headers = {{"Host", "127.0.0.1:1"}}) {
    app::SampleInstitution museum{"museum", repository(), {}, {{"sites.csv", "番号\r\n"}}};
    for (int i = 1; i <= 5; ++i)
        museum.items.push_back(
            {"{\"id\":" + std::to_string(i) + "}", "2024-05-0" + std::to_string(i) + "T00:00:00Z"});
    auto const site = app::sample_site({{"museum", museum}}, [] { return "2026-01-01T00:00:00Z"; });
    return site({"GET", path, query, std::move(headers), "", "127.0.0.1"});
}

} // namespace

BOOST_AUTO_TEST_SUITE(samples_protocol)

BOOST_AUTO_TEST_CASE(identify_tells_granularity_deletions_and_the_earliest_datestamp) {
    auto const answer = ask({{"verb", "Identify"}});
    BOOST_TEST(between(answer, "<granularity>", "<") == "YYYY-MM-DDThh:mm:ssZ");
    BOOST_TEST(between(answer, "<deletedRecord>", "<") == "persistent");
    BOOST_TEST(between(answer, "<earliestDatestamp>", "<") == "2024-05-01T12:00:00Z");
    BOOST_TEST(between(answer, "<responseDate>", "<") == "2026-01-01T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_list_is_walked_by_tokens_to_an_empty_one) {
    auto answer = ask(records());
    BOOST_TEST(answer.find("completeListSize=\"25\" cursor=\"0\"") != std::string::npos);
    std::size_t received = count(answer, "<record>");
    for (int pages = 1; !token(answer).empty(); ++pages) {
        BOOST_REQUIRE(pages < 4);
        answer = ask({{"verb", "ListRecords"}, {"resumptionToken", token(answer)}});
        received += count(answer, "<record>");
    }
    BOOST_TEST(received == 25U);
    BOOST_TEST(answer.find("<resumptionToken completeListSize=\"25\" cursor=\"20\"/>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_short_list_has_no_token) {
    auto const answer = ask(records({{"until", "2024-05-05"}}));
    BOOST_TEST(count(answer, "<record>") == 5U);
    BOOST_TEST(answer.find("resumptionToken") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(from_and_until_are_inclusive_in_days_and_in_seconds) {
    BOOST_TEST(count(ask(records({{"from", "2024-05-02"}, {"until", "2024-05-04"}})), "<record>") == 3U);
    BOOST_TEST(count(ask(records({{"from", "2024-05-04T12:00:00Z"}, {"until", "2024-05-04T12:00:00Z"}})),
                     "<record>") == 1U);
    BOOST_TEST(count(ask(records({{"from", "2024-05-24T12:00:01Z"}})), "<record>") == 1U);
}

BOOST_AUTO_TEST_CASE(a_token_keeps_the_stretch_it_came_from) {
    auto const first = ask(records({{"from", "2024-05-02"}, {"set", "a"}}));
    BOOST_TEST(first.find("completeListSize=\"12\"") != std::string::npos);
    BOOST_TEST(count(ask({{"verb", "ListRecords"}, {"resumptionToken", token(first)}}), "<record>") == 2U);
}

BOOST_AUTO_TEST_CASE(a_set_holds_the_records_of_its_subsets) {
    auto const answer = ask({{"verb", "ListIdentifiers"}, {"metadataPrefix", "oai_dc"}, {"set", "a"}});
    BOOST_TEST(answer.find("completeListSize=\"13\"") != std::string::npos);
    BOOST_TEST(count(answer, "<metadata>") == 0U);
}

BOOST_AUTO_TEST_CASE(a_deleted_record_is_listed_without_metadata) {
    auto const answer =
        ask({{"verb", "GetRecord"}, {"metadataPrefix", "oai_dc"}, {"identifier", "oai:b.example:03"}});
    BOOST_TEST(count(answer, "<header>") == 1U);
    BOOST_TEST(count(answer, "<metadata>") == 0U);
}

BOOST_AUTO_TEST_CASE(every_wrong_request_gets_its_error_code) {
    struct Case {
        OaiArguments arguments;
        char const *code;
    };
    auto without_sets = repository();
    without_sets.sets.clear();
    Case const cases[]{
        {{}, "badVerb"},
        {{{"verb", "ListAll"}}, "badVerb"},
        {{{"verb", "Identify"}, {"verb", "Identify"}}, "badVerb"},
        {{{"verb", "Identify"}, {"set", "a"}}, "badArgument"},
        {{{"verb", "ListRecords"}}, "badArgument"},
        {records({{"from", "2024-05"}}), "badArgument"},
        {records({{"from", "2024-02-30"}}), "badArgument"},
        {records({{"from", "2024-05-01T24:00:00Z"}}), "badArgument"},
        {records({{"from", "2024-05-01"}, {"until", "2024-05-02T00:00:00Z"}}), "badArgument"},
        {records({{"from", "2024-05-02"}, {"until", "2024-05-01"}}), "badArgument"},
        {records({{"metadataPrefix", "oai_dc"}}), "badArgument"},
        {records({{"resumptionToken", "oai_dc////10"}}), "badArgument"},
        {{{"verb", "ListRecords"}, {"resumptionToken", "yesterday"}}, "badResumptionToken"},
        {{{"verb", "ListRecords"}, {"resumptionToken", "oai_dc////7"}}, "badResumptionToken"},
        {{{"verb", "ListRecords"}, {"resumptionToken", "oai_dc////30"}}, "badResumptionToken"},
        {{{"verb", "ListSets"}, {"resumptionToken", "x"}}, "badResumptionToken"},
        {{{"verb", "ListRecords"}, {"metadataPrefix", "marc"}}, "cannotDisseminateFormat"},
        {{{"verb", "GetRecord"}, {"metadataPrefix", "oai_dc"}, {"identifier", "x"}}, "idDoesNotExist"},
        {{{"verb", "GetRecord"}, {"metadataPrefix", "marc"}, {"identifier", "oai:b.example:01"}},
         "cannotDisseminateFormat"},
        {{{"verb", "ListMetadataFormats"}, {"identifier", "x"}}, "idDoesNotExist"},
        {{{"verb", "ListMetadataFormats"}, {"identifier", "oai:b.example:03"}}, "noMetadataFormats"},
        {records({{"from", "2025-01-01"}}), "noRecordsMatch"},
        {records({{"set", "z"}}), "noRecordsMatch"},
    };
    for (auto const &[arguments, code] : cases) BOOST_TEST(error(ask(arguments)) == code);
    BOOST_TEST(error(ask({{"verb", "ListSets"}}, without_sets)) == "noSetHierarchy");
    BOOST_TEST(error(ask(records({{"set", "a"}}), without_sets)) == "noSetHierarchy");
}

BOOST_AUTO_TEST_CASE(a_bad_request_is_told_without_its_arguments_and_foreign_text_is_escaped) {
    BOOST_TEST(ask({{"verb", "<&\">"}}).find("<request>http://b.example/oai</request>") != std::string::npos);
    auto const answer = ask({{"verb", "GetRecord"}, {"metadataPrefix", "oai_dc"}, {"identifier", "<\"&>"}});
    BOOST_TEST(answer.find("identifier=\"&lt;&quot;&amp;&gt;\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(oai_is_asked_by_get_and_by_post_and_names_its_own_address) {
    auto const answer = get("/museum/oai", "verb=Identify");
    BOOST_TEST(answer.content_type == "text/xml; charset=utf-8");
    BOOST_TEST(between(answer.body, "<baseURL>", "<") == "http://127.0.0.1:1/museum/oai");
    auto const site = app::sample_site({{"museum", {"museum", repository(), {}, {}}}}, [] { return "x"; });
    BOOST_TEST(between(site({"POST", "/museum/oai", "", {}, "verb=ListSets", ""}).body, "<setSpec>", "<") ==
               "a");
}

BOOST_AUTO_TEST_CASE(an_argument_that_cannot_be_decoded_is_not_overlooked) {
    BOOST_TEST(error(get("/museum/oai", "verb=ListRecords&metadataPrefix=oai_dc&from=%ZZ").body) ==
               "badArgument");
}

BOOST_AUTO_TEST_CASE(items_come_in_pages_with_their_total) {
    BOOST_TEST(get("/museum/api/items", "page=2&size=2").body ==
               R"({"total":5,"page":2,"size":2,"items":[{"id":3},{"id":4}]})");
    BOOST_TEST(get("/museum/api/items", "page=9&size=2").body ==
               R"({"total":5,"page":9,"size":2,"items":[]})");
    BOOST_TEST(get("/museum/api/items", "modified_since=2024-05-05").body ==
               R"({"total":1,"page":1,"size":20,"items":[{"id":5}]})");
    for (auto const *query : {"page=0", "size=0", "size=101", "page=x", "size=-1"})
        BOOST_TEST(get("/museum/api/items", query).status == 400);
}

BOOST_AUTO_TEST_CASE(a_file_is_sent_once_to_who_keeps_its_etag) {
    auto const first = get("/museum/files/sites.csv");
    BOOST_TEST(first.body == "番号\r\n");
    auto const again = get("/museum/files/sites.csv", "", {{"If-None-Match", first.headers.at(0).second}});
    BOOST_TEST(again.status == 304);
    BOOST_TEST(again.body.empty());
}

BOOST_AUTO_TEST_CASE(other_addresses_do_not_exist) {
    for (auto const *path : {"/nobody/oai", "/museum", "/museum/oai/x", "/museum/files/../sites.csv", "/x"})
        BOOST_TEST(get(path).status == 404);
    BOOST_TEST(get("/").body.find("/museum/oai?verb=Identify") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
