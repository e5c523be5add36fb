#include "app/samples/sample_data.hpp"

#include <pugixml.hpp>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace tsunagi::app {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(fs::path const &file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read the sample file '" + file.string() + "'");
    return {std::istreambuf_iterator<char>(in), {}};
}

rapidjson::Document json_of(fs::path const &file) {
    rapidjson::Document json;
    auto const text = bytes_of(file);
    json.Parse(text.data(), text.size());
    if (json.HasParseError())
        throw std::runtime_error("the sample file '" + file.string() +
                                 "' is not JSON: " + rapidjson::GetParseError_En(json.GetParseError()) +
                                 " at byte " + std::to_string(json.GetErrorOffset()));
    return json;
}

/// A member that must be there as text.
std::string text_of(rapidjson::Value const &object, char const *name, fs::path const &file) {
    auto const member = object.FindMember(name);
    if (member == object.MemberEnd() || !member->value.IsString())
        throw std::runtime_error("the sample file '" + file.string() + "' must have the text member '" +
                                 name + "' in every object");
    return {member->value.GetString(), member->value.GetStringLength()};
}

std::string xml_of(pugi::xml_node const &node) {
    std::ostringstream out;
    node.print(out, "", pugi::format_raw);
    return out.str();
}

SampleRecord record_of(pugi::xml_node const &node, fs::path const &file) {
    auto const header = node.child("header");
    SampleRecord record{.identifier = header.child_value("identifier"),
                        .datestamp = header.child_value("datestamp"),
                        .deleted = std::string(header.attribute("status").value()) == "deleted",
                        .header = xml_of(header)};
    for (auto const set : header.children("setSpec")) record.sets.emplace_back(set.child_value());
    if (auto const metadata = node.child("metadata")) record.metadata = xml_of(metadata);
    if (record.identifier.empty() || record.datestamp.empty())
        throw std::runtime_error("every record of '" + file.string() +
                                 "' must have an identifier and a datestamp in its header");
    return record;
}

std::vector<SampleRecord> records_of(fs::path const &file) {
    pugi::xml_document document;
    auto const text = bytes_of(file);
    auto const outcome =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!outcome)
        throw std::runtime_error("the sample file '" + file.string() + "' is not well-formed XML: " +
                                 outcome.description() + " at byte " + std::to_string(outcome.offset));
    std::vector<SampleRecord> records;
    for (auto const node : document.child("records").children("record"))
        records.push_back(record_of(node, file));
    return records;
}

SampleRepository repository_of(fs::path const &folder) {
    auto const file = folder / "repository.json";
    auto const json = json_of(file);
    SampleRepository repository{.name = text_of(json, "name", file),
                                .admin_email = text_of(json, "admin_email", file),
                                .metadata_prefix = text_of(json, "metadata_prefix", file),
                                .schema = text_of(json, "schema", file),
                                .namespace_uri = text_of(json, "namespace", file),
                                .records = records_of(folder / "records.xml")};
    if (auto const sets = json.FindMember("sets"); sets != json.MemberEnd() && sets->value.IsArray())
        for (auto const &set : sets->value.GetArray())
            repository.sets.push_back({text_of(set, "spec", file), text_of(set, "name", file)});
    return repository;
}

std::vector<SampleItem> items_of(fs::path const &file) {
    auto const json = json_of(file);
    if (!json.IsArray())
        throw std::runtime_error("the sample file '" + file.string() + "' must hold a JSON array of objects");
    std::vector<SampleItem> items;
    for (auto const &object : json.GetArray()) {
        rapidjson::StringBuffer buffer;
        rapidjson::Writer writer(buffer);
        object.Accept(writer);
        items.push_back({{buffer.GetString(), buffer.GetSize()}, text_of(object, "updated_at", file)});
    }
    return items;
}

SampleInstitution institution_of(fs::path const &folder) {
    SampleInstitution institution{.id = folder.filename().string()};
    for (auto const &entry : fs::directory_iterator(folder)) {
        auto const name = entry.path().filename().string();
        if (name == "repository.json")
            institution.repository = repository_of(folder);
        else if (name == "items.json")
            institution.items = items_of(entry.path());
        else if (name != "records.xml")
            institution.files.emplace(name, bytes_of(entry.path()));
    }
    return institution;
}

} // namespace

SampleInstitutions load_samples(fs::path const &data) {
    if (!fs::is_directory(data))
        throw std::runtime_error("the folder of sample institutions '" + data.string() + "' does not exist");
    SampleInstitutions institutions;
    for (auto const &entry : fs::directory_iterator(data))
        if (entry.is_directory())
            institutions.emplace(entry.path().filename().string(), institution_of(entry.path()));
    if (institutions.empty())
        throw std::runtime_error("the folder of sample institutions '" + data.string() + "' is empty");
    return institutions;
}

} // namespace tsunagi::app
