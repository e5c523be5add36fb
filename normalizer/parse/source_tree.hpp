// A payload as a tree of named nodes: one shape for XML, JSON and CSV, so that crosswalks have one path
// language.
#pragma once

#include "schemas/model/mapped_record.hpp"
#include "schemas/model/raw_record.hpp"
#include "schemas/model/result.hpp"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tsunagi::normalizer {

/// An element, attribute, member or cell. Views live as long as their tree.
struct SourceNode {
    std::string_view name;   ///< local name, without '@' and prefix
    std::string_view space;  ///< namespace URI; empty in JSON and CSV
    std::string_view prefix; ///< as written in the source, for showing only
    bool attribute = false;  ///< XML attribute, JSON member that begins with '@'
    std::string_view text;   ///< of a leaf; of mixed content: all text below
    std::string_view lang;   ///< xml:lang in force, @language
    SourceNode const *parent = nullptr;
    std::vector<SourceNode *> children; ///< attributes first, source order
    unsigned place = 1, siblings = 1;   ///< among nodes of that name below the same parent; 1 of 1 = single
    bool numbered = false;              ///< shown as name[place]: XML elements at the leaf, members of arrays
    bool leaf() const;                  ///< has text of its own, not only attributes' and children's
};

/// The tree of one record with everything its views point into.
class SourceTree {
public:
    SourceTree();
    ~SourceTree();
    SourceTree(SourceTree &&) noexcept;
    SourceTree &operator=(SourceTree &&) noexcept;

    SourceNode const &root() const { return m_nodes->front(); }

    /// For readers of payloads: a new node below `parent` (null: the root).
    SourceNode &add(SourceNode *parent, std::string_view name);
    /// Keeps a text alive that was made, not found.
    std::string_view keep(std::string text);
    /// Keeps a whole document alive (the parser's own memory).
    void keep(std::shared_ptr<void> document) { m_documents.push_back(std::move(document)); }
    /// Numbers the children of every node; call once, when the tree is complete.
    void finish();

private:
    std::unique_ptr<std::deque<SourceNode>> m_nodes;
    std::unique_ptr<std::deque<std::string>> m_texts;
    std::vector<std::shared_ptr<void>> m_documents;
};

/// "dc:title[1]", "contributors[2]/fc", "@id": how evidence names a node below `top`.
std::string path_of(SourceNode const &node, SourceNode const &top, bool with_places);

/// Reads a payload by its media type. Failure code is the rule of the problem: X-XML, X-JSON, X-CSV.
model::Result<SourceTree> read_payload(model::RawRecord const &);

model::Result<SourceTree> read_xml(std::string_view payload);
using SharedText = std::shared_ptr<std::string const>;
/// `context`: JSON object of blank nodes ({"_:b0": {…}}), or null.
model::Result<SourceTree> read_json(std::string_view payload, SharedText const &context);
/// `header`: the header row. The delimiter is a tab when the header has one, else a comma.
model::Result<SourceTree> read_csv(std::string_view row, std::string_view header);

} // namespace tsunagi::normalizer
