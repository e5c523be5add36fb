// A crosswalk: how one source schema becomes the common record. Data in schemas/standards/*.json
// (crosswalks contract 1.3); how to write one: schemas/README.md.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schemas/model/ids.hpp"
#include "schemas/model/local_text.hpp"

namespace tsunagi::model {

/// "[@xml:lang='ja']", "[not(@type)]", "[2]" behind a step.
struct PathTest {
    enum class Kind { position, has, has_not, equals, differs } kind = Kind::has;
    std::size_t position = 0; ///< 1-based
    std::string name;         ///< "@xml:lang" or a child's name
    std::string value;
};

/// One step: a child element or member, an attribute ("@href"), "." or "*".
struct PathStep {
    std::string name;
    std::vector<PathTest> tests;
};

/// A way from a record to values: steps joined by '/', "//" at the start for any depth.
struct Path {
    std::string text; ///< as written, for evidence
    bool any_depth = false;
    std::vector<PathStep> steps;
};

/// Which of the found values a rule takes.
struct Condition {
    bool negated = false;
    std::string matches; ///< regular expression (ECMAScript) searched in the value; empty = none
    std::optional<Path>
        path; ///< with `attribute`: relative to the value's node; with `exists`: to the record
    bool relative_to_record = false;
    std::string path_matches; ///< regular expression on what `path` finds; empty = mere presence
};

/// A step of cleaning: name and arguments, applied to the list of values from left to right.
struct Step {
    std::string name;
    std::vector<std::string> arguments;
};

enum class Take { all, first, last, rest };
enum class Obligation { mandatory, mandatory_if_applicable, recommended, optional };

/// Where the text of a value or of one of its parts comes from.
struct Extract {
    std::vector<Path> from;           ///< tried in order, all values
    std::string template_text;        ///< "https://a.example.jp/{dc:identifier}"
    std::optional<std::string> fixed; ///< JSON key `default`: the value when the rule finds nothing
    std::vector<Condition> where;
    Take take = Take::all;
    std::vector<Step> steps;
};

/// One rule: reads left to right, to <- from, where, take, steps.
struct CrosswalkRule {
    std::string to; ///< field of the common record, dotted for links, rights, access, owner
    std::string kind, role, scope, lang, scheme;
    Extract extract;
    /// With `each`, every node found makes one value with the named parts (name, reading, uri, role, birth
    /// …).
    std::optional<Path> each;
    std::map<std::string, Extract> parts;
    Obligation obligation = Obligation::optional;
    std::string pointer; ///< "oai_dc#/fields/5"
};

struct Crosswalk {
    SchemaId id;
    int version = 1;
    LocalText title;
    std::string media_type; ///< xml json csv marc
    std::vector<std::string> roots;
    Path record;
    std::map<std::string, std::string> prefixes; ///< prefix -> namespace URI
    std::vector<CrosswalkRule> fields;
    std::string file; ///< schemas/standards/oai_dc.json
};

using Crosswalks = std::map<SchemaId, Crosswalk, std::less<>>;

} // namespace tsunagi::model
