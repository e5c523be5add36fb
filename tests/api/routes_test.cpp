// Addresses and their answers over records in memory and an index that answers what it is told.
#include "api/routes/router.hpp"

#include <boost/test/unit_test.hpp>

#include "api/http/delivery.hpp"
#include "tests/api/reading_room.hpp"

namespace tsunagi::api {
namespace {

using tests::ReadingRoom;

bool holds(std::string const &text, std::string const &part) { return text.find(part) != text.npos; }

struct RoomWithTwo : ReadingRoom {
    RoomWithTwo() {
        records.add(tests::great_wave());
        records.add(tests::plain_record("tosho-1/2", "門"));
        records.add(tests::plain_record("secret-1", "秘"));
        records.add(tests::plain_record("portal_only-1", "画面"));
        records.add(tests::plain_record("gone_dataset-1", "設定なし"));
        auto deleted = tests::plain_record("ukiyoe-0099", "x");
        deleted.status = "deleted";
        records.add(deleted);
        index.hits = {.total = 2,
                      .page = {{"ukiyoe-0001", 1}, {"tosho-1/2", 0.5}},
                      .facets = {{"rights", {{"pdm", 1}, {"uneval", 1}}}, {"tempo", {}}},
                      .generation = "g000042"};
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(routes, RoomWithTwo)

BOOST_AUTO_TEST_CASE(a_search_lists_items_and_counts) {
    auto const response = get("/api/item/search/jps-cross?keyword=北斎&from=5&size=7");
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.body.starts_with(R"({"list":[{"id":"ukiyoe-0001","common":{)"));
    BOOST_TEST(response.body.ends_with(
        R"(],"hit":2,"from":5,"facets":[{"key":"rights","counts":{"pdm":1,"uneval":1}},{"key":"tempo","counts":{}}]})"));
    BOOST_TEST(index.asked.keywords.at(0).terms.at(0).text == "北斎");
    BOOST_TEST(index.asked.size == 7U);
}

BOOST_AUTO_TEST_CASE(every_answer_has_the_common_headers) {
    for (std::string const path :
         {"/api/item/search/jps-cross", "/api/item/nosuch-1", "/nowhere", "/healthz"}) {
        auto const response = get(path);
        BOOST_TEST(header_of(response, "X-Tsunagi-Generation") == "g000042", path);
        BOOST_TEST(header_of(response, "Access-Control-Allow-Origin") == "*");
        BOOST_TEST(holds(header_of(response, "Access-Control-Expose-Headers"), "X-Tsunagi-Warning"));
        BOOST_TEST(header_of(response, "Vary") == "Accept, Accept-Encoding, Origin");
        BOOST_TEST(header_of(response, "RateLimit-Policy") == "\"address\";q=50;w=5");
        BOOST_TEST(!header_of(response, "RateLimit").empty());
        BOOST_TEST(!header_of(response, "Cache-Control").empty());
    }
}

BOOST_AUTO_TEST_CASE(withheld_datasets_are_in_no_answer) {
    get("/api/item/search/jps-cross");
    std::vector<std::string> const expected{"portal_only", "secret", "gone_dataset"};
    BOOST_TEST(index.asked.hidden_datasets == expected, boost::test_tools::per_element());
    index.hits.page = {{"secret-1", 1}, {"tosho-1/2", 1}};
    BOOST_TEST(!holds(get("/api/item/search/jps-cross").body, "secret"));
    for (std::string const path :
         {"/api/item/secret-1", "/api/item/portal_only-1", "/api/item/gone_dataset-1",
          "/api/item/ukiyoe-0099", "/api/item/ukiyoe-9999"})
        BOOST_TEST(holds(get(path).body, R"({"status":404,"code":"item-not-found","message":)"), path);
    for (std::string const path :
         {"/api/database/secret", "/api/database/portal_only", "/api/database/secret/label"})
        BOOST_TEST(holds(get(path).body, "database-not-found"), path);
    BOOST_TEST(get("/api/item/search/secret-default").status == 404);
}

BOOST_AUTO_TEST_CASE(a_scope_is_everything_or_one_database) {
    for (std::string const scope : {"jps-cross", "jps-item", "jps-image"}) {
        BOOST_TEST(get("/api/item/search/" + scope).status == 200);
        BOOST_TEST(index.asked.filters.empty());
    }
    BOOST_TEST(get("/api/item/search/ukiyoe-default").status == 200);
    BOOST_TEST(index.asked.filters.at(0).value == "ukiyoe");
    for (std::string const scope : {"nosuch-default", "nosuch", "ukiyoe", "-default"})
        BOOST_TEST(holds(get("/api/item/search/" + scope).body, R"("code":"scope-not-found")"), scope);
}

BOOST_AUTO_TEST_CASE(beyond_the_window_are_28_bytes_and_a_warning) {
    auto const response = get("/api/item/search/jps-cross?from=2000");
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.body == R"({"list":[],"hit":0,"from":0})");
    BOOST_TEST(response.body.size() == 28U);
    BOOST_TEST(header_of(response, "X-Tsunagi-Warning").starts_with("window-exceeded"));
}

BOOST_AUTO_TEST_CASE(each_warning_is_a_header_of_its_own) {
    auto const response = get("/api/item/search/jps-cross?rights=cc0&image=x&b=%zz");
    int lines = 0;
    for (auto const &[name, value] : response.headers) lines += name == "X-Tsunagi-Warning";
    BOOST_TEST(lines == 3);
    BOOST_TEST(header_of(response, "X-Tsunagi-Warning") == R"(bad-encoding;param="b")");
}

BOOST_AUTO_TEST_CASE(search_so_wants_its_csid) {
    BOOST_TEST(holds(get("/api/item/search-so/jps-cross?csid=jps-cross&keyword=a").body, R"("hit":2)"));
    auto const response = get("/api/item/search-so/jps-cross");
    BOOST_TEST(response.body.size() == 28U);
    BOOST_TEST(header_of(response, "X-Tsunagi-Warning") == "missing-csid");
}

BOOST_AUTO_TEST_CASE(an_item_is_found_by_its_id_encoded_or_not) {
    for (std::string const path : {"/api/item/tosho-1%2F2", "/api/item/tosho-1/2"})
        BOOST_TEST(get(path).body.starts_with(R"({"id":"tosho-1/2","common":)"), path);
    BOOST_TEST(header_of(get("/api/item/ukiyoe-0001"), "Last-Modified") == "Thu, 01 Jan 2026 00:00:00 GMT");
    auto const redirect = get("/item/tosho-1%2F2.json");
    BOOST_TEST(redirect.status == 302);
    BOOST_TEST(header_of(redirect, "Location") == "/api/item/tosho-1%2F2");
    BOOST_TEST(get("/api/item/%zz").status == 404);
}

BOOST_AUTO_TEST_CASE(a_column_that_repeats_in_another_record_is_an_array_here) {
    BOOST_TEST(holds(get("/api/item/tosho-1/2").body, R"("tosho-題名-s":"門")"));
    auto other = tests::plain_record("tosho-9", "x");
    other.source = {{"題名", {"吾輩ハ猫デアル", "猫"}}};
    records.add(other);
    BOOST_TEST(holds(get("/api/item/tosho-1/2").body, R"("tosho-題名-s":["門"])"));
}

BOOST_AUTO_TEST_CASE(a_running_service_follows_what_is_stored) {
    auto const router = make_router({index, records, settings, tests::vocabularies_only()});
    Request const request{.method = "GET", .path = "/api/item/tosho-1/2", .remote_address = "127.0.0.1"};
    BOOST_TEST(holds(router(request).body, R"("tosho-題名-s":"門")"));
    auto other = tests::plain_record("tosho-9", "x");
    other.source = {{"題名", {"吾輩ハ猫デアル", "猫"}}};
    records.add(other);
    BOOST_TEST(holds(router(request).body, R"("tosho-題名-s":["門"])"));
}

BOOST_AUTO_TEST_CASE(what_the_client_holds_is_304) {
    for (std::string const path : {"/api/item/ukiyoe-0001", "/api/item/search/jps-cross?keyword=a&size=5"}) {
        auto const etag = header_of(get(path), "ETag");
        BOOST_TEST_CONTEXT(path << " " << etag) {
            for (std::string const &asked : {etag, "\"x\", " + etag, std::string("*")}) {
                auto const response = get(path, {{"If-None-Match", asked}});
                BOOST_TEST(response.status == 304);
                BOOST_TEST(response.body.empty());
                BOOST_TEST(header_of(response, "ETag") == etag);
                BOOST_TEST(!header_of(response, "Cache-Control").empty());
            }
            BOOST_TEST(get(path, {{"If-None-Match", "\"other\""}}).status == 200);
        }
    }
}

BOOST_AUTO_TEST_CASE(tags_are_strong_for_items_and_weak_for_searches) {
    BOOST_TEST(header_of(get("/api/item/ukiyoe-0001"), "ETag").starts_with("\""));
    auto const tag = header_of(get("/api/item/search/jps-cross?a=1&b=2"), "ETag");
    BOOST_TEST(tag.starts_with("W/\"compatible-g000042-"));
    BOOST_TEST(header_of(get("/api/item/search/jps-cross?b=2&a=1"), "ETag") == tag);
    BOOST_TEST(header_of(get("/api/item/search/jps-cross?b=3&a=1"), "ETag") != tag);
    index.current = "g000043";
    BOOST_TEST(header_of(get("/api/item/search/jps-cross?b=2&a=1"), "ETag") != tag);
}

BOOST_AUTO_TEST_CASE(the_tag_of_the_compressed_form_is_known_again) {
    auto etag = header_of(get("/api/item/ukiyoe-0001"), "ETag");
    etag.insert(etag.size() - 1, "-gz");
    auto const response = get("/api/item/ukiyoe-0001", {{"If-None-Match", etag}});
    BOOST_TEST(response.status == 304);
    BOOST_TEST(header_of(response, "ETag") == etag);
}

BOOST_AUTO_TEST_CASE(if_modified_since_counts_without_a_tag) {
    auto const date = header_of(get("/api/item/ukiyoe-0001"), "Last-Modified");
    BOOST_TEST(get("/api/item/ukiyoe-0001", {{"If-Modified-Since", date}}).status == 304);
    BOOST_TEST(
        get("/api/item/ukiyoe-0001", {{"If-Modified-Since", "Wed, 31 Dec 2025 00:00:00 GMT"}}).status == 200);
    BOOST_TEST(
        get("/api/item/ukiyoe-0001", {{"If-Modified-Since", date}, {"If-None-Match", "\"x\""}}).status ==
        200);
}

BOOST_AUTO_TEST_CASE(databases_are_listed_with_their_counts) {
    auto const response = get("/api/database/search");
    BOOST_TEST(
        response.body ==
        R"({"list":[{"id":"tosho","name":{"ja":"図書","en":"Books"},"lastDataUpdated":1767312000000,)"
        R"("org":"old_library","cm":["book","humanities"],"apiType":"ok","itemCount":1},)"
        R"({"id":"ukiyoe","name":{"ja":"浮世絵データベース","en":"Ukiyo-e Database"},)"
        R"("lastDataUpdated":1767312000000,"org":"example_museum","cm":["art"],"metadataRights":"cc0",)"
        R"("apiType":"ok","itemCount":1}],"hit":2,"from":0,"facets":[)"
        R"({"key":"cm","counts":{"art":1,"book":1,"humanities":1}},)"
        R"({"key":"org","counts":{"example_museum":1,"old_library":1}}]})");
}

BOOST_AUTO_TEST_CASE(lists_are_searched_by_the_rules_of_the_index) {
    for (auto const &[query, hits] :
         std::initializer_list<std::pair<std::string, int>>{{"keyword=浮世繪", 1},
                                                            {"keyword=ＢＯＯＫＳ", 1},
                                                            {"keyword=-浮世絵", 1},
                                                            {"keyword=浮世絵 OR 図書", 2},
                                                            {"keyword=%2Btosho&keyword=%2Bukiyoe", 2},
                                                            {"f-cm=art", 1},
                                                            {"f-cm=-art", 1},
                                                            {"f-cm=%2Bart&f-cm=%2Bbook", 2},
                                                            {"f-org=old_library", 1},
                                                            {"f-cm=nosuch", 0},
                                                            {"keyword=nosuch", 0}})
        BOOST_TEST(holds(get("/api/database/search?" + query).body, "\"hit\":" + std::to_string(hits) + ","),
                   query);
    BOOST_TEST(header_of(get("/api/database/search?f-cm=nosuch"), "X-Tsunagi-Warning") ==
               R"(unknown-code;param="f-cm";value="nosuch")");
    BOOST_TEST(get("/api/database/search?size=501").body.size() == 28U);
    BOOST_TEST(holds(get("/api/database/search?from=1&size=1").body, R"({"list":[{"id":"ukiyoe")"));
}

BOOST_AUTO_TEST_CASE(a_database_an_organization_and_labels_are_shown) {
    BOOST_TEST(get("/api/database/ukiyoe").body.starts_with(R"({"id":"ukiyoe","name":{"ja":)"));
    BOOST_TEST(
        get("/api/database/ukiyoe/label")
            .body.starts_with(
                R"({"id":"ukiyoe","labels":[{"path":"ukiyoe-1-s","source":"1","type":"string","label":{"ja":"作品名","en":"Title"},)"
                R"("display":true,"order":1,"common":["title"]})"));
    BOOST_TEST(
        get("/api/organization/example_museum").body ==
        R"({"id":"example_museum","name":{"ja":"見本美術館","en":"Example Museum"},"url":"https://museum.example/",)"
        R"("coordinates":{"lat":35.5,"lon":139.5},"isil":"JP-2000001","role":["provider","owner"],)"
        R"("databases":["ukiyoe"]})");
    BOOST_TEST(holds(get("/api/organization/search?f-cm=book").body, R"("hit":1)"));
    BOOST_TEST(holds(get("/api/organization/nosuch").body, "organization-not-found"));
}

BOOST_AUTO_TEST_CASE(code_tables_have_as_many_codes_as_the_contract) {
    for (auto const &[id, count] : std::initializer_list<std::pair<std::string, int>>{{"rights", 15},
                                                                                      {"usability", 3},
                                                                                      {"access", 3},
                                                                                      {"medium", 6},
                                                                                      {"contents", 11},
                                                                                      {"type", 41},
                                                                                      {"cm", 15},
                                                                                      {"tempo", 13}}) {
        auto const body = get("/api/code/" + id).body;
        BOOST_TEST(holds(body, "\"order\":" + std::to_string(count) + "}]}"), id);
        BOOST_TEST(body.starts_with(R"({"id":")" + id + R"(","name":{"ja":)"));
    }
    BOOST_TEST(holds(get("/api/code/nosuch").body, "code-not-found"));
}

// Bug: `others` bore the label of its first row, "No copyright, United States": terms stated wrongly.
BOOST_AUTO_TEST_CASE(a_rights_code_bears_the_label_of_its_plain_statement) {
    auto const body = get("/api/code/rights").body;
    for (auto const *row : {R"("code":"others","ja":"その他")", R"("code":"undet","ja":"著作権未決定)",
                            R"("code":"nocr_cont","ja":"著作権なし - 契約による制限あり")",
                            R"("code":"incr","ja":"著作権あり")", R"("code":"uneval","ja":"著作権未評価")"})
        BOOST_TEST(holds(body, row), row);
}

BOOST_AUTO_TEST_CASE(what_is_not_offered_says_501) {
    for (std::string const path :
         {"/api/item/scroll/jps-cross", "/api/curation/search", "/api/csearch/search", "/data/ukiyoe-0001"})
        BOOST_TEST(holds(get(path).body, R"({"status":501,"code":"not-implemented")"), path);
    BOOST_TEST(
        ask({.method = "POST", .path = "/dl/api/imagefeatures/", .remote_address = "127.0.0.1"}).status ==
        501);
}

BOOST_AUTO_TEST_CASE(other_methods_are_405_with_the_allowed_ones) {
    auto const response =
        ask({.method = "DELETE", .path = "/api/item/ukiyoe-0001", .remote_address = "127.0.0.1"});
    BOOST_TEST(response.status == 405);
    BOOST_TEST(header_of(response, "Allow") == "GET, HEAD, OPTIONS");
    BOOST_TEST(holds(response.body, R"("code":"method-not-allowed")"));
}

BOOST_AUTO_TEST_CASE(a_preflight_is_allowed_everything_that_reads) {
    auto const response =
        ask({.method = "OPTIONS", .path = "/api/item/ukiyoe-0001", .remote_address = "127.0.0.1"});
    BOOST_TEST(response.status == 204);
    BOOST_TEST(header_of(response, "Access-Control-Allow-Methods") == "GET, HEAD, POST, OPTIONS");
    BOOST_TEST(header_of(response, "Access-Control-Max-Age") == "86400");
}

BOOST_AUTO_TEST_CASE(without_an_index_searches_wait_and_items_are_there) {
    index.current.clear();
    auto const response = get("/api/item/search/jps-cross");
    BOOST_TEST(response.status == 503);
    BOOST_TEST(header_of(response, "Retry-After") == "5");
    BOOST_TEST(holds(response.body, R"("code":"unavailable")"));
    BOOST_TEST(get("/readyz").status == 503);
    BOOST_TEST(get("/healthz").status == 200);
    BOOST_TEST(get("/api/item/ukiyoe-0001").status == 200);
}

BOOST_AUTO_TEST_CASE(an_index_that_fails_is_503_too) {
    index.broken = true;
    BOOST_TEST(get("/api/item/search/jps-cross").status == 503);
    BOOST_TEST(get("/readyz").status == 200);
}

BOOST_AUTO_TEST_CASE(too_many_requests_are_429) {
    auto const router = make_router({index, records, settings, tests::vocabularies_only()});
    Request const request{.method = "GET", .path = "/api/code/cm", .remote_address = "192.0.2.1"};
    for (int i = 0; i < 50; ++i) BOOST_TEST(router(request).status == 200);
    auto const refused = router(request);
    BOOST_TEST(refused.status == 429);
    BOOST_TEST(header_of(refused, "Retry-After") == "1");
    BOOST_TEST(header_of(refused, "RateLimit").starts_with("\"address\";r=0"));
    BOOST_TEST(router({.method = "GET", .path = "/healthz", .remote_address = "192.0.2.1"}).status == 200);
}

BOOST_AUTO_TEST_CASE(a_record_that_cannot_be_read_is_500_for_its_own_page_alone) {
    records.put({.id = "tosho-broken", .dataset = "tosho", .json = "{", .updated = "2026-01-01T00:00:00Z"});
    BOOST_TEST(get("/api/item/tosho-broken").status == 500);
    BOOST_TEST(get("/api/item/ukiyoe-0001").status == 200);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
