// The examples and the counts of the query API contract, over the real index.
#include <fstream>
#include <iostream>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include "api/http/delivery.hpp"
#include "tests/api/json_path.hpp"
#include "tests/api/reference_service.hpp"

namespace tsunagi::api {
namespace {

using tests::reference_service;

struct Example {
    int line = 0;
    std::string method, path;
    int status = 0;
    std::vector<std::string> json_paths, headers, request_headers;
};

std::vector<std::string> parts(std::string const &text, std::string const &separator) {
    std::vector<std::string> list;
    if (text == "-") return list;
    std::size_t begin = 0;
    for (auto end = text.find(separator); end != text.npos; end = text.find(separator, begin)) {
        list.push_back(text.substr(begin, end - begin));
        begin = end + separator.size();
    }
    list.push_back(text.substr(begin));
    return list;
}

std::vector<Example> examples() {
    std::ifstream file(TSUNAGI_SOURCE_DIR "/tests/fixtures/api/query_api_examples.tsv");
    std::vector<Example> list;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (number == 1) continue;
        auto const cells = parts(line, "\t");
        list.push_back({number, cells.at(0), cells.at(1), std::stoi(cells.at(2)), parts(cells.at(3), ";"),
                        parts(cells.at(4), ";"), parts(cells.at(5), " | ")});
    }
    return list;
}

/// Addresses that this service answers with 501, or that need something it does not have.
bool is_offered(Example const &example) {
    for (std::string const begin : {"/api/v1/", "/data/", "/api/item/scroll/", "/api/curation/",
                                    "/api/csearch/", "/api/item/search/thema-"})
        if (example.path.starts_with(begin)) return false;
    return true;
}

void run(Example const &example) {
    auto request = tests::request_of(example.method, example.path);
    for (auto const &header : example.request_headers)
        request.headers.emplace_back(header.substr(0, header.find(": ")),
                                     header.substr(header.find(": ") + 2));
    auto const response = reference_service().ask(request);
    BOOST_TEST(response.status == example.status);
    for (auto const &path : example.json_paths)
        BOOST_TEST(tests::has_path(response.body, path), path << " is missing in " << response.body);
    for (auto const &header : example.headers) {
        auto const equals = header.find('=');
        auto const value = header_of(response, header.substr(0, equals));
        BOOST_TEST(!value.empty(), header << " is missing");
        if (equals != header.npos) BOOST_TEST(value.find(header.substr(equals + 1)) != value.npos, header);
    }
}

std::string hits_of(std::string const &query) {
    auto const body = reference_service().get("/api/item/search/jps-cross?" + query).body;
    auto const begin = body.rfind("\"hit\":") + 6;
    return body.substr(begin, body.find(',', begin) - begin);
}

} // namespace

BOOST_AUTO_TEST_SUITE(contract_examples)

BOOST_AUTO_TEST_CASE(every_example_of_an_offered_address_is_answered_as_written) {
    std::string skipped;
    int count = 0;
    for (auto const &example : examples()) {
        if (!is_offered(example)) {
            skipped += " " + std::to_string(example.line), ++count;
            continue;
        }
        BOOST_TEST_CONTEXT("row " << example.line << ": " << example.method << " " << example.path) {
            run(example);
        }
    }
    std::cout << "skipped: " << count << " of " << examples().size()
              << " examples, for addresses that are not offered (strict API, RDF, scroll, galleries, theme "
                 "searches); lines"
              << skipped << std::endl;
}

BOOST_AUTO_TEST_CASE(the_facets_of_the_reference_fixture) {
    auto const body = reference_service().get("/api/item/search/jps-cross").body;
    auto const facets = body.substr(body.rfind("\"hit\":"));
    BOOST_TEST(
        facets ==
        R"("hit":14,"from":0,"facets":[)"
        R"({"key":"rights","counts":{"edu":12,"noncom":11,"com":10,"pdm":6,"cc0":2,"ccby":1,"ccbync":1,"ccbynd":1,"ccbysa":1,"incr_edu":1,"uneval":1}},)"
        R"({"key":"contents","counts":{"internet":12,"image":11,"thumb":11,"iiif":6,"not_exist":1,"restricted":1,"text":1}},)"
        R"({"key":"type","counts":{"paint":6,"ancdoc":2,"book":2,"map":2,"photo":2}},)"
        R"({"key":"db","counts":{"kaiga":3,"ukiyoe":3,"chizu":2,"kotenseki":2,"shashin":2,"tosho":2}},)"
        R"({"key":"cm","counts":{"art":6,"book":4,"cultural":3,"humanities":2,"map":2,"regional":2}},)"
        R"({"key":"tempo","counts":{"edo":6,"meiji":4,"taisyo":2,"heian":1,"muromachi":1}}]})");
}

BOOST_AUTO_TEST_CASE(the_counts_of_the_reference_fixture) {
    for (auto const &[query, hits] : std::initializer_list<std::pair<std::string, std::string>>{
             {"", "14"},
             {"r-tempo=1800,1860", "4"},
             {"r-tempo=0000,1200", "1"},
             {"r-tempo=,9999", "14"},
             {"g-coordinates=35.6841,139.7745,1km", "1"},
             {"g-coordinates=35.6841,139.7745,5km", "4"},
             {"f-rights=com", "10"},
             {"f-rights=noncom", "11"},
             {"f-rights=edu", "12"},
             {"f-rights=com&f-rights=-pdm", "4"},
             {"f-rights=cc0&f-rights=ccby", "0"},
             {"f-rights=%2Bcc0&f-rights=%2Bccby", "3"},
             {"f-type=nosuch", "0"},
             {"keyword=%2B北斎&keyword=%2B広重", "3"},
             {"keyword=北斎&keyword=漱石&keywordOr=true", "3"},
             {"keyword=南満州鉄道", "1"},
             {"keyword=広重&keyword=-日本橋", "1"},
             {"keyword=広重 -日本橋", "1"},
             {"keyword=広重 NOT 日本橋", "1"},
             {"keyword=北斎 OR 広重", "3"},
             {"keyword=北斎 OR 広重&keyword=波 OR 裏 OR 夕立", "2"},
             {"keyword=-北斎 -広重", "11"},
             {"exists=common.iiifUrl", "6"},
             {"exists=-common.iiifUrl", "8"},
             {"exists=common.coordinates&exists=-common.iiifUrl", "5"},
             {"q-tempo=天保", "2"},
             {"q-loc=神奈川", "1"},
             {"f-about=浮世絵", "1"}})
        BOOST_TEST(hits_of(query) == hits, query << " gives " << hits_of(query));
}

BOOST_AUTO_TEST_CASE(the_gate_is_first_when_the_gate_is_asked_for) {
    auto const body = reference_service().get("/api/item/search/jps-cross?keyword=門").body;
    BOOST_TEST(body.starts_with(R"({"list":[{"id":"tosho-0001",)"));
}

BOOST_AUTO_TEST_CASE(pages_of_any_order_hold_every_item_once) {
    for (std::string const sort : {"score", "new", "old", "title", "rand"}) {
        std::string pages;
        for (std::string const from : {"0", "5", "10"})
            pages += reference_service()
                         .get("/api/item/search/jps-cross?size=5&sort=" + sort + "&from=" + from)
                         .body;
        for (std::string const id : {"ukiyoe-0001", "kaiga-0003", "shashin-0002", "tosho-0001"}) {
            auto const item = "{\"id\":\"" + id + "\",\"common\"";
            BOOST_TEST(pages.find(item) != pages.npos, sort << " " << id);
            BOOST_TEST(pages.find(item) == pages.rfind(item), sort << " " << id);
        }
    }
}

BOOST_AUTO_TEST_CASE(parameter_order_never_changes_an_answer) {
    auto const one =
        reference_service().get("/api/item/search/jps-cross?keyword=%2B北斎&f-type=paint&keyword=%2B広重");
    auto const other =
        reference_service().get("/api/item/search/jps-cross?keyword=%2B広重&keyword=%2B北斎&f-type=paint");
    BOOST_TEST(one.body == other.body);
    BOOST_TEST(header_of(one, "ETag") == header_of(other, "ETag"));
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
