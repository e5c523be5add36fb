#include "api/query/compatible_query.hpp"

#include <boost/test/unit_test.hpp>

#include "api/query/known_parameters.hpp"
#include "api/query/ranges.hpp"
#include "api/query/warning_header.hpp"
#include "tests/api/reading_room.hpp"

namespace tsunagi::api {
namespace {

using indexer::Sign;
using indexer::Sort;

CompatibleQuery read(std::string const &query, std::string const &database = "") {
    Warnings warnings;
    std::vector<std::string> const databases{"ukiyoe", "kaiga"};
    auto const parameters = parse_parameters(query, warnings);
    return parse_compatible(parameters, database, tests::vocabularies_only(), &databases);
}

std::string warnings_of(std::string const &query, std::string const &database = "") {
    std::string text;
    for (auto const &line : warning_lines(read(query, database).warnings))
        text += (text.empty() ? "" : " | ") + line;
    return text;
}

std::string filters_of(std::string const &query, std::string const &database = "") {
    std::string text;
    for (auto const &[facet, value, sign] : read(query, database).query.filters)
        text += (sign == Sign::must ? "&" : sign == Sign::should ? "+" : "-") + facet + "=" + value;
    return text;
}

} // namespace

BOOST_AUTO_TEST_SUITE(compatible_query)

BOOST_AUTO_TEST_CASE(nothing_asked_is_everything_newest_first) {
    auto const [query, warnings, refused] = read("keyword=&f-type=&r-tempo=&csid=x");
    BOOST_TEST(query.keywords.empty());
    BOOST_TEST(query.filters.empty());
    BOOST_TEST((query.sort == Sort::newest));
    BOOST_TEST(query.from == 0U);
    BOOST_TEST(query.size == 20U);
    BOOST_TEST(query.with_facets);
    BOOST_TEST(!query.exclude_own_filter);
    BOOST_TEST(warnings.empty());
    BOOST_TEST(!refused);
}

BOOST_AUTO_TEST_CASE(filters_have_signs) {
    BOOST_TEST(filters_of("f-rights=com&f-rights=-pdm") == "&rights=com-rights=pdm");
    BOOST_TEST(filters_of("f-type=%2Bmap&f-type=%2Bphoto&f-contents=iiif") ==
               "+type=map+type=photo&contents=iiif");
    BOOST_TEST(filters_of("f-db=kaiga&f-cm=cultural&f-tempo=edo") == "&db=kaiga&cm=cultural&tempo=edo");
    BOOST_TEST(filters_of("f-about=富士山") == "&about=富士山");
    BOOST_TEST(filters_of("f-about=\"-196\"") == "&about=-196");
    BOOST_TEST(filters_of("f-type=map", "ukiyoe") == "&db=ukiyoe&type=map");
}

BOOST_AUTO_TEST_CASE(each_leniency_has_its_warning) {
    for (auto const &[query, expected] : std::initializer_list<std::pair<std::string, std::string>>{
             {"rights=cc0", R"(unknown-parameter;param="rights";use="f-rights")"},
             {"r-rights=cc0", R"(unknown-parameter;param="r-rights";use="f-rights")"},
             {"database=x", R"(unknown-parameter;param="database";use="f-db")"},
             {"any=x", R"(unknown-parameter;param="any";use="keyword")"},
             {"Keyword=x", R"(unknown-parameter;param="Keyword";use="keyword")"},
             {"zzz=x", R"(unknown-parameter;param="zzz")"},
             {"text2image=猫", R"(unsupported-parameter;param="text2image")"},
             {"image=a", R"(unsupported-parameter;param="image")"},
             {"image2text=a", R"(unsupported-parameter;param="image2text")"},
             {"r-coordinates=a", R"(unsupported-parameter;param="r-coordinates")"},
             {"scrollId=a", R"(ignored-parameter;param="scrollId")"},
             {"f-type=nosuch", R"(unknown-code;param="f-type";value="nosuch")"},
             {"f-type=Map", R"(unknown-code;param="f-type";value="Map")"},
             {"f-db=nosuch", R"(unknown-code;param="f-db";value="nosuch")"},
             {"f-rights=modify", R"(unknown-code;param="f-rights";value="modify")"},
             {"f-rights=edu&f-rights=incr_edu", ""},
             {"f-contents=3d&f-contents=thumb&f-contents=iiif&f-contents=not_exist", ""},
             {"f-rights=cc0&f-rights=ccby",
              R"(and-on-single-valued;param="f-rights";use="f-rights=%2Bcc0&f-rights=%2Bccby")"},
             {"f-db=ukiyoe&f-db=kaiga",
              R"(and-on-single-valued;param="f-db";use="f-db=%2Bukiyoe&f-db=%2Bkaiga")"},
             {"f-rights=cc0&f-rights=cc0", ""},
             {"f-rights=cc0&f-rights=-ccby", ""},
             {"f-type=map&f-type=photo", ""},
             {"f-type=+map", R"(plus-decoded-as-space;param="f-type")"},
             {"keyword=+北斎", R"(plus-decoded-as-space;param="keyword")"},
             {"keywordOr=yes", R"(bad-value;param="keywordOr";value="yes")"},
             {"sort=best", R"(bad-value;param="sort";value="best")"},
             {"sort=new&sort=old", R"(repeated-parameter;param="sort")"},
             {"from=1&from=2&from=3", R"(repeated-parameter;param="from")"},
             {"from=-1", R"(bad-value;param="from";value="-1")"},
             {"size=ten", R"(bad-value;param="size";value="ten")"},
             {"size=1.5", R"(bad-value;param="size";value="1.5")"},
             {"r-tempo=x,y", R"(bad-value;param="r-tempo";value="x%2Cy")"},
             {"r-tempo=1800", R"(bad-value;param="r-tempo";value="1800")"},
             {"g-coordinates=35,139", R"(bad-value;param="g-coordinates";value="35%2C139")"},
             {"exists=common.nosuch", R"(bad-value;param="exists";value="common.nosuch")"},
             {"size=501", "size-too-large;limit=500"},
             {"from=2000", R"(window-exceeded;limit=2000;use="/api/item/scroll/jps-cross")"}})
        BOOST_TEST(warnings_of(query) == expected, query << " gives " << warnings_of(query));
}

BOOST_AUTO_TEST_CASE(in_one_database_years_count_and_say_so) {
    BOOST_TEST(warnings_of("r-tempo=1850,1860", "ukiyoe") == "r-tempo-applied");
    BOOST_TEST(warnings_of("from=1990&size=100", "ukiyoe") ==
               R"(window-exceeded;limit=2000;use="/api/item/scroll/ukiyoe-default")");
}

BOOST_AUTO_TEST_CASE(window_and_page_have_limits) {
    for (auto const &[query, refused] :
         std::initializer_list<std::pair<std::string, bool>>{{"size=500", false},
                                                             {"size=501", true},
                                                             {"size=0", false},
                                                             {"from=1980", false},
                                                             {"from=1981", true},
                                                             {"from=2000&size=0", false},
                                                             {"from=1500&size=500", false},
                                                             {"from=99999999999999999999", true},
                                                             {"size=4294967296", true},
                                                             {"size=-5", false}})
        BOOST_TEST(read(query).refused == refused, query);
    BOOST_TEST(read("from=5&from=40&size=7").query.from == 40U);
    BOOST_TEST(read("size=7").query.size == 7U);
    BOOST_TEST(read("size=x").query.size == 20U);
}

BOOST_AUTO_TEST_CASE(order_depends_on_the_question) {
    for (auto const &[query, sort] :
         std::initializer_list<std::pair<std::string, Sort>>{{"", Sort::newest},
                                                             {"keyword=a", Sort::score},
                                                             {"q-loc=a", Sort::score},
                                                             {"keyword=-a", Sort::score},
                                                             {"f-type=map", Sort::newest},
                                                             {"sort=old", Sort::oldest},
                                                             {"keyword=a&sort=new", Sort::newest},
                                                             {"sort=title", Sort::title},
                                                             {"sort=rand", Sort::random},
                                                             {"sort=best", Sort::newest}})
        BOOST_TEST((read(query).query.sort == sort), query);
}

BOOST_AUTO_TEST_CASE(field_texts_go_to_their_fields) {
    std::string fields;
    for (auto const &keywords :
         read("q-loc=a&q-tempo=b&q-title=c&q-contributor=d&q-description=e&q-about=f").query.keywords)
        fields += keywords.field + ":" + keywords.terms.front().text + " ";
    BOOST_TEST(fields == "location:a temporal:b title:c contributor:d description:e about:f ");
}

BOOST_AUTO_TEST_CASE(keyword_or_is_the_older_spelling_of_plus) {
    auto const query = read("keyword=北斎&keyword=漱石&keywordOr=true&q-loc=東京").query;
    BOOST_TEST((query.keywords.at(0).sign == Sign::should));
    BOOST_TEST((query.keywords.at(1).sign == Sign::should));
    BOOST_TEST((query.keywords.at(2).sign == Sign::must));
}

BOOST_AUTO_TEST_CASE(presence_may_be_negated) {
    auto const query = read("exists=common.iiifUrl&exists=-common.description").query;
    BOOST_REQUIRE(query.exists.size() == 2U);
    BOOST_TEST(query.exists[0].field == "common.iiifUrl");
    BOOST_TEST(!query.exists[0].negated);
    BOOST_TEST(query.exists[1].field == "common.description");
    BOOST_TEST(query.exists[1].negated);
}

BOOST_AUTO_TEST_CASE(year_ranges_have_open_sides_and_years_before_christ) {
    using Year = std::optional<std::int64_t>;
    struct Row {
        std::string text;
        Year from, to;
    };
    for (auto const &[text, from, to] :
         {Row{"1800,1860", 1800, 1860}, Row{"0000,1200", {}, 1200}, Row{"1800,9999", 1800, {}},
          Row{"1800,", 1800, {}}, Row{",1860", {}, 1860}, Row{"-0300,0100", -300, 100},
          Row{" 1800 , 1860 ", 1800, 1860}}) {
        auto const range = read_years(text);
        BOOST_REQUIRE(range);
        BOOST_TEST((range->from == from && range->to == to), text);
    }
    for (std::string const bad : {"1800", "a,b", "1800-1860", "1800,1860,1900", "18x,"})
        BOOST_TEST(!read_years(bad), bad);
}

BOOST_AUTO_TEST_CASE(circles_have_units) {
    for (auto const &[text, metres] :
         std::initializer_list<std::pair<std::string, double>>{{"35.68,139.76,10km", 10000},
                                                               {"35.68, 139.76, 500", 500},
                                                               {"35.68,139.76,500m", 500},
                                                               {"35.68,139.76,1mi", 1609.344},
                                                               {"-35.68,-139.76,1 nmi", 1852}})
        BOOST_TEST(read_circle(text).value().metres == metres, text);
    for (std::string const bad : {"", "35,139", "35,139,", "91,139,1", "35,181,1", "35,139,-1", "35,139,1ft",
                                  "35,139,1km,2", "nan,139,1", "35,139,inf"})
        BOOST_TEST(!read_circle(bad), bad);
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace tsunagi::api
