#include "harvester/source/files_source.hpp"
#include "harvester/source/iiif_collection_source.hpp"
#include "harvester/source/json_api_source.hpp"
#include "harvester/source/oai_pmh_source.hpp"
#include "harvester/source/resourcesync_source.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

namespace {

constexpr auto choices = "expected one of oai_pmh, json_api, files, iiif_collection, resourcesync";

} // namespace

model::Result<std::unique_ptr<Source>>
make_source(model::Dataset const &dataset, HarvestRequest const &request, Surroundings const &around) {
    using Made = std::unique_ptr<Source>;
    auto const &type = dataset.source.type;
    if (type == "oai_pmh") return Made(std::make_unique<OaiPmhSource>(dataset, request, around));
    if (type == "json_api") return Made(std::make_unique<JsonApiSource>(dataset, request, around));
    if (type == "files" && !dataset.source.files.url.empty())
        return Made(std::make_unique<RemoteFileSource>(dataset, request, around));
    if (type == "iiif_collection")
        return Made(std::make_unique<IiifCollectionSource>(dataset, request, around));
    if (type == "resourcesync") return Made(std::make_unique<ResourceSyncSource>(dataset, request, around));
    if (type == "files") return Made(std::make_unique<FileListSource>(dataset, around));
    return model::Failure{"configuration",
                          "dataset \"" + dataset.id + "\" has source.type \"" + type + "\", " + choices};
}

std::unique_ptr<Source> make_file_list(model::Dataset const &dataset, IngestRequest const &request,
                                       Surroundings const &around) {
    return std::make_unique<FileListSource>(dataset, request, around);
}

} // namespace tsunagi::harvester
