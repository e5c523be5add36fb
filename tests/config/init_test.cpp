#include <fstream>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "tests/config/workspace_fixture.hpp"

using namespace tsunagi;
namespace fs = std::filesystem;

namespace {

/// What a coordinator does with an example: a copy without ".example".
int switch_on_examples(fs::path const &workspace) {
    std::vector<fs::path> examples;
    for (auto const &entry : fs::recursive_directory_iterator(workspace))
        if (entry.path().extension() == ".example") examples.push_back(entry.path());
    for (auto const &example : examples) fs::copy_file(example, fs::path(example).replace_extension());
    return static_cast<int>(examples.size());
}

} // namespace

BOOST_AUTO_TEST_SUITE(init)

BOOST_AUTO_TEST_CASE(a_new_workspace_has_no_mistake_and_harvests_nothing) {
    tests::TemporaryFolder const folder;
    config::init_workspace(folder.path() / "new");
    model::Mistakes mistakes;
    auto const settings = config::load_settings(folder.path() / "new", tests::small_catalog(), mistakes);
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(settings.datasets.empty());
    BOOST_TEST(settings.institutions.empty());
    BOOST_TEST(settings.service.contact.empty());
}

BOOST_AUTO_TEST_CASE(its_examples_are_valid_when_they_are_switched_on) {
    tests::TemporaryFolder const folder;
    config::init_workspace(folder.path());
    BOOST_TEST(switch_on_examples(folder.path()) == 7);
    model::Mistakes mistakes;
    auto const catalog =
        schemas::load_catalog(fs::path(TSUNAGI_SOURCE_DIR) / "schemas", folder.path() / "schemas", mistakes);
    auto const settings = config::load_settings(folder.path(), *catalog, mistakes);
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(settings.datasets.size() == 4U);
    BOOST_TEST(settings.institutions.size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_samples_of_the_repository_have_no_mistake) {
    tests::TemporaryFolder const folder;
    fs::copy(fs::path(TSUNAGI_SOURCE_DIR) / "config/samples", folder.path() / "config",
             fs::copy_options::recursive);
    model::Mistakes mistakes;
    auto const catalog = schemas::load_catalog(fs::path(TSUNAGI_SOURCE_DIR) / "schemas", "", mistakes);
    auto const settings = config::load_settings(folder.path(), *catalog, mistakes);
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(settings.datasets.size() == 8U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_holds_something_is_left_alone) {
    tests::TemporaryFolder const folder;
    folder.write("letter.txt", "mine");
    BOOST_CHECK_THROW(config::init_workspace(folder.path()), std::runtime_error);
    BOOST_CHECK_THROW(config::init_workspace(folder.path() / "letter.txt"), std::runtime_error);
    BOOST_TEST(!fs::exists(folder.path() / "config"));
}

BOOST_AUTO_TEST_SUITE_END()
