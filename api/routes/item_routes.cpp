#include "api/routes/actions.hpp"

#include <ctime>

#include "api/query/compatible_query.hpp"
#include "api/render/common_item.hpp"
#include "api/render/entities.hpp"
#include "api/render/moment.hpp"
#include "api/routes/caching.hpp"
#include "api/routes/scope.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::api {
namespace {

constexpr int item_seconds = 300, search_seconds = 60; // query API contract 9.13

/// The record behind an id, when it is live and may be given out.
std::optional<store::StoredRecord> delivered_record(Call const &call, model::RecordId const &id) {
    auto stored = call.readers.records.get(id);
    if (!stored || stored->status != "live" || !delivered_dataset(call.readers, stored->dataset))
        return std::nullopt;
    return stored;
}

std::string item_json(Call const &call, store::StoredRecord const &stored) {
    auto const view = call.desk.survey.view(stored.dataset);
    return write_item(schemas::read_record(stored.json), delivered_dataset(call.readers, stored.dataset),
                      call.readers.catalog, view ? &view->columns : nullptr);
}

/// Pages of one day and one generation do not overlap (contract 3.5).
std::uint64_t seed_of_today(std::string const &generation) {
    return fingerprint(generation + http_date(std::time(nullptr)).substr(0, 16));
}

/// A record that was withdrawn since the index was written is left out.
std::vector<std::string> rows(Call const &call, indexer::Hits const &hits) {
    std::vector<std::string> list;
    for (auto const &hit : hits.page)
        if (auto const stored = delivered_record(call, hit.id)) list.push_back(item_json(call, *stored));
    return list;
}

Response run_search(Call const &call, CompatibleQuery compatible) {
    auto const generation = call.readers.index.generation();
    if (generation.empty()) return unavailable();
    auto &query = compatible.query;
    query.hidden_datasets = withheld_datasets(call.readers, call.desk.survey);
    query.seed = seed_of_today(generation);
    auto const hits = call.readers.index.search(query);
    return json_answer(write_search(rows(call, hits), hits.total, query.from, hits.facets),
                       {search_seconds, call.readers.index.committed(), true}, compatible.warnings);
}

} // namespace

Response search_items(Call const &call) {
    auto const database = database_of_scope(call.argument, call.readers);
    if (!database)
        return error_response(404, "scope-not-found",
                              "There is no search '" + call.argument +
                                  "': jps-cross and {database id}-default are.");
    auto const databases = delivered_datasets(call.readers);
    auto compatible = parse_compatible(call.parameters, *database, call.readers.catalog, &databases);
    compatible.warnings.insert(compatible.warnings.begin(), call.warnings.begin(), call.warnings.end());
    if (compatible.refused)
        return json_answer(write_refused_search(), {search_seconds, 0, true}, compatible.warnings);
    return run_search(call, std::move(compatible));
}

Response search_items_of_page(Call const &call) {
    if (call.parameters.has("csid")) return search_items(call);
    auto warnings = call.warnings;
    warnings.push_back({"missing-csid", {}});
    return json_answer(write_refused_search(), {search_seconds, 0, true}, warnings);
}

Response show_item(Call const &call) {
    auto const stored = delivered_record(call, call.argument);
    if (!stored) return error_response(404, "item-not-found", "There is no item '" + call.argument + "'.");
    return json_answer(item_json(call, *stored),
                       {item_seconds, epoch_milliseconds(stored->updated).value_or(0)});
}

Response redirect_to_item(Call const &call) {
    Response response{.status = 302};
    response.headers.emplace_back("Location", "/api/item/" + percent_encode(call.argument));
    return response;
}

} // namespace tsunagi::api
