#include "normalizer/normalize/rights_doubts.hpp"

#include <boost/test/unit_test.hpp>

using namespace tsunagi;

namespace {

model::Record record(char const *statement) {
    model::Record made;
    made.rights.content.statement = statement;
    return made;
}

model::Record by(char const *statement, char const *birth, char const *death) {
    auto made = record(statement);
    made.agents.push_back({.name = "作者", .role = "artist", .birth = birth, .death = death});
    return made;
}

model::Record of_year(char const *statement, std::int64_t year) {
    auto made = record(statement);
    made.temporal.push_back({.start = model::CivilDay{year, 1, 1}, .end = model::CivilDay{year, 12, 31}});
    return made;
}

std::string doubts(model::Record const &made) {
    std::string rules;
    for (auto const &problem : normalizer::doubts_about_rights(made, 2026)) rules += problem.rule;
    return rules;
}

} // namespace

BOOST_AUTO_TEST_SUITE(rights_doubts)

BOOST_AUTO_TEST_CASE(case_10_only_the_rights_holder_can_waive) {
    BOOST_TEST(doubts(by("CC0", "1960", "")) == "R17");
    BOOST_TEST(doubts(by("CC0", "1760", "1849")) == "");
}

BOOST_AUTO_TEST_CASE(case_11_a_public_domain_mark_on_a_work_of_someone_who_died_in_1985_is_asked_about) {
    BOOST_TEST(doubts(by("PDM", "", "1985")) == "R17");
    BOOST_TEST(doubts(by("RS NoC-CR", "", "1985")) == "R17");
    BOOST_TEST(doubts(by("PDM", "", "1967")) == ""); // dead by 1967-12-31: stayed free
    BOOST_TEST(doubts(by("PDM", "", "1849")) == "");
}

BOOST_AUTO_TEST_CASE(case_16_a_public_domain_mark_on_something_made_after_1957_is_asked_about) {
    BOOST_TEST(doubts(of_year("PDM", 2025)) == "R17");
    BOOST_TEST(doubts(of_year("PDM", 1957)) == "");
}

BOOST_AUTO_TEST_CASE(case_44_linked_content_without_any_statement_is_an_error) {
    auto made = record("NONE");
    BOOST_TEST(doubts(made) == "");
    made.links.thumbnail = {"https://museum.example/1.jpg"};
    BOOST_TEST(doubts(made) == "R10");
}

BOOST_AUTO_TEST_CASE(a_claim_of_copyright_on_an_old_work_is_asked_about) {
    BOOST_TEST(doubts(of_year("RS InC", 1830)) == "R16");
    BOOST_TEST(doubts(by("RS InC", "1760", "1849")) == "R16");
    BOOST_TEST(doubts(of_year("RS InC", 1985)) == "");
    BOOST_TEST(doubts(of_year("CC BY", 1985)) == "");
}

BOOST_AUTO_TEST_CASE(specimens_and_data_are_not_asked_about) {
    auto made = of_year("PDM", 2020);
    made.sectors = {"science"};
    BOOST_TEST(doubts(made) == "");
}

BOOST_AUTO_TEST_SUITE_END()
