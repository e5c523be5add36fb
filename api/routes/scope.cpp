#include "api/routes/scope.hpp"

namespace tsunagi::api {

bool is_delivered(model::Dataset const &dataset) {
    return dataset.visibility == "public" && dataset.api == "ok";
}

model::Dataset const *delivered_dataset(Readers const &readers, std::string const &id) {
    auto const found = readers.settings.datasets.find(id);
    return found != readers.settings.datasets.end() && is_delivered(found->second) ? &found->second : nullptr;
}

std::vector<model::DatasetId> delivered_datasets(Readers const &readers) {
    std::vector<model::DatasetId> ids;
    for (auto const &[id, dataset] : readers.settings.datasets)
        if (is_delivered(dataset)) ids.push_back(id);
    return ids;
}

std::vector<model::DatasetId> withheld_datasets(Readers const &readers, DatasetSurvey const &survey) {
    std::vector<model::DatasetId> ids;
    for (auto const &[id, dataset] : readers.settings.datasets)
        if (!is_delivered(dataset)) ids.push_back(id);
    for (auto const &id : survey.datasets())
        if (!readers.settings.datasets.contains(id)) ids.push_back(id);
    return ids;
}

std::optional<std::string> database_of_scope(std::string_view scope, Readers const &readers) {
    if (scope == "jps-cross" || scope == "jps-item" || scope == "jps-image") return "";
    constexpr std::string_view ending = "-default";
    if (!scope.ends_with(ending)) return std::nullopt;
    std::string const id(scope.substr(0, scope.size() - ending.size()));
    if (!delivered_dataset(readers, id)) return std::nullopt;
    return id;
}

} // namespace tsunagi::api
