#include "normalizer/crosswalk/extract.hpp"

#include <algorithm>
#include <map>
#include <regex>

namespace tsunagi::normalizer {

namespace {

bool found_in(std::string_view text, std::string const &pattern) {
    thread_local std::map<std::string, std::regex>
        compiled; // patterns of crosswalks: few, and checked before
    auto at = compiled.find(pattern);
    if (at == compiled.end()) at = compiled.emplace(pattern, std::regex(pattern)).first;
    return std::regex_search(text.begin(), text.end(), at->second);
}

void take(SourceValues &values, model::Take which) {
    if (values.empty()) return;
    switch (which) {
    case model::Take::all:
        return;
    case model::Take::first:
        values.resize(1);
        return;
    case model::Take::last:
        values.erase(values.begin(), values.end() - 1);
        return;
    case model::Take::rest:
        values.erase(values.begin());
        return;
    }
}

} // namespace

Extraction::Extraction(SourceNode const &root, model::Crosswalk const &crosswalk,
                       model::Vocabularies const &vocabularies)
    : m_crosswalk(crosswalk), m_vocabularies(vocabularies), m_record(&root) {
    if (auto const records = select(root, crosswalk.record, crosswalk.prefixes); !records.empty())
        m_record = records.front();
}

SourceValues Extraction::values(SourceNode const &from, model::Extract const &extract) {
    auto values = extract.template_text.empty() ? found(from, extract) : filled_template(from, extract);
    take(values, extract.take);
    apply_steps(values, extract.steps, m_vocabularies);
    if (values.empty() && extract.fixed) values.push_back({*extract.fixed, "", ""});
    return values;
}

SourceValues Extraction::found(SourceNode const &from, model::Extract const &extract) {
    SourceValues values;
    for (auto const &path : extract.from) {
        for (auto const *node : nodes(from, path))
            if (node->leaf() &&
                std::ranges::all_of(extract.where, [&](auto const &where) { return holds(*node, where); }))
                values.push_back(value_of(*node));
        if (!values.empty()) break;
    }
    return values;
}

bool Extraction::holds(SourceNode const &node, model::Condition const &where) {
    bool holds = where.matches.empty() || found_in(node.text, where.matches);
    if (holds && where.path) {
        auto const &from = where.relative_to_record ? *m_record : node;
        holds = std::ranges::any_of(nodes(from, *where.path), [&](SourceNode const *found) {
            return where.path_matches.empty() || found_in(found->text, where.path_matches);
        });
    }
    return holds != where.negated;
}

/// Every {path} must lead to a value, or there is none: half an address is worse than no address.
SourceValues Extraction::filled_template(SourceNode const &from, model::Extract const &extract) {
    std::string text;
    std::string_view rest = extract.template_text;
    model::SourceValue first;
    for (std::size_t i = 0; i < extract.from.size(); ++i) {
        auto const open = rest.find('{'), close = rest.find('}');
        auto const nodes_found = nodes(from, extract.from[i]);
        if (open == rest.npos || close == rest.npos || nodes_found.empty() || !nodes_found.front()->leaf())
            return {};
        auto const value = value_of(*nodes_found.front());
        text.append(rest.substr(0, open)).append(value.text);
        if (i == 0) first = value;
        rest.remove_prefix(close + 1);
    }
    return {{text.append(rest), first.lang, first.path}};
}

model::SourceValue Extraction::value_of(SourceNode const &node) {
    m_read.insert(&node);
    return {std::string(node.text), std::string(node.lang), path(node)};
}

} // namespace tsunagi::normalizer
