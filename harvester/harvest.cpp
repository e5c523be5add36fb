#include "harvester/harvest.hpp"

#include "harvester/conductor.hpp"
#include "harvester/source/source.hpp"

namespace tsunagi::harvester {

model::HarvestRun harvest(model::Dataset const &dataset, HarvestRequest const &request,
                          Surroundings const &around) {
    auto const &type = dataset.source.type;
    bool const of_files = type == "files";
    bool const is_crawl = type == "iiif_collection" || type == "resourcesync";
    bool const is_delivery = of_files && !dataset.source.files.whole;
    Conductor conductor(dataset, request, around, {dataset.harvest.size_tolerance, of_files, is_crawl});
    auto const kind = is_delivery ? model::RunKind::ingest : model::RunKind::full;
    auto const source = make_source(dataset, request, around);
    if (!source) return conductor.fail(source.failure(), kind);
    return conductor.conduct(**source, kind);
}

model::HarvestRun ingest(model::Dataset const &dataset, IngestRequest const &wanted,
                         Surroundings const &around) {
    HarvestRequest const request{.started_by = wanted.started_by};
    Conductor conductor(dataset, request, around, {0, true});
    auto const source = make_file_list(dataset, wanted, around);
    return conductor.conduct(*source, model::RunKind::ingest);
}

} // namespace tsunagi::harvester
