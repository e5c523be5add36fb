#include "normalizer/assemble/assembly.hpp"
#include "normalizer/normalize/language_tag.hpp"

namespace tsunagi::normalizer {

namespace {

model::Relation relation_of(model::MappedValue const &value) {
    auto const told = part_of(value, "type");
    model::Relation relation{.type = !told.empty()        ? told
                                     : value.kind.empty() ? "related"
                                                          : value.kind,
                             .target = part_of(value, "target"),
                             .label = part_of(value, "label"),
                             .evidence = evidence_of(value)};
    if (relation.target.empty() && is_address(value.value.text)) relation.target = value.value.text;
    if (relation.target.empty() && relation.label.empty()) relation.label = value.value.text;
    return relation;
}

} // namespace

void assemble_texts(Assembly const &a) {
    for (auto const &value : a.values("description")) {
        auto const tag =
            language_tag(value.value.text, value.value.lang, a.origin.dataset->mapping.latin_language);
        a.record.description.push_back({.value = value.value.text,
                                        .lang = tag.lang,
                                        .kind = value.kind.empty() ? "note" : value.kind,
                                        .evidence = evidence_of(value)});
    }
    for (auto const &value : a.values("extent")) {
        a.record.extent.push_back(value.value.text);
        a.record.provenance.fields["extent"].push_back(evidence_of(value));
    }
    for (auto const &value : a.values("relations")) a.record.relations.push_back(relation_of(value));
    a.record.rights.credit = a.first("credit");
}

} // namespace tsunagi::normalizer
