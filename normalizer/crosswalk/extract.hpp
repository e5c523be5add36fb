// The reading side of one rule: from, template or default; where; take; steps.
#pragma once

#include "normalizer/crosswalk/select.hpp"
#include "normalizer/crosswalk/steps.hpp"

#include <unordered_set>

namespace tsunagi::normalizer {

/// Reads values for the rules of one crosswalk out of one record and remembers which leaves were read.
class Extraction {
public:
    /// The record is what the crosswalk's `record` path leads to, else the root itself.
    Extraction(SourceNode const &root, model::Crosswalk const &, model::Vocabularies const &);

    SourceNode const &record() const { return *m_record; }
    /// Values below `from`: those of the first path that leads to any; else the template; else the default.
    SourceValues values(SourceNode const &from, model::Extract const &);
    Nodes nodes(SourceNode const &from, model::Path const &path) {
        return select(from, path, m_crosswalk.prefixes);
    }
    std::string path(SourceNode const &node) const { return path_of(node, *m_record, true); }
    bool was_read(SourceNode const &node) const { return m_read.contains(&node); }

private:
    bool holds(SourceNode const &node, model::Condition const &);
    SourceValues found(SourceNode const &from, model::Extract const &);
    SourceValues filled_template(SourceNode const &from, model::Extract const &);
    model::SourceValue value_of(SourceNode const &node);

    model::Crosswalk const &m_crosswalk;
    model::Vocabularies const &m_vocabularies;
    SourceNode const *m_record;
    std::unordered_set<SourceNode const *> m_read;
};

} // namespace tsunagi::normalizer
