#include <boost/test/unit_test.hpp>

#include "schemas/loader/catalog.hpp"
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

BOOST_AUTO_TEST_SUITE_END()
