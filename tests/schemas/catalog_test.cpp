#include "schemas/loader/catalog.hpp"

#include <cstdlib>
#include <stdexcept>

#include <boost/test/unit_test.hpp>

#include "tests/support/temporary_folder.hpp"

using namespace tsunagi;

namespace {

std::string crosswalk(std::string const &id, int version) {
    return R"({"id": ")" + id + R"(", "version": )" + std::to_string(version) +
           R"(, "media_type": "json", "roots": ["a"], "fields": [{"to": "titles", "from": "a"}]})";
}

/// A schemas folder with two crosswalks and a vocabulary, and an empty workspace.
struct Folders {
    Folders() {
        folder.write("builtin/standards/one.json", crosswalk("one", 1));
        folder.write("builtin/standards/two.json", crosswalk("two", 1));
        folder.write("builtin/vocabularies/words.tsv", "word\tcode\n和\tjpn\n");
    }
    std::shared_ptr<schemas::Catalog const> load() {
        mistakes.clear();
        return schemas::load_catalog(folder.path() / "builtin", folder.path() / "workspace", mistakes);
    }
    tests::TemporaryFolder folder;
    model::Mistakes mistakes;
};

} // namespace

BOOST_AUTO_TEST_SUITE(catalog)

BOOST_FIXTURE_TEST_CASE(a_file_of_the_workspace_replaces_the_built_in_one_of_its_name, Folders) {
    BOOST_TEST(load()->crosswalks.at("one").version == 1);
    for (auto const *place : {"workspace/one.json", "workspace/standards/two.json"})
        folder.write(place, crosswalk(std::filesystem::path(place).stem().string(), 7));
    folder.write("workspace/words.tsv", "word\tcode\n英\teng\n");
    auto const loaded = load();
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(loaded->crosswalks.at("one").version == 7);
    BOOST_TEST(loaded->crosswalks.at("one").file == "schemas/one.json");
    BOOST_TEST(loaded->crosswalks.at("two").version == 7);
    BOOST_TEST(loaded->vocabularies.table("words").rows().at(0).at(0) == "英");
}

BOOST_FIXTURE_TEST_CASE(a_mistaken_override_does_not_bring_the_built_in_one_back, Folders) {
    folder.write("workspace/one.json", "{");
    auto const loaded = load();
    BOOST_TEST(tests::places(mistakes) == "schemas/one.json line 1");
    BOOST_TEST(!loaded->crosswalks.contains("one"));
    BOOST_TEST(loaded->crosswalks.contains("two"));
}

BOOST_FIXTURE_TEST_CASE(the_mistakes_of_one_file_do_not_hide_those_of_another, Folders) {
    folder.write("builtin/standards/one.json", crosswalk("uno", 1));
    folder.write("builtin/standards/two.json", R"({"id": "two"})");
    folder.write("builtin/vocabularies/words.tsv", "word\tcode\n和\n");
    load();
    BOOST_TEST(tests::places(mistakes) == "words.tsv line 2\n"
                                          "schemas/standards/one.json /id\n"
                                          "schemas/standards/two.json /media_type\n"
                                          "schemas/standards/two.json /roots\n"
                                          "schemas/standards/two.json /fields");
}

BOOST_FIXTURE_TEST_CASE(the_schemas_may_be_named_by_the_environment, Folders) {
    auto const builtin = folder.path() / "builtin";
    ::setenv("TSUNAGI_SCHEMAS", builtin.c_str(), 1);
    BOOST_TEST(schemas::builtin_schemas() == builtin);
    ::setenv("TSUNAGI_SCHEMAS", (folder.path() / "nowhere").c_str(), 1);
    BOOST_CHECK_THROW((void)schemas::builtin_schemas(), std::runtime_error);
    ::unsetenv("TSUNAGI_SCHEMAS");
}

BOOST_AUTO_TEST_SUITE_END()
