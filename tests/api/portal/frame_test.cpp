// What holds for every page of the portal.
#include <boost/test/unit_test.hpp>

#include "tests/api/portal/reading_visitor.hpp"

using namespace tsunagi;
using namespace tsunagi::tests;

namespace {

std::vector<std::string> const pages{"/",
                                     "/?keyword=a&view=tile",
                                     "/?lang=en",
                                     "/?keyword=nothing",
                                     "/databases",
                                     "/databases?lang=en",
                                     "/item/ukiyoe-0001",
                                     "/item/ukiyoe-0001?lang=en",
                                     "/item/ukiyoe-404",
                                     "/nowhere"};

api::Response open(Visitor &visitor, std::string const &path) {
    return visitor.get(path, {{"Accept", "text/html,*/*;q=0.8"}});
}

struct Portal : Visitor {
    Portal() { finds({great_wave()}); }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(portal_frame, Portal)

BOOST_AUTO_TEST_CASE(every_page_has_one_heading_a_language_a_title_and_a_skip_link) {
    for (auto const &path : pages) {
        auto const page = open(*this, path).body;
        BOOST_TEST(count_of(page, "<h1") == 1, path);
        BOOST_TEST(has(page, path.ends_with("lang=en") ? "<html lang=\"en\">" : "<html lang=\"ja\">"), path);
        BOOST_TEST(!has(page, "<title></title>"), path);
        BOOST_TEST(has(page, "<a class=\"skip\" href=\"#main\">"), path);
        BOOST_TEST(count_of(page, "<main id=\"main\"") == 1, path);
    }
}

BOOST_AUTO_TEST_CASE(every_page_carries_the_policy_of_the_contract) {
    for (auto const &path : pages) {
        auto const answer = open(*this, path);
        BOOST_TEST(
            header(answer, "Content-Security-Policy") ==
            "default-src 'self'; img-src 'self' data: blob: https:; object-src 'none'; base-uri 'self'; "
            "form-action 'self'; frame-ancestors 'none'");
        BOOST_TEST(header(answer, "Referrer-Policy") == "no-referrer");
        BOOST_TEST(answer.content_type == "text/html; charset=utf-8");
    }
}

BOOST_AUTO_TEST_CASE(no_page_has_scripts_inline_styles_or_foreign_files) {
    for (auto const &path : pages) {
        auto const page = open(*this, path).body;
        for (auto const *markup :
             {"<script", " style=", "<style", " onclick", "stylesheet\" href=\"http", "//cdn"})
            BOOST_TEST(!has(page, markup), path << " has " << markup);
    }
}

BOOST_AUTO_TEST_CASE(identifiers_are_unique_and_tags_are_closed) {
    for (auto const &path : pages) {
        auto const page = open(*this, path).body;
        for (auto const *name :
             {"div", "section", "ul", "ol", "li", "dl", "span", "a", "form", "details", "fieldset", "p"})
            BOOST_TEST(count_of(page, "<" + std::string(name) + " ") +
                               count_of(page, "<" + std::string(name) + ">") ==
                           count_of(page, "</" + std::string(name) + ">"),
                       path << ": " << name);
        for (auto const *id :
             {"main", "q", "sort", "year-from", "year-to", "years-h", "rec", "prov", "terms", "cite"})
            BOOST_TEST(count_of(page, " id=\"" + std::string(id) + "\"") <= 1, path << ": " << id);
    }
}

BOOST_AUTO_TEST_CASE(the_other_language_is_the_same_page) {
    BOOST_TEST(has(page("/?keyword=a&f-type=%2Bpaint"),
                   "href=\"/?keyword=a&amp;f-type=%2Bpaint&amp;lang=en\" lang=\"en\""));
    BOOST_TEST(has(page("/item/ukiyoe-0001?lang=en"), "href=\"/item/ukiyoe-0001?lang=ja\" lang=\"ja\""));
}

BOOST_AUTO_TEST_CASE(the_navigation_says_where_one_is) {
    BOOST_TEST(has(page("/"), "<a href=\"/\" aria-current=\"page\">さがす</a>"));
    BOOST_TEST(has(page("/databases"), "<a href=\"/databases\" aria-current=\"page\">データベース</a>"));
    BOOST_TEST(!has(page("/item/ukiyoe-0001"), "aria-current=\"page\""));
}

BOOST_AUTO_TEST_CASE(assets_come_with_their_types_and_nothing_else_comes) {
    for (auto const &[path, type] : {std::pair{"/assets/tokens.css", "text/css; charset=utf-8"},
                                     {"/assets/portal.css", "text/css; charset=utf-8"},
                                     {"/assets/icons.svg", "image/svg+xml"}}) {
        auto const answer = get(path);
        BOOST_TEST(answer.status == 200, path);
        BOOST_TEST(answer.content_type == type);
    }
    for (auto const *path : {"/assets/", "/assets/../tokens.css", "/assets/portal.cpp"})
        BOOST_TEST(get(path).status == 404, path);
}

BOOST_AUTO_TEST_CASE(an_address_without_a_page_is_a_page_for_people_and_json_for_programs) {
    BOOST_TEST(has(open(*this, "/nowhere").body, "このページはありません"));
    BOOST_TEST(get("/nowhere").content_type == "application/json; charset=utf-8");
    BOOST_TEST(open(*this, "/api/nowhere").content_type == "application/json; charset=utf-8");
    BOOST_TEST(ask({.method = "POST", .path = "/"}).status == 404);
}

BOOST_AUTO_TEST_CASE(the_databases_page_counts_as_the_results_count_and_hides_what_is_hidden) {
    auto const page = this->page("/databases");
    BOOST_TEST(has(page, "<a href=\"/?f-db=%2Bukiyoe\"><span lang=\"ja\">浮世絵データベース</span></a>"
                         "<span class=\"many\">1 件</span>"));
    BOOST_TEST(has(page, "API では配っていません"));
    BOOST_TEST(!has(page, "非公開"));
}

BOOST_AUTO_TEST_CASE(a_page_that_has_not_changed_is_not_sent_again) {
    auto const first = get("/");
    auto const tag = header(first, "ETag");
    BOOST_TEST(!tag.empty());
    BOOST_TEST(get("/", {{"If-None-Match", tag}}).status == 304);
}

BOOST_AUTO_TEST_SUITE_END()
