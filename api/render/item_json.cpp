#include "api/render/common_item.hpp"

#include "api/render/json_writer.hpp"

namespace tsunagi::api {
namespace {

/// The order of query API contract 5.3.
void write_common(JsonWriter &json, CommonItem const &item, model::Dataset const *dataset) {
    json.name("common");
    json.begin_object();
    json.text("id", item.id);
    json.text("title", item.title);
    json.text("titleYomi", item.title_yomi);
    json.text("titleEn", item.title_en);
    json.text("description", item.description);
    json.text("descriptionEn", item.description_en);
    json.texts("contributor", item.contributor);
    json.texts("temporal", item.temporal);
    json.texts("location", item.location);
    if (item.coordinates) json.point("coordinates", item.coordinates->first, item.coordinates->second);
    json.texts("category", item.category);
    json.texts("subCategory", item.sub_category);
    json.text("dclass", item.dclass);
    json.text("contentsType", item.contents_type);
    json.text("contentsRightsType", item.contents_rights_type);
    json.text("contentsAccess", item.contents_access);
    json.texts("thumbnailUrl", item.thumbnail_url);
    json.texts("contentsUrl", item.contents_url);
    json.text("iiifUrl", item.iiif_url);
    json.text("linkUrl", item.link_url);
    json.text("provider", item.provider);
    json.text("providerUrl", item.provider_url);
    json.text("ownerOrg", item.owner_org);
    json.text("database", item.database);
    json.number("lastUpdatedDate", item.last_updated);
    json.text("access", "PUBLIC"); // hidden datasets are in no outlet
    json.text("apiType", dataset ? dataset->api : "ok");
    json.end_object();
}

void write_rdfindex(JsonWriter &json, CommonItem const &item) {
    json.name("rdfindex");
    json.begin_object();
    json.list("type", item.rdf_type);
    json.list("temporal", item.rdf_temporal);
    json.list("spatial", item.rdf_spatial);
    json.end_object();
}

void write_field(JsonWriter &json, SourceField const &field) {
    if (!field.children.empty()) {
        json.name(field.name);
        json.begin_object();
        for (auto const &child : field.children) write_field(json, child);
        json.end_object();
    } else if (field.list) {
        json.texts(field.name, field.values);
    } else if (!field.values.empty()) {
        json.text(field.name, field.values.front());
    }
}

} // namespace

std::string write_item(model::Record const &record, model::Dataset const *dataset,
                       schemas::Catalog const &catalog, Columns const *columns) {
    auto const item = common_item(record, catalog);
    JsonWriter json;
    json.begin_object();
    json.text("id", item.id);
    write_common(json, item, dataset);
    write_rdfindex(json, item);
    for (auto const &field : source_fields(record, dataset, columns)) write_field(json, field);
    json.end_object();
    return json.result();
}

} // namespace tsunagi::api
