#include "api/routes/actions.hpp"

#include <set>

#include "api/render/entities.hpp"
#include "api/routes/entity_search.hpp"
#include "api/routes/scope.hpp"

namespace tsunagi::api {
namespace {

constexpr int entity_seconds = 300;

std::int64_t last_updated(Call const &call, model::DatasetId const &id) {
    auto const view = call.desk.survey.view(id);
    return view ? view->last_updated : 0;
}

std::string database_json(Call const &call, model::Dataset const &dataset) {
    return write_database(dataset, {last_updated(call, dataset.id), call.readers.records.live(dataset.id)});
}

Entity entity_of(Call const &call, model::Dataset const &dataset) {
    return {.text = dataset.id + "\n" + dataset.name.ja + "\n" + dataset.name.en + "\n" +
                    dataset.description.ja + "\n" + dataset.description.en,
            .values = {{"cm", dataset.sectors}, {"org", {dataset.institution}}},
            .write = [&call, &dataset] { return database_json(call, dataset); }};
}

/// The given-out datasets that a body provides, owns or links.
std::vector<model::Dataset const *> datasets_of(Readers const &readers, model::InstitutionId const &body) {
    std::vector<model::Dataset const *> list;
    for (auto const &[id, dataset] : readers.settings.datasets) {
        bool const takes_part =
            dataset.institution == body || dataset.owner == body || dataset.aggregator == body;
        if (takes_part && is_delivered(dataset)) list.push_back(&dataset);
    }
    return list;
}

std::string organization_json(Call const &call, model::Institution const &body) {
    std::vector<model::DatasetId> databases;
    for (auto const *dataset : datasets_of(call.readers, body.id)) databases.push_back(dataset->id);
    return write_organization(body, databases);
}

Entity entity_of(Call const &call, model::Institution const &body) {
    std::set<std::string> sectors;
    for (auto const *dataset : datasets_of(call.readers, body.id))
        sectors.insert(dataset->sectors.begin(), dataset->sectors.end());
    return {.text = body.id + "\n" + body.name.ja + "\n" + body.name.en + "\n" + body.kana,
            .values = {{"cm", {sectors.begin(), sectors.end()}}},
            .write = [&call, &body] { return organization_json(call, body); }};
}

Response no_database(std::string const &id) {
    return error_response(404, "database-not-found", "There is no database '" + id + "'.");
}

} // namespace

Response search_databases(Call const &call) {
    std::vector<Entity> entities;
    for (auto const &[id, dataset] : call.readers.settings.datasets)
        if (is_delivered(dataset)) entities.push_back(entity_of(call, dataset));
    return search_entities(call, entities, {"cm", "org"});
}

Response show_database(Call const &call) {
    auto const *dataset = delivered_dataset(call.readers, call.argument);
    if (!dataset) return no_database(call.argument);
    return json_answer(database_json(call, *dataset), {entity_seconds, last_updated(call, dataset->id)});
}

Response show_labels(Call const &call) {
    auto const *dataset = delivered_dataset(call.readers, call.argument);
    if (!dataset) return no_database(call.argument);
    auto const view = call.desk.survey.view(dataset->id);
    return json_answer(write_labels(*dataset, view ? view->columns : Columns{}), {entity_seconds});
}

Response search_organizations(Call const &call) {
    std::vector<Entity> entities;
    for (auto const &[id, body] : call.readers.settings.institutions)
        entities.push_back(entity_of(call, body));
    return search_entities(call, entities, {"cm"});
}

Response show_organization(Call const &call) {
    auto const found = call.readers.settings.institutions.find(call.argument);
    if (found == call.readers.settings.institutions.end())
        return error_response(404, "organization-not-found",
                              "There is no organization '" + call.argument + "'.");
    return json_answer(organization_json(call, found->second), {entity_seconds});
}

Response show_codes(Call const &call) {
    auto const table = code_table(call.argument, call.readers.catalog);
    if (!table)
        return error_response(404, "code-not-found",
                              "There is no code table '" + call.argument +
                                  "': rights, usability, access, medium, contents, type, cm and tempo are.");
    return json_answer(write_code_table(*table), {entity_seconds});
}

} // namespace tsunagi::api
