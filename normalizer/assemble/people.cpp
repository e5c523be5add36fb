#include "normalizer/assemble/assembly.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

void take_part(model::MappedValue const &value, std::string const &name, std::string &member) {
    if (auto text = part_of(value, name); !text.empty()) member = std::move(text);
}

void add_agents(Assembly const &a, model::MappedValue const &value) {
    auto const told_role = part_of(value, "role");
    auto agents = a.readers.agents.read(value.value.text, value.role.empty() ? "creator" : value.role);
    for (auto &agent : agents) {
        take_part(value, "reading", agent.reading);
        take_part(value, "uri", agent.uri);
        take_part(value, "birth", agent.birth);
        take_part(value, "death", agent.death);
        take_part(value, "kind", agent.kind);
        if (!told_role.empty()) {
            agent.role_provided = told_role;
            auto const read =
                a.readers.agents.read("[" + told_role + "]x", agent.role); // the role words' own grammar
            if (!read.empty()) agent.role = read.front().role;
        }
        if (agent.provided.empty()) agent.provided = value.value.text;
        auto const rule = std::move(agent.evidence.rule);
        auto const confidence = agent.certainty == "uncertain" ? 0.8 : 1;
        agent.evidence = evidence_of(value, rule, confidence);
        a.record.agents.push_back(std::move(agent));
    }
}

bool names(model::Institution const *institution, std::string const &text) {
    return institution &&
           (text == institution->name.ja || text == institution->name.en || text == institution->id ||
            std::ranges::find(institution->aliases, text) != institution->aliases.end());
}

model::Organization holder(Assembly const &a, std::string const &text) {
    for (auto const *known : {a.origin.owner, a.origin.institution})
        if (text.empty() ? known != nullptr : names(known, text)) return {known->id, known->name, known->url};
    return {.name = {.ja = text, .en = ""}};
}

void assemble_publishers(Assembly const &a) {
    bool const is_holder = a.origin.dataset->mapping.publisher_is == "holder";
    auto const places = a.values("publisher.place");
    for (auto const &value : a.values("publisher")) {
        if (is_holder) {
            a.record.owner = holder(a, value.value.text);
            continue;
        }
        model::Publisher publisher{value.value.text, part_of(value, "place"), evidence_of(value)};
        if (publisher.place.empty() && !places.empty()) publisher.place = places.front().value.text;
        if (!publisher.name.empty()) a.record.publisher.push_back(std::move(publisher));
    }
    if (!is_holder && a.record.publisher.empty() && !places.empty())
        a.record.publisher.push_back({"", places.front().value.text, evidence_of(places.front())});
}

} // namespace

void assemble_people(Assembly const &a) {
    for (auto const &value : a.values("agents"))
        if (!value.value.text.empty()) add_agents(a, value);
    a.record.owner = holder(a, a.first("owner.name").empty() ? a.first("owner") : a.first("owner.name"));
    assemble_publishers(a);
}

} // namespace tsunagi::normalizer
