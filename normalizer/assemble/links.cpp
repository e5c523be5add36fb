#include "normalizer/assemble/assembly.hpp"
#include "normalizer/normalize/text.hpp"

namespace tsunagi::normalizer {

namespace {

/// "URLs need a scheme" (crosswalks contract, rules for every mapper, 5): anything else is told, not shown as
/// a link.
template <class Keep>
void take_links(Assembly const &a, std::string const &to, Keep const &keep) {
    for (auto const &value : a.values(to)) {
        auto text = squash(value.value.text);
        if (!is_address(text)) {
            a.report(problem_about("R05", model::Severity::error, to, value,
                                   {"リンク「" + text + "」は http または https で始まる必要があります。",
                                    "the link '" + text + "' must begin with http:// or https://"}));
            continue;
        }
        keep(std::move(text));
        a.record.provenance.fields["links"].push_back(evidence_of(value));
    }
}

} // namespace

void assemble_links(Assembly const &a) {
    auto &links = a.record.links;
    auto const first_into = [](std::string &member) {
        return [&member](std::string text) {
            if (member.empty()) member = std::move(text);
        };
    };
    take_links(a, "links.landingPage", first_into(links.landing_page));
    take_links(a, "links.iiif", first_into(links.iiif));
    take_links(a, "links.content", [&](std::string text) { links.content.push_back(std::move(text)); });
    take_links(a, "links.thumbnail", [&](std::string text) { links.thumbnail.push_back(std::move(text)); });
}

} // namespace tsunagi::normalizer
