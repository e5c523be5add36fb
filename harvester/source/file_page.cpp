#include <stdexcept>

#include "harvester/cut.hpp"
#include "harvester/files/content.hpp"
#include "harvester/files/format.hpp"
#include "harvester/source/files_source.hpp"

namespace tsunagi::harvester {

namespace {

/// The first text of a body tells; only "auto" files without a telling name are opened for this.
std::string format_of(std::string const &name, std::string const &body, model::Dataset const &dataset) {
    auto const &configured = dataset.source.files.format;
    if (!configured.empty() && configured != "auto") return configured;
    auto format = format_of_name(name);
    if (!format.empty()) return format;
    open_content(body, dataset.limits, [&](std::string_view label, std::string_view text) {
        if (format.empty() && !label.empty()) format = format_of_name(label);
        if (format.empty()) format = format_of_content(text);
    });
    return format;
}

std::string reason_of(std::string const &format) {
    if (format == "json" || format == "json_lines") return "not_json";
    if (format == "oai_pmh") return "not_oai";
    return format == "xml" ? "page_truncated" : "configuration";
}

} // namespace

model::Result<FetchedPage> read_file_page(std::string const &name, std::string body,
                                          model::Dataset const &dataset, model::HarvestRun const &run,
                                          Clock const &clock) {
    FetchedPage page;
    page.body = std::move(body);
    auto &provenance = page.provenance;
    provenance.dataset = dataset.id;
    provenance.run = run.id;
    provenance.ordinal = static_cast<std::uint32_t>(run.pages);
    provenance.url = "file:" + name;
    provenance.fetched = rfc3339(clock.now());
    provenance.token_before = run.resumption_token;
    try {
        provenance.cut_as = format_of(name, page.body, dataset);
        if (provenance.cut_as.empty())
            return model::Failure{"configuration", "file \"" + name + "\" is empty"};
        store::ArchivedPage archived;
        archived.provenance = provenance;
        cut(archived, page.body, dataset,
            [&](model::RawRecord &&record) { page.records.push_back(noted(record)); });
    } catch (ContentError const &error) {
        return model::Failure{error.code(), "file \"" + name + "\": " + error.what()};
    } catch (std::runtime_error const &error) {
        return model::Failure{reason_of(provenance.cut_as), "file \"" + name + "\": " + error.what()};
    }
    return page;
}

} // namespace tsunagi::harvester
