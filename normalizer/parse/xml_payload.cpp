// XML -> tree. Names are resolved to namespace URIs here, once; crosswalks never see a prefix of the source.
#include "normalizer/parse/source_tree.hpp"

#include <pugixml.hpp>

namespace tsunagi::normalizer {

namespace {

constexpr int max_depth = 256; // harvesting contract 10

std::string_view prefix_of(std::string_view qname) {
    auto const colon = qname.find(':');
    return colon == std::string_view::npos ? std::string_view() : qname.substr(0, colon);
}

std::string_view local_of(std::string_view qname) {
    auto const colon = qname.find(':');
    return colon == std::string_view::npos ? qname : qname.substr(colon + 1);
}

/// The URI bound to a prefix at this element (XML Namespaces 1.0, section 6.1); empty when unbound.
std::string_view space_of(pugi::xml_node node, std::string_view prefix) {
    if (prefix == "xml") return "http://www.w3.org/XML/1998/namespace";
    for (auto at = node; at.type() == pugi::node_element; at = at.parent())
        for (auto const &attribute : at.attributes()) {
            std::string_view const name = attribute.name();
            if (prefix.empty() ? name == "xmlns" : name.starts_with("xmlns:") && name.substr(6) == prefix)
                return attribute.value();
        }
    return {};
}

bool declares_namespace(std::string_view name) { return name == "xmlns" || name.starts_with("xmlns:"); }

void append_text(pugi::xml_node node, std::string &text) {
    for (auto const &child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
        if (child.type() == pugi::node_element) append_text(child, text);
    }
}

class Reader {
public:
    Reader(SourceTree &tree) : m_tree(tree) {}

    /// False when the payload is deeper than any record is, or uses an undeclared prefix (m_fault says
    /// which).
    bool element(SourceNode *parent, pugi::xml_node from, int depth) {
        if (depth > max_depth) return fault("elements nest deeper than 256 levels");
        auto &node = m_tree.add(parent, local_of(from.name()));
        if (!name(node, from, from.name(), true)) return false;
        node.numbered = true;
        attributes(node, from);
        return content(node, from, depth);
    }
    std::string const &why() const { return m_fault; }

private:
    bool fault(std::string text) {
        m_fault = std::move(text);
        return false;
    }

    bool name(SourceNode &node, pugi::xml_node at, std::string_view qname, bool is_element) {
        node.prefix = prefix_of(qname);
        if (node.prefix.empty() && !is_element) return true; // attributes do not take the default namespace
        node.space = space_of(at, node.prefix);
        if (!node.prefix.empty() && node.space.empty())
            return fault("the prefix of '" + std::string(qname) + "' is not declared");
        return true;
    }

    void attributes(SourceNode &node, pugi::xml_node from) {
        for (auto const &attribute : from.attributes()) {
            if (declares_namespace(attribute.name())) continue;
            auto &child = m_tree.add(&node, local_of(attribute.name()));
            child.attribute = true;
            child.text = attribute.value();
            name(child, from, attribute.name(), false);
            if (std::string_view(attribute.name()) == "xml:lang") node.lang = attribute.value();
        }
    }

    bool content(SourceNode &node, pugi::xml_node from, int depth) {
        bool has_elements = false, has_text = false;
        for (auto const &child : from.children()) {
            if (child.type() == pugi::node_element) {
                has_elements = true;
                if (!element(&node, child, depth + 1)) return false;
            } else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
                has_text = true;
            }
        }
        if (has_text) node.text = text_of(from, has_elements);
        return true;
    }

    /// Parsed without white-space-only text, so text beside elements means mixed content: all of it is the
    /// value.
    std::string_view text_of(pugi::xml_node from, bool mixed) {
        auto const first = from.first_child();
        if (!mixed && first == from.last_child()) return first.value();
        std::string text;
        append_text(from, text);
        return m_tree.keep(std::move(text));
    }

    SourceTree &m_tree;
    std::string m_fault;
};

} // namespace

model::Result<SourceTree> read_xml(std::string_view payload) {
    auto document = std::make_shared<pugi::xml_document>();
    auto const parsed = document->load_buffer(payload.data(), payload.size(),
                                              pugi::parse_default | pugi::parse_doctype, pugi::encoding_utf8);
    if (!parsed)
        return model::Failure{"X-XML",
                              "the payload is not well-formed XML: " + std::string(parsed.description()) +
                                  " at byte " + std::to_string(parsed.offset)};
    for (auto const &child : document->children())
        if (child.type() == pugi::node_doctype)
            return model::Failure{"X-XML",
                                  "the payload holds a DOCTYPE, which is refused; expected an element only"};
    SourceTree tree;
    Reader reader(tree);
    if (!document->document_element()) return model::Failure{"X-XML", "the payload holds no element"};
    if (!reader.element(nullptr, document->document_element(), 1))
        return model::Failure{"X-XML", "the payload cannot be read: " + reader.why()};
    tree.keep(document);
    tree.finish();
    return tree;
}

} // namespace tsunagi::normalizer
