#include "normalizer/assemble/assembly.hpp"
#include "normalizer/crosswalk/select.hpp"

namespace tsunagi::normalizer {

namespace {

/// <about><rights><rightsReference ref="…"/></rights></about> speaks of the metadata (OAI rights
/// guidelines, 2.1).
void add_about_rights(std::string const &about, std::vector<ProvidedRights> &provided) {
    if (about.empty()) return;
    auto const tree = read_xml(about);
    if (!tree) return;
    auto const add = [&](model::Path const &path) {
        for (auto const *node : select(tree->root(), path, {}))
            if (node->leaf()) provided.push_back({"metadata", std::string(node->text), "about/" + path.text});
    };
    add({"rights/rightsReference/@ref", true, {{"rightsReference", {}}, {"@ref", {}}}});
    add({"rights/rightsDefinition", true, {{"rightsDefinition", {}}}});
}

RightsDefaults defaults_of(Origin const &origin) {
    auto const &dataset = *origin.dataset;
    RightsDefaults defaults{dataset.metadata_rights,
                            dataset.content_rights,
                            dataset.thumbnail_rights,
                            {},
                            dataset.mapping.rights_texts};
    if (origin.institution) defaults.institution_content = origin.institution->content_rights;
    return defaults;
}

} // namespace

void assemble_rights(Assembly const &a) {
    std::vector<ProvidedRights> provided;
    for (auto const &value : a.values("rights"))
        provided.push_back(
            {value.scope.empty() ? "content" : value.scope, value.value.text, value.value.path});
    for (auto const &value : a.values("access"))
        provided.push_back({"access", value.value.text, value.value.path});
    add_about_rights(a.raw.about, provided);
    auto const credit = std::move(a.record.rights.credit);
    auto decision = a.readers.rights.decide(provided, defaults_of(a.origin), a.origin.now);
    a.record.rights = std::move(decision.rights);
    if (a.record.rights.credit.empty())
        a.record.rights.credit = credit.empty() ? a.origin.dataset->credit : credit;
    a.record.access = std::move(decision.access);
    for (auto &problem : decision.problems) a.report(std::move(problem));
}

} // namespace tsunagi::normalizer
