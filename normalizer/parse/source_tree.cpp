#include "normalizer/parse/source_tree.hpp"

#include <algorithm>

namespace tsunagi::normalizer {

namespace {

std::string shown_name(SourceNode const &node) {
    std::string name = node.attribute ? "@" : "";
    if (!node.prefix.empty()) name.append(node.prefix).append(":");
    return name.append(node.name);
}

bool same_name(SourceNode const &a, SourceNode const &b) {
    return a.name == b.name && a.space == b.space && a.attribute == b.attribute;
}

void number_children(SourceNode &parent) {
    auto const &children = parent.children;
    for (std::size_t i = 0; i < children.size(); ++i) {
        unsigned before = 0, all = 0;
        for (std::size_t j = 0; j < children.size(); ++j) {
            if (!same_name(*children[i], *children[j])) continue;
            ++all;
            if (j < i) ++before;
        }
        children[i]->place = before + 1;
        children[i]->siblings = all;
    }
}

} // namespace

bool SourceNode::leaf() const { return !text.empty(); }

SourceTree::SourceTree()
    : m_nodes(std::make_unique<std::deque<SourceNode>>()),
      m_texts(std::make_unique<std::deque<std::string>>()) {}
SourceTree::~SourceTree() = default;
SourceTree::SourceTree(SourceTree &&) noexcept = default;
SourceTree &SourceTree::operator=(SourceTree &&) noexcept = default;

SourceNode &SourceTree::add(SourceNode *parent, std::string_view name) {
    auto &node = m_nodes->emplace_back();
    node.name = name;
    node.parent = parent;
    if (parent) {
        node.lang = parent->lang;
        parent->children.push_back(&node);
    }
    return node;
}

std::string_view SourceTree::keep(std::string text) { return m_texts->emplace_back(std::move(text)); }

// Quadratic in the children of one node: records have tens of them. A node of thousands (a table as one
// record) would be numbered by a map instead; the record cap of 4 MiB keeps that away.
void SourceTree::finish() {
    for (auto &node : *m_nodes)
        if (node.children.size() > 0) number_children(node);
}

std::string path_of(SourceNode const &node, SourceNode const &top, bool with_places) {
    std::string path;
    for (auto const *at = &node; at && at != &top; at = at->parent) {
        auto step = shown_name(*at);
        bool const shown = at->siblings > 1 || (at->numbered && at == &node);
        if (with_places && shown && !at->attribute) step += "[" + std::to_string(at->place) + "]";
        path = path.empty() ? step : step + "/" + path;
    }
    return path;
}

model::Result<SourceTree> read_payload(model::RawRecord const &record) {
    switch (record.media_type) {
    case model::MediaType::xml:
        return read_xml(record.payload);
    case model::MediaType::json:
        return read_json(record.payload, record.context);
    case model::MediaType::csv:
        break;
    }
    return read_csv(record.payload, record.context ? std::string_view(*record.context) : std::string_view());
}

} // namespace tsunagi::normalizer
