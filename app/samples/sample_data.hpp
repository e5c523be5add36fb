// The bundled sample institutions as they lie in config/samples/data: one folder an institution.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tsunagi::app {

/// One record as an OAI-PMH repository holds it; the XML is sent as it stands in records.xml.
struct SampleRecord {
    std::string identifier, datestamp; ///< UTC, seconds
    std::vector<std::string> sets;
    bool deleted = false;
    std::string header, metadata; ///< elements as XML; a deleted record has no metadata
};

struct SampleSet {
    std::string spec, name;
};

/// What a repository says of itself (repository.json), and its records (records.xml).
struct SampleRepository {
    std::string name, admin_email, metadata_prefix, schema, namespace_uri;
    std::vector<SampleSet> sets; ///< empty = no set hierarchy
    std::vector<SampleRecord> records;
};

/// One object of items.json.
struct SampleItem {
    std::string json, updated_at; ///< UTC, seconds
};

struct SampleInstitution {
    std::string id;              ///< the folder's name
    SampleRepository repository; ///< without records: it has no repository
    std::vector<SampleItem> items;
    std::map<std::string, std::string> files; ///< name -> bytes
};

using SampleInstitutions = std::map<std::string, SampleInstitution>;

/// Reads every folder below `data`. Throws std::runtime_error with a sentence naming the file that cannot be
/// read.
SampleInstitutions load_samples(std::filesystem::path const &data);

} // namespace tsunagi::app
