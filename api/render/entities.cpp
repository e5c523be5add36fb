#include "api/render/entities.hpp"

#include "api/render/json_writer.hpp"

namespace tsunagi::api {
namespace {

void write_facet(JsonWriter &json, indexer::Facet const &facet) {
    json.begin_object();
    json.text("key", facet.key);
    json.name("counts");
    json.begin_object();
    for (auto const &[code, count] : facet.counts) json.number(code, static_cast<std::int64_t>(count));
    json.end_object();
    json.end_object();
}

/// A code where one is known, else the licence's address, else its words.
std::string short_form(std::optional<model::RightsDefault> const &rights) {
    if (!rights) return {};
    if (!rights->code.empty()) return rights->code;
    return rights->uri.empty() ? rights->text : rights->uri;
}

void write_label(JsonWriter &json, model::DatasetId const &dataset, model::Label const &label) {
    json.begin_object();
    json.text("path", field_path(dataset, label));
    json.text("source", label.source);
    json.text("type", label.type);
    json.local("label", label.label);
    json.name("display"), json.value(label.display);
    json.number("order", label.order);
    json.list("common", label.common);
    json.end_object();
}

} // namespace

std::string write_search(std::vector<std::string> const &rows, std::uint64_t hit, std::uint32_t from,
                         std::vector<indexer::Facet> const &facets) {
    JsonWriter json;
    json.begin_object();
    json.name("list");
    json.begin_array();
    for (auto const &row : rows) json.json(row);
    json.end_array();
    json.number("hit", static_cast<std::int64_t>(hit));
    json.number("from", from);
    json.name("facets");
    json.begin_array();
    for (auto const &facet : facets) write_facet(json, facet);
    json.end_array();
    json.end_object();
    return json.result();
}

std::string write_refused_search() { return R"({"list":[],"hit":0,"from":0})"; }

std::string write_database(model::Dataset const &dataset, DatabaseState const &state) {
    JsonWriter json;
    json.begin_object();
    json.text("id", dataset.id);
    json.local("name", dataset.name);
    if (state.last_updated > 0) json.number("lastDataUpdated", state.last_updated);
    json.local("description", dataset.description);
    json.text("url", dataset.url);
    json.text("org", dataset.institution);
    json.text("linkage", dataset.aggregator);
    json.list("cm", dataset.sectors);
    json.text("contentsRightsType", short_form(dataset.content_rights));
    json.text("metadataRights", short_form(dataset.metadata_rights));
    json.text("apiType", dataset.api);
    json.number("itemCount", static_cast<std::int64_t>(state.items));
    json.end_object();
    return json.result();
}

std::string write_labels(model::Dataset const &dataset, Columns const &columns) {
    JsonWriter json;
    json.begin_object();
    json.text("id", dataset.id);
    json.name("labels");
    json.begin_array();
    for (auto const &label : labels_of(dataset, columns)) write_label(json, dataset.id, label);
    json.end_array();
    json.end_object();
    return json.result();
}

std::string write_organization(model::Institution const &body,
                               std::vector<model::DatasetId> const &databases) {
    JsonWriter json;
    json.begin_object();
    json.text("id", body.id);
    json.local("name", body.name);
    json.text("url", body.url);
    json.text("address", body.address.ja.empty() ? body.address.en : body.address.ja);
    if (body.lat && body.lon) json.point("coordinates", *body.lat, *body.lon);
    json.text("isil", body.isil);
    json.list("role", body.roles);
    json.list("databases", databases);
    json.end_object();
    return json.result();
}

std::string write_code_table(CodeTable const &table) {
    JsonWriter json;
    json.begin_object();
    json.text("id", table.id);
    json.local("name", table.name);
    json.name("values");
    json.begin_array();
    std::int64_t order = 0;
    for (auto const &value : table.values) {
        json.begin_object();
        json.text("code", value.code);
        json.text("ja", value.label.ja);
        json.text("en", value.label.en);
        json.number("order", ++order);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return json.result();
}

} // namespace tsunagi::api
