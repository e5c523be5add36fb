// How a rule or a part of it gets its text: from, template, default, where, take, steps.
// Private to schemas/loader.
#pragma once

#include <map>
#include <string>

#include "schemas/loader/object_reader.hpp"
#include "schemas/model/crosswalk.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::schemas {

class ExtractReader {
public:
    /// XML paths may use only the prefixes declared in `prefixes`; other media types have none, there a colon
    /// belongs to the name (dcterms:creator).
    ExtractReader(bool xml, std::map<std::string, std::string> const &prefixes,
                  model::Vocabularies const &vocabularies)
        : m_xml(xml), m_prefixes(prefixes), m_vocabularies(vocabularies) {}

    model::Extract read(ObjectReader &rule) const;
    /// The short form of a part: "path" or ["path", …].
    model::Extract read_short(JsonPlace const &place) const;
    model::Path path(JsonPlace const &place) const;
    /// A name such as dc:title or @xml:lang has a declared prefix or none.
    void check_prefix(std::string const &name, JsonPlace const &place) const;

private:
    void read_template(JsonPlace const &place, model::Extract &extract) const;
    model::Path path(std::string_view text, JsonPlace const &place) const;
    model::Condition condition(ObjectReader &where) const;
    model::Step step(JsonPlace const &place) const;
    void check_lookup(model::Step const &step, JsonPlace const &place) const;

    bool m_xml;
    std::map<std::string, std::string> const &m_prefixes;
    model::Vocabularies const &m_vocabularies;
};

} // namespace tsunagi::schemas
