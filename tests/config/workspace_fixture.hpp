// A small valid workspace in a folder that goes away, to plant mistakes into.
#pragma once

#include <string>

#include "config/settings.hpp"
#include "tests/support/temporary_folder.hpp"

namespace tsunagi::tests {

/// Vocabularies as they are; one crosswalk without rules.
inline schemas::Catalog small_catalog() {
    schemas::Catalog catalog;
    model::Mistakes mistakes;
    auto const loaded =
        schemas::load_catalog(std::filesystem::path(TSUNAGI_SOURCE_DIR) / "schemas", "", mistakes);
    catalog.vocabularies = loaded->vocabularies;
    catalog.crosswalks["oai_dc"].id = "oai_dc";
    return catalog;
}

struct WorkspaceFixture {
    WorkspaceFixture() {
        service("");
        folder.write("config/institutions/museum.json", R"({"id": "museum", "name": {"ja": "見本美術館"}})");
    }

    /// Writes config/service.json with these members.
    void service(std::string const &members) const {
        folder.write("config/service.json", "{" + members + "}");
    }

    /// Writes the dataset `prints` with the members that must be given, and these.
    void dataset(std::string const &members, std::string const &source = oai,
                 std::string const &rights = R"("metadata": "cc0")") const {
        folder.write(
            "config/datasets/prints.json",
            R"({"id": "prints", "institution": "museum", "name": {"ja": "版画"}, "schema": "oai_dc", )"
            R"("source": {)" +
                source + R"(}, "rights": {)" + rights + "}" + (members.empty() ? "" : ", " + members) + "}");
    }

    config::Settings load() {
        mistakes.clear();
        static auto const catalog = small_catalog();
        return config::load_settings(folder.path(), catalog, mistakes);
    }

    /// "pointer: expected" of the only mistake; all sentences when there are more or none.
    std::string mistake() {
        load();
        if (mistakes.size() == 1) return mistakes[0].pointer + ": " + mistakes[0].expected;
        return std::to_string(mistakes.size()) + " mistakes\n" + sentences(mistakes);
    }

    static constexpr char const *oai = R"("type": "oai_pmh", "url": "https://museum.example/oai")";
    TemporaryFolder folder;
    model::Mistakes mistakes;
};

} // namespace tsunagi::tests
