#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <set>

#include "app/samples/sample_data.hpp"
#include "config/settings.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace tsunagi;
namespace fs = std::filesystem;

namespace {

fs::path const samples = fs::path(TSUNAGI_SOURCE_DIR) / "config/samples";

std::size_t lines_with(std::string const &text, std::string const &mark) {
    std::size_t found = 0;
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) ++found;
    return found;
}

/// The samples as `./run` uses them: the configuration of a workspace.
struct Bundled {
    Bundled() {
        fs::copy(samples, folder.path() / "config", fs::copy_options::recursive);
        catalog = schemas::load_catalog(fs::path(TSUNAGI_SOURCE_DIR) / "schemas", "", mistakes);
        settings = config::load_settings(folder.path(), *catalog, mistakes);
    }
    tests::TemporaryFolder folder;
    model::Mistakes mistakes;
    std::shared_ptr<schemas::Catalog const> catalog;
    config::Settings settings;
    app::SampleInstitutions institutions = app::load_samples(samples / "data");
};

/// Records of one institution: of all its sources, deletions counted apart.
std::size_t live_records(app::SampleInstitution const &institution) {
    std::size_t count = 0;
    for (auto const &record : institution.repository.records) count += record.deleted ? 0 : 1;
    for (auto const &item : institution.items)
        count += item.json.find("\"deleted\":true") == std::string::npos;
    for (auto const &[name, bytes] : institution.files)
        count += lines_with(bytes, name.ends_with(".csv") ? "\r\nST" : "{\"@id\":\"http");
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(samples_data)

BOOST_FIXTURE_TEST_CASE(the_bundled_configuration_has_no_mistakes, Bundled) {
    BOOST_TEST(mistakes.empty(), tests::sentences(mistakes));
    BOOST_TEST(settings.service.contact.find('@') != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(six_sectors_and_six_schemas_at_least_hold_240_records, Bundled) {
    std::set<std::string> schemas, first_sectors;
    for (auto const &[id, dataset] : settings.datasets) {
        schemas.insert(dataset.schema);
        first_sectors.insert(dataset.sectors.at(0));
    }
    std::size_t records = 0;
    for (auto const &[id, institution] : institutions) records += live_records(institution);
    BOOST_TEST(schemas.size() >= 6U);
    BOOST_TEST(first_sectors.size() >= 6U);
    BOOST_TEST(records >= 240U);
}

BOOST_FIXTURE_TEST_CASE(every_dataset_asks_an_address_that_is_served, Bundled) {
    for (auto const &[id, dataset] : settings.datasets) {
        auto const &held = institutions.at(dataset.institution);
        auto const &source = dataset.source;
        auto const base = "http://127.0.0.1:8091/" + dataset.institution;
        BOOST_TEST(settings.institutions.contains(dataset.institution));
        if (source.type == "oai_pmh") {
            BOOST_TEST(source.oai_pmh.url == base + "/oai");
            BOOST_TEST(source.oai_pmh.metadata_prefixes.at(0) == held.repository.metadata_prefix);
        } else if (source.type == "json_api") {
            BOOST_TEST(source.json_api.url == base + "/api/items");
            BOOST_TEST(!held.items.empty());
        } else {
            BOOST_TEST(source.files.url == base + "/files/" + held.files.begin()->first);
        }
    }
}

BOOST_FIXTURE_TEST_CASE(every_identifier_stands_once, Bundled) {
    std::set<std::string> identifiers;
    for (auto const &[id, institution] : institutions)
        for (auto const &record : institution.repository.records)
            BOOST_TEST(identifiers.insert(record.identifier).second, record.identifier);
    for (auto const &item : institutions.at("shiomi_museum").items) {
        auto const start = item.json.find("\"id\":\"") + 6;
        auto const identifier = item.json.substr(start, item.json.find('"', start) - start);
        BOOST_TEST(identifiers.insert(identifier).second, identifier);
    }
}

BOOST_FIXTURE_TEST_CASE(every_record_has_a_set_of_its_repository_and_deletions_bear_no_metadata, Bundled) {
    for (auto const &[id, institution] : institutions)
        for (auto const &record : institution.repository.records) {
            auto const &sets = institution.repository.sets;
            auto const known = std::ranges::find(sets, record.sets.at(0), &app::SampleSet::spec);
            BOOST_TEST((known != sets.end()), record.identifier);
            BOOST_TEST(record.deleted == record.metadata.empty(), record.identifier);
        }
}

BOOST_AUTO_TEST_CASE(no_sample_file_is_large) {
    for (auto const &entry : fs::recursive_directory_iterator(samples))
        if (entry.is_regular_file()) BOOST_TEST(entry.file_size() < 150'000U, entry.path());
}

BOOST_AUTO_TEST_CASE(a_folder_without_institutions_is_named) {
    BOOST_CHECK_EXCEPTION(app::load_samples("nowhere"), std::runtime_error, [](auto const &mistake) {
        return std::string(mistake.what()).find("'nowhere'") != std::string::npos;
    });
}

BOOST_AUTO_TEST_SUITE_END()
