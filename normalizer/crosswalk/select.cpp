#include "normalizer/crosswalk/select.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

using model::PathStep;
using model::PathTest;

bool name_matches(SourceNode const &node, std::string_view name, Prefixes const &prefixes) {
    bool const attribute = name.starts_with('@');
    if (attribute != node.attribute) return false;
    if (attribute) name.remove_prefix(1);
    if (name == "*") return true;
    auto const colon = name.find(':');
    auto const prefix = prefixes.find(std::string(name.substr(0, colon == name.npos ? 0 : colon)));
    if (colon == std::string_view::npos || (prefix == prefixes.end() && name.substr(0, 4) != "xml:"))
        return node.name == name; // JSON members may hold a colon: dcterms:creator
    if (node.name != name.substr(colon + 1)) return false;
    if (prefix == prefixes.end()) return node.prefix == "xml";
    return node.space == prefix->second || node.space.empty();
}

bool has(SourceNode const &node, PathTest const &test, Prefixes const &prefixes, std::string const *value) {
    return std::ranges::any_of(node.children, [&](SourceNode const *child) {
        return name_matches(*child, test.name, prefixes) && (!value || child->text == *value);
    });
}

bool passes(SourceNode const &node, PathTest const &test, Prefixes const &prefixes) {
    switch (test.kind) {
    case PathTest::Kind::position:
        return node.place == test.position;
    case PathTest::Kind::has:
        return has(node, test, prefixes, nullptr);
    case PathTest::Kind::has_not:
        return !has(node, test, prefixes, nullptr);
    case PathTest::Kind::equals:
        return has(node, test, prefixes, &test.value);
    case PathTest::Kind::differs:
        break;
    }
    return !has(node, test, prefixes, &test.value);
}

bool matches(SourceNode const &node, PathStep const &step, Prefixes const &prefixes) {
    return name_matches(node, step.name, prefixes) &&
           std::ranges::all_of(step.tests,
                               [&](PathTest const &test) { return passes(node, test, prefixes); });
}

void children_matching(SourceNode const &node, PathStep const &step, Prefixes const &prefixes, bool any_depth,
                       Nodes &found) {
    for (auto const *child : node.children) {
        if (matches(*child, step, prefixes)) found.push_back(child);
        if (any_depth) children_matching(*child, step, prefixes, true, found);
    }
}

} // namespace

Nodes select(SourceNode const &from, model::Path const &path, Prefixes const &prefixes) {
    Nodes nodes{&from};
    bool any_depth = path.any_depth;
    for (auto const &step : path.steps) {
        if (step.name == ".") continue;
        Nodes next;
        for (auto const *node : nodes) children_matching(*node, step, prefixes, any_depth, next);
        nodes = std::move(next);
        any_depth = false;
    }
    return nodes;
}

bool has_name(SourceNode const &node, std::string_view qname, Prefixes const &prefixes) {
    return name_matches(node, qname, prefixes);
}

} // namespace tsunagi::normalizer
