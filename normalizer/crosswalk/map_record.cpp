#include "normalizer/crosswalk/map_record.hpp"

#include "normalizer/crosswalk/extract.hpp"
#include "normalizer/crosswalk/select.hpp"

#include <algorithm>
#include <set>

namespace tsunagi::normalizer {

namespace {

using model::CrosswalkRule;
using model::MappedField;
using model::MappedValue;

MappedField &field_of(model::MappedRecord &mapped, std::string const &to) {
    auto const found = std::ranges::find(mapped.fields, to, &MappedField::to);
    return found != mapped.fields.end() ? *found : mapped.fields.emplace_back(MappedField{to, {}});
}

MappedValue from_rule(CrosswalkRule const &rule) {
    MappedValue value;
    value.kind = rule.kind;
    value.role = rule.role;
    value.scope = rule.scope;
    value.scheme = rule.scheme;
    value.rule = rule.pointer;
    value.value.lang = rule.lang;
    return value;
}

void apply_plain(CrosswalkRule const &rule, Extraction &extraction, std::vector<MappedValue> &values) {
    for (auto &found : extraction.values(extraction.record(), rule.extract)) {
        auto value = from_rule(rule);
        if (!rule.lang.empty()) found.lang = rule.lang;
        value.value = std::move(found);
        values.push_back(std::move(value));
    }
}

/// One value for every node; its text is the part `name` or `value`, else the node's own text.
void apply_each(CrosswalkRule const &rule, Extraction &extraction, std::vector<MappedValue> &values) {
    for (auto const *node : extraction.nodes(extraction.record(), *rule.each)) {
        auto value = from_rule(rule);
        value.value.path = extraction.path(*node);
        for (auto const &[name, extract] : rule.parts)
            if (auto found = extraction.values(*node, extract); !found.empty())
                value.parts[name] = std::move(found);
        for (auto const *main : {"name", "value"})
            if (auto const part = value.parts.find(main); part != value.parts.end()) {
                value.value = part->second.front();
                if (!rule.lang.empty()) value.value.lang = rule.lang;
            }
        if (!value.value.text.empty() || !value.parts.empty()) values.push_back(std::move(value));
    }
}

/// xml:lang and xsi:schemaLocation say how to read the record, not what it says.
bool is_about_reading(SourceNode const &node) {
    return node.attribute &&
           (node.prefix == "xml" || node.space == "http://www.w3.org/2001/XMLSchema-instance");
}

void collect_leaves(SourceNode const &node, SourceNode const &top, Extraction const &extraction,
                    model::MappedRecord &mapped, std::set<std::string> &unmapped) {
    if (node.leaf() && !is_about_reading(node)) {
        auto const path = path_of(node, top, false);
        auto const known =
            std::ranges::find(mapped.source, path, [](auto const &entry) { return entry.first; });
        auto &texts = known != mapped.source.end()
                          ? known->second
                          : mapped.source.emplace_back(path, std::vector<std::string>{}).second;
        texts.emplace_back(node.text);
        if (!extraction.was_read(node) && !node.attribute && unmapped.insert(path).second)
            mapped.unmapped.push_back(path);
    }
    for (auto const *child : node.children)
        if (!(node.leaf() && child->attribute)) collect_leaves(*child, top, extraction, mapped, unmapped);
}

} // namespace

model::MappedRecord map_record(SourceTree const &tree, model::Crosswalk const &crosswalk,
                               model::Vocabularies const &vocabularies) {
    model::MappedRecord mapped{.schema = crosswalk.id, .version = crosswalk.version, .root = root_name(tree)};
    Extraction extraction(tree.root(), crosswalk, vocabularies);
    for (auto const &rule : crosswalk.fields) {
        auto &values = field_of(mapped, rule.to).values;
        rule.each ? apply_each(rule, extraction, values) : apply_plain(rule, extraction, values);
    }
    std::set<std::string> unmapped;
    collect_leaves(extraction.record(), extraction.record(), extraction, mapped, unmapped);
    return mapped;
}

bool accepts(model::Crosswalk const &crosswalk, SourceTree const &tree) {
    if (crosswalk.media_type == "xml")
        return std::ranges::any_of(crosswalk.roots, [&](auto const &root) {
            return has_name(tree.root(), root, crosswalk.prefixes);
        });
    return std::ranges::all_of(crosswalk.roots, [&](std::string const &root) {
        return !select(tree.root(), model::Path{root, false, {model::PathStep{root, {}}}}, crosswalk.prefixes)
                    .empty();
    });
}

std::string root_name(SourceTree const &tree) {
    auto const &root = tree.root();
    if (root.prefix.empty() && !root.space.empty())
        return "{" + std::string(root.space) + "}" + std::string(root.name);
    return (root.prefix.empty() ? "" : std::string(root.prefix) + ":") + std::string(root.name);
}

} // namespace tsunagi::normalizer
