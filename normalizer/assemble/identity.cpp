#include "normalizer/assemble/assembly.hpp"
#include "normalizer/normalize/identifier.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

/// "oai:museum.example:0001" without "oai:{namespace}:" when the namespace is the dataset's own
/// (contract 1.1, `id`).
std::string local_part(std::string const &identifier, std::string const &oai_namespace) {
    auto const start = "oai:" + oai_namespace + ":";
    return !oai_namespace.empty() && identifier.starts_with(start) ? identifier.substr(start.size())
                                                                   : identifier;
}

void add_id(model::Record &record, std::string value, std::string type) {
    auto const known = [&](model::SourceId const &id) { return id.value == value; };
    if (!value.empty() && std::ranges::none_of(record.source_ids, known))
        record.source_ids.push_back({std::move(value), std::move(type)});
}

void assemble_source_ids(Assembly const &a) {
    bool const oai = !a.raw.metadata_prefix.empty();
    if (oai) add_id(a.record, a.raw.identifier, "oai");
    for (auto const &value : a.values("sourceIds")) {
        auto const &text = value.value.text;
        auto const type = value.parts.find("type");
        add_id(a.record, text,
               type != value.parts.end() ? type->second.front().text
               : value.kind.empty()      ? identifier_type(text)
                                         : value.kind);
    }
    if (!oai) add_id(a.record, a.raw.identifier, "local");
}

model::Organization organization_of(model::Institution const &institution) {
    return {institution.id, institution.name, institution.url};
}

void report_bad_forms(Assembly const &a) {
    for (auto const &id : a.record.source_ids)
        if (!is_well_formed_identifier(id.type, id.value))
            a.report({.rule = "R09",
                      .severity = model::Severity::error,
                      .field = "sourceIds",
                      .value = id.value,
                      .message = {"識別子「" + id.value + "」は " + id.type + " の形か検査数字が合いません。",
                                  "the identifier '" + id.value +
                                      "' has not the form or check digit of its type " + id.type}});
}

} // namespace

void assemble_identity(Assembly const &a) {
    auto const &dataset = *a.origin.dataset;
    assemble_source_ids(a);
    auto const identifier = !a.raw.identifier.empty()      ? a.raw.identifier
                            : !a.record.source_ids.empty() ? a.record.source_ids.front().value
                                                           : "";
    auto const local = local_part(identifier, a.raw.metadata_prefix.empty() ? "" : a.origin.oai_namespace);
    a.record.id = local.empty() ? "" : dataset.id + "-" + local;
    a.record.dataset = dataset.id;
    a.record.sectors = dataset.sectors;
    a.record.updated = a.origin.now;
    a.record.source_datestamp = a.raw.datestamp;
    a.record.source = a.mapped.source;
    if (a.origin.institution) a.record.provider = organization_of(*a.origin.institution);
    a.record.provenance = {.schema = a.mapped.schema,
                           .root = a.mapped.root,
                           .run = a.origin.run,
                           .harvested = a.origin.harvested,
                           .request = a.origin.request,
                           .page_hash = a.origin.page_hash,
                           .offset = a.raw.place.offset,
                           .length = a.raw.place.length,
                           .content_hash = a.origin.content_hash,
                           .mapper_version = a.mapped.schema + "@" + std::to_string(a.mapped.version),
                           .repairs = a.raw.repairs};
    report_bad_forms(a);
    if (!dataset.sectors.empty()) a.record.provenance.fields["sectors"] = {{.rule = "dataset"}};
}

} // namespace tsunagi::normalizer
