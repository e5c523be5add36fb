#include "config/settings.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "config/readers.hpp"

namespace tsunagi::config {

namespace fs = std::filesystem;

namespace {

/// *.json of a folder, sorted. Examples end in .json.example and are not read (cli contract 2, init).
std::vector<fs::path> files_of(fs::path const &folder) {
    std::vector<fs::path> files;
    if (fs::is_directory(folder))
        for (auto const &entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// True when the file had no mistake.
bool read_file(fs::path const &workspace, fs::path const &file, model::Mistakes &mistakes,
               ObjectReader::Body const &body) {
    schemas::MistakeLog log(file.lexically_relative(workspace).generic_string(), mistakes);
    auto const json = schemas::read_json_object(file, log);
    if (json) ObjectReader::read({*json, "", log}, body);
    return log.clean();
}

/// Galleries and theme searches: the pages that show them read the rest.
void check_editorial(fs::path const &workspace, char const *folder, model::Mistakes &mistakes) {
    for (auto const &file : files_of(workspace / "config" / folder)) {
        schemas::MistakeLog log(file.lexically_relative(workspace).generic_string(), mistakes);
        auto const json = schemas::read_json_object(file, log);
        if (!json) continue;
        auto const *id = json->find("id");
        if (!id || id->text != file.stem().string())
            log.add("/id", id ? id->shown() : "", "'" + file.stem().string() + "', as the file is called");
    }
}

class SettingsReader {
public:
    SettingsReader(fs::path const &workspace, schemas::Catalog const &catalog, model::Mistakes &mistakes)
        : m_config(workspace / "config"), m_catalog(catalog), m_mistakes(mistakes) {
        m_settings.workspace = workspace;
    }

    Settings read() {
        read_service_file();
        read_institutions();
        read_datasets();
        for (auto const *folder : {"galleries", "theme_searches"})
            check_editorial(m_settings.workspace, folder, m_mistakes);
        return std::move(m_settings);
    }

private:
    void read_service_file() {
        Service service;
        if (read_one(m_config / "service.json", [&](ObjectReader &file) { service = read_service(file); }))
            m_settings.service = std::move(service);
    }

    void read_institutions() {
        for (auto const &file : files_of(m_config / "institutions")) {
            m_institution_names.insert(file.stem().string());
            model::Institution institution;
            if (read_one(file, [&](ObjectReader &reader) {
                    institution = read_institution(reader, file.stem().string(), m_catalog);
                }))
                m_settings.institutions.emplace(institution.id, std::move(institution));
        }
    }

    void read_datasets() {
        Surroundings const around{m_settings.workspace, m_settings.service, m_institution_names, m_catalog};
        for (auto const &file : files_of(m_config / "datasets")) {
            model::Dataset dataset;
            if (read_one(file, [&](ObjectReader &reader) {
                    dataset = read_dataset(reader, file.stem().string(), around);
                }))
                m_settings.datasets.emplace(dataset.id, std::move(dataset));
        }
    }

    bool read_one(fs::path const &file, ObjectReader::Body const &body) {
        return read_file(m_settings.workspace, file, m_mistakes, body);
    }

    fs::path m_config;
    schemas::Catalog const &m_catalog;
    model::Mistakes &m_mistakes;
    Settings m_settings;
    /// Files with mistakes count, too: a dataset of theirs is not wrong because of that.
    std::set<std::string> m_institution_names;
};

} // namespace

void read_own_id(ObjectReader &file, std::string const &file_stem, std::string &id) {
    file.require("id", "'" + file_stem + "', as the file is called");
    std::string written;
    file.text("id", written);
    if (written.empty()) return;
    if (written.find('-') != std::string::npos)
        file.mistake("id",
                     "an id of the characters a-z, 0-9 and _; it has no hyphen, because the id of a record "
                     "is the dataset's id, a hyphen and the local id, and is split at its first hyphen");
    else if (!schemas::is_id(written))
        file.mistake("id", "an id of the characters a-z, 0-9 and _");
    else if (written != file_stem)
        file.mistake("id", "'" + file_stem + "', as the file is called");
    id = written;
}

Settings load_settings(fs::path const &workspace, schemas::Catalog const &catalog,
                       model::Mistakes &mistakes) {
    auto const folder = fs::absolute(workspace).lexically_normal();
    if (!fs::is_regular_file(folder / "config" / "service.json"))
        throw std::runtime_error(
            "'" + workspace.string() +
            "' is no workspace: expected config/service.json in it; `tsunagi init` makes one");
    return SettingsReader(folder, catalog, mistakes).read();
}

} // namespace tsunagi::config
