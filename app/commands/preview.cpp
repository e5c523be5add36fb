#include "app/commands/commands.hpp"
#include "app/one_stream.hpp"
#include "app/workspace.hpp"
#include "harvester/clock.hpp"
#include "harvester/cut.hpp"
#include "schemas/codec/record_json.hpp"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

namespace tsunagi::app {

namespace {

std::string quoted(std::string const &text) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer(buffer).String(text);
    return buffer.GetString();
}

char const *name_of(model::MediaType type) {
    return type == model::MediaType::xml ? "xml" : type == model::MediaType::json ? "json" : "csv";
}

std::string problems_json(model::Problems const &problems) {
    std::string json;
    for (auto const &problem : problems) json += (json.empty() ? "" : ",") + schemas::write_problem(problem);
    return "[" + json + "]";
}

void print(model::RawRecord const &raw, normalizer::Normalized const &stages, bool json) {
    auto const mapped = stages.mapped ? schemas::write_mapped(*stages.mapped) : "{}";
    auto const record = stages.record ? schemas::write_record(*stages.record) : "null";
    if (json) {
        std::cout << R"({"source":{"media_type":")" << name_of(raw.media_type) << R"(","text":)"
                  << quoted(raw.payload) << R"(},"mapped":)" << mapped << R"(,"record":)" << record
                  << R"(,"problems":)" << problems_json(stages.problems) << "}\n";
        return;
    }
    std::cout << "SOURCE (" << name_of(raw.media_type) << ")\n"
              << raw.payload << "\n\nMAPPED\n"
              << mapped << "\n\nRECORD\n"
              << record << "\n\nPROBLEMS\n";
    for (auto const &problem : stages.problems)
        std::cout << problem.rule << " " << problem.field << " " << problem.message.en
                  << (problem.crosswalk.empty() ? "" : " (by rule " + problem.crosswalk + ")") << "\n";
    if (!stages.held_back.empty()) std::cout << "held back: " << stages.held_back << "\n";
}

int preview_file(Folder const &folder, std::string const &schema, std::string const &file, bool json) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read '" + file + "'");
    std::string const text{std::istreambuf_iterator<char>(in), {}};
    bool found = false;
    OneStream(folder, schema)
        .each(text, [&](model::RawRecord const &raw, normalizer::Normalized const &stages) {
            print(raw, stages, json);
            found = true;
            return false;
        });
    if (!found) throw std::runtime_error("'" + file + "' holds no record of schema '" + schema + "'");
    return 0;
}

/// Place of a record in the archive: its id is made from the identifier that the ledger knows it by.
store::SeenRecord place_of(Workspace &workspace, model::Dataset const &dataset,
                           std::string const &record_id) {
    auto const stored = workspace.store->records().get(record_id);
    if (!stored) throw std::runtime_error("there is no record '" + record_id + "'");
    std::vector<std::string> candidates{record_id.substr(dataset.id.size() + 1)};
    for (auto const &id : schemas::read_record(stored->json).source_ids) candidates.push_back(id.value);
    for (auto const &candidate : candidates)
        if (auto const seen = workspace.store->ledger().seen(dataset.id, candidate)) return *seen;
    throw std::runtime_error("the ledger does not know where record '" + record_id +
                             "' came from; `tsunagi normalize " + dataset.id + "` maps it anew");
}

std::string first_record(Workspace &workspace, model::Dataset const &dataset) {
    std::string id;
    workspace.store->records().scan(dataset.id, [&](store::StoredRecord const &record) {
        id = record.id;
        return record.status == "deleted";
    });
    if (id.empty())
        throw std::runtime_error("dataset '" + dataset.id + "' has no record yet; harvest it first");
    return id;
}

normalizer::Origin origin_of(Workspace const &workspace, model::Dataset const &dataset,
                             store::ArchivedPage const &page, std::string const &oai_namespace) {
    auto const institution = workspace.settings.institutions.find(dataset.institution);
    return {.dataset = &dataset,
            .institution =
                institution == workspace.settings.institutions.end() ? nullptr : &institution->second,
            .oai_namespace = oai_namespace,
            .run = page.provenance.run,
            .request = page.provenance.url,
            .page_hash = page.hash,
            .harvested = page.provenance.fetched,
            .now = harvester::rfc3339(harvester::system_clock().now())};
}

int preview_record(Workspace &workspace, model::Dataset const &dataset, std::string const &record_id,
                   bool json) {
    auto const seen = place_of(workspace, dataset, record_id);
    auto const page = workspace.store->archive().find(seen.page);
    if (!page) throw std::runtime_error("the raw archive has no page " + std::to_string(seen.page));
    auto const origin =
        origin_of(workspace, dataset, *page, workspace.store->ledger().fact(dataset.id, "oai_namespace"));
    normalizer::Normalizer const normalizer(workspace.catalog);
    harvester::cut(*page, workspace.store->archive().body(*page), dataset, [&](model::RawRecord &&raw) {
        if (raw.place.ordinal == seen.place.ordinal) print(raw, normalizer.normalize(raw, origin), json);
    });
    return 0;
}

} // namespace

int preview_command(Folder const &folder, PreviewCommand const &options) {
    if (!options.schema.empty()) return preview_file(folder, options.schema, options.dataset, options.json);
    auto workspace = open_workspace(folder, store::Access::read_only);
    auto const &dataset = workspace.dataset(options.dataset);
    return preview_record(workspace, dataset,
                          options.record.empty() ? first_record(workspace, dataset) : options.record,
                          options.json);
}

} // namespace tsunagi::app
