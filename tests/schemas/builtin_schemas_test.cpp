#include <fstream>
#include <iterator>

#include <boost/test/unit_test.hpp>

#include "schemas/loader/catalog.hpp"
#include "schemas/loader/crosswalk_reader.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace tsunagi;

BOOST_AUTO_TEST_SUITE(builtin_schemas)

BOOST_AUTO_TEST_CASE(the_schemas_of_this_tree_have_no_mistake) {
    model::Mistakes mistakes;
    auto const catalog =
        schemas::load_catalog(std::filesystem::path(TSUNAGI_SOURCE_DIR) / "schemas", "", mistakes);
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(catalog->crosswalks.contains("oai_dc"));
    BOOST_TEST(catalog->vocabularies.table("eras").rows().size() > 200U);
}

BOOST_AUTO_TEST_CASE(the_example_of_the_readme_is_a_crosswalk) {
    std::ifstream in(TSUNAGI_SOURCE_DIR "/schemas/README.md");
    std::string const readme(std::istreambuf_iterator<char>(in), {});
    auto const begin = readme.find("```jsonc\n") + 9;
    tests::TemporaryFolder const folder;
    auto const file = folder.write("cards.json", readme.substr(begin, readme.find("```", begin) - begin));
    model::Mistakes mistakes;
    auto const cards = schemas::read_crosswalk(file, "cards.json", {}, mistakes);
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(cards.value().fields.size() == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
