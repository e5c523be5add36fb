#include "api/render/common_item.hpp"

#include <algorithm>

#include "api/render/moment.hpp"
#include "indexer/facet_values.hpp"

namespace tsunagi::api {
namespace {

using model::Record;

bool is_english(std::string const &lang) { return lang == "en" || lang.starts_with("en-"); }

bool is_blank(std::string const &text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

void add(std::vector<std::string> &list, std::string const &text) {
    if (!is_blank(text) && std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

/// Value of the first element that a test takes.
template <class Elements, class Test>
std::string first_of(Elements const &elements, Test const &takes) {
    for (auto const &element : elements)
        if (!element.value.empty() && takes(element)) return element.value;
    return {};
}

std::string main_title(Record const &record) {
    auto const is_main = [](model::Title const &t) { return t.kind == "main"; };
    auto const title =
        first_of(record.titles, [&](auto const &t) { return is_main(t) && !is_english(t.lang); });
    if (!title.empty()) return title;
    return first_of(record.titles, is_main);
}

/// An abstract tells more about the whole than a note on it.
std::string description_in(Record const &record, bool english) {
    auto const in_language = [&](model::Description const &d) { return is_english(d.lang) == english; };
    auto const abstract =
        first_of(record.description, [&](auto const &d) { return in_language(d) && d.kind == "abstract"; });
    return abstract.empty() ? first_of(record.description, in_language) : abstract;
}

void tell_texts(Record const &record, CommonItem &item) {
    item.title = main_title(record);
    item.title_yomi = first_of(record.titles, [](auto const &t) { return t.kind == "reading"; });
    item.title_en = first_of(record.titles, [](auto const &t) { return is_english(t.lang); });
    item.description = description_in(record, false);
    item.description_en = description_in(record, true);
    for (auto const &agent : record.agents) add(item.contributor, agent.name);
    for (auto const &publisher : record.publisher) add(item.contributor, publisher.name);
    for (auto const &subject : record.subjects)
        if (item.dclass.empty() && subject.scheme.starts_with("ndc")) item.dclass = subject.value;
}

/// A given point before that of a prefecture's office. Places that the source hides (rare species, graves)
/// are never told.
std::optional<std::pair<double, double>> point_of(Record const &record) {
    for (std::string const source : {"given", "prefecture"})
        for (auto const &place : record.spatial)
            if (place.point && place.point->source == source) return {{place.point->lat, place.point->lon}};
    return std::nullopt;
}

void tell_time_and_place(Record const &record, CommonItem &item) {
    for (auto const &span : record.temporal) add(item.temporal, span.provided);
    for (auto const &place : record.spatial) {
        add(item.location, place.provided);
        add(item.rdf_spatial, place.path);
    }
    item.coordinates = point_of(record);
}

void tell_kind(Record const &record, CommonItem &item) {
    for (auto const &type : record.type) {
        add(item.category, type.code);
        add(item.sub_category, type.provided);
    }
    item.contents_type = record.media;
    item.contents_rights_type = record.rights.content.code;
    item.contents_access = indexer::contents_access(record.access);
}

void tell_links(Record const &record, CommonItem &item) {
    for (auto const &url : record.links.thumbnail) add(item.thumbnail_url, url);
    for (auto const &url : record.links.content) add(item.contents_url, url);
    item.iiif_url = record.links.iiif;
    item.link_url = record.links.landing_page;
}

/// The id of a registered body, else its name as it came (contract 5.3, no. 21).
std::string name_of(model::Organization const &body) {
    if (!body.id.empty()) return body.id;
    return body.name.ja.empty() ? body.name.en : body.name.ja;
}

std::string label_of(schemas::Catalog const &catalog, std::string const &vocabulary,
                     std::string const &code) {
    auto const &table = catalog.vocabularies.table(vocabulary);
    auto const key = table.column("code"), label = table.column("label_ja");
    for (auto const &row : table.rows())
        if (row[key] == code) return row[label];
    return {};
}

/// Class names of the RDF form (rdf contract 3): three confirmed ones, the others from the label.
std::string class_name(schemas::Catalog const &catalog, std::string const &code) {
    if (code == "paint") return "絵画";
    if (code == "archeology") return "考古";
    if (code == "map") return "地図資料";
    auto label = label_of(catalog, "item_types", code);
    std::erase(label, ' ');
    return label;
}

void tell_concepts(Record const &record, schemas::Catalog const &catalog, CommonItem &item) {
    for (auto const &code : item.category) add(item.rdf_type, class_name(catalog, code));
    for (auto const &code : indexer::facet_values(record).tempo)
        if (auto const label = label_of(catalog, "eras_facet", code); !label.empty())
            add(item.rdf_temporal, label + "時代");
}

} // namespace

CommonItem common_item(Record const &record, schemas::Catalog const &catalog) {
    CommonItem item{.id = record.id};
    tell_texts(record, item);
    tell_time_and_place(record, item);
    tell_kind(record, item);
    tell_links(record, item);
    tell_concepts(record, catalog, item);
    item.provider = name_of(record.provider);
    item.provider_url = record.provider.url;
    item.owner_org = name_of(record.owner);
    item.database = record.dataset;
    item.last_updated = epoch_milliseconds(record.updated).value_or(0);
    return item;
}

} // namespace tsunagi::api
