#include "app/one_stream.hpp"

#include "harvester/clock.hpp"
#include "harvester/cut.hpp"

#include <stdexcept>

namespace tsunagi::app {

namespace {

std::shared_ptr<schemas::Catalog const> catalog_of(std::filesystem::path const &workspace) {
    model::Mistakes mistakes;
    auto catalog = schemas::load_catalog(schemas::builtin_schemas(), workspace / "schemas", mistakes);
    if (!mistakes.empty()) throw std::runtime_error(mistakes.front().message);
    return catalog;
}

model::Crosswalk const &crosswalk_of(schemas::Catalog const &catalog, std::string const &schema) {
    if (auto const found = catalog.crosswalks.find(schema); found != catalog.crosswalks.end())
        return found->second;
    std::string known;
    for (auto const &entry : catalog.crosswalks) known += (known.empty() ? "" : ", ") + entry.first;
    throw std::runtime_error("there is no schema '" + schema + "'; known are: " + known);
}

/// A dataset that says no more than the stream itself does.
model::Dataset dataset_for(model::Crosswalk const &crosswalk) {
    model::Dataset dataset{.id = "stdin", .institution = "stdin", .schema = crosswalk.id};
    dataset.source.type = "files";
    if (crosswalk.media_type == "xml" && !crosswalk.roots.empty()) {
        auto const &root = crosswalk.roots.front();
        dataset.source.files.record_path = root.substr(root.find(':') + 1);
    }
    return dataset;
}

std::string format_of(model::Crosswalk const &crosswalk, std::string_view text) {
    if (crosswalk.media_type != "json") return crosswalk.media_type;
    auto const first_line = text.substr(0, text.find('\n'));
    bool const lines =
        first_line.starts_with('{') && (first_line.ends_with('}') || first_line.ends_with("}\r"));
    return lines ? "json_lines" : "json";
}

} // namespace

OneStream::OneStream(std::filesystem::path const &workspace, std::string const &schema)
    : m_catalog(catalog_of(workspace)),
      m_dataset(dataset_for(crosswalk_of(*m_catalog, schema))), m_institution{.id = "stdin"},
      m_normalizer(m_catalog) {}

void OneStream::each(std::string_view text, Visit const &visit) const {
    store::ArchivedPage page;
    page.provenance.cut_as = format_of(crosswalk_of(*m_catalog, m_dataset.schema), text);
    page.provenance.url = "file:-";
    normalizer::Origin const origin{.dataset = &m_dataset,
                                    .institution = &m_institution,
                                    .request = "file:-",
                                    .now = harvester::rfc3339(harvester::system_clock().now())};
    bool more = true;
    harvester::cut(page, text, m_dataset, [&](model::RawRecord &&raw) {
        if (more) more = visit(raw, m_normalizer.normalize(raw, origin));
    });
}

} // namespace tsunagi::app
