#include "schemas/loader/crosswalk_reader.hpp"

#include <algorithm>
#include <set>

#include "schemas/loader/extract_reader.hpp"

namespace tsunagi::schemas {

namespace {

/// Fields of the common record that a rule may fill (crosswalks contract 1).
std::set<std::string, std::less<>> const fields_of_record{"titles",
                                                          "agents",
                                                          "temporal",
                                                          "temporal.start",
                                                          "temporal.end",
                                                          "spatial",
                                                          "spatial.lat",
                                                          "spatial.lon",
                                                          "spatial.latlon",
                                                          "subjects",
                                                          "type",
                                                          "description",
                                                          "languages",
                                                          "publisher",
                                                          "publisher.place",
                                                          "extent",
                                                          "relations",
                                                          "rights",
                                                          "access",
                                                          "media",
                                                          "sourceIds",
                                                          "links.landingPage",
                                                          "links.content",
                                                          "links.thumbnail",
                                                          "links.iiif",
                                                          "owner",
                                                          "owner.name",
                                                          "owner.id",
                                                          "credit",
                                                          "status"};

/// Parts of a value that a field of the common record can take up.
std::set<std::string, std::less<>> const parts_of_values{"name", "value",  "reading", "role",  "kind",
                                                         "uri",  "scheme", "type",    "birth", "death",
                                                         "lat",  "lon",    "place",   "label", "target"};

std::string listed(std::set<std::string, std::less<>> const &names) {
    std::string list;
    for (auto const &name : names) list += " " + name;
    return list;
}

class CrosswalkReader {
public:
    CrosswalkReader(std::filesystem::path const &file, MistakeLog &log,
                    model::Vocabularies const &vocabularies)
        : m_name(file.stem().string()), m_log(log), m_vocabularies(vocabularies) {
        m_crosswalk.file = log.file();
    }

    model::Crosswalk read(JsonValue const &json) {
        ObjectReader::read({json, "", m_log}, [&](ObjectReader &top) {
            read_head(top);
            ExtractReader const extracts(m_crosswalk.media_type == "xml", m_crosswalk.prefixes,
                                         m_vocabularies);
            read_place(top, extracts);
            top.require("fields", "the rules, a list of objects");
            top.objects("fields", [&](ObjectReader &rule) { read_rule(rule, extracts); });
        });
        return std::move(m_crosswalk);
    }

private:
    void read_head(ObjectReader &top) {
        top.require("id", "the name of the file without .json");
        top.id("id", m_crosswalk.id);
        if (!m_crosswalk.id.empty() && m_crosswalk.id != m_name)
            top.mistake("id", "'" + m_name + "', as the file is called");
        top.number("version", m_crosswalk.version, 1, 1'000'000);
        top.local("title", m_crosswalk.title);
        top.require("media_type", "one of xml, json, csv, marc");
        top.choice("media_type", m_crosswalk.media_type, {"xml", "json", "csv", "marc"});
        top.members("prefixes", [&](std::string const &prefix, JsonPlace const &place) {
            if (auto const *uri = place.text()) m_crosswalk.prefixes.emplace(prefix, *uri);
        });
    }

    void read_place(ObjectReader &top, ExtractReader const &extracts) {
        top.require("roots", "what a record of this schema starts with: names of root elements, or members "
                             "or columns that exist");
        top.texts("roots", m_crosswalk.roots);
        top.items("roots", [&](JsonPlace const &root) { extracts.check_prefix(root.value.text, root); });
        if (auto const record = top.find("record"))
            m_crosswalk.record = extracts.path(*record);
        else
            m_crosswalk.record = {".", false, {{".", {}}}};
    }

    void read_rule(ObjectReader &reader, ExtractReader const &extracts) {
        model::CrosswalkRule rule;
        rule.pointer = m_crosswalk.id + "#/fields/" + std::to_string(m_crosswalk.fields.size());
        read_target(reader, rule);
        rule.extract = extracts.read(reader);
        if (auto const each = reader.find("each")) rule.each = extracts.path(*each);
        reader.members("parts", [&](std::string const &name, JsonPlace const &part) {
            if (!parts_of_values.contains(name)) part.mistake("one of the parts" + listed(parts_of_values));
            rule.parts.emplace(name, read_part(part, extracts));
        });
        check_sources(reader);
        rule.obligation = obligation_of(reader);
        m_crosswalk.fields.push_back(std::move(rule));
    }

    void read_target(ObjectReader &reader, model::CrosswalkRule &rule) {
        reader.require("to", "a field of the common record");
        reader.text("to", rule.to);
        if (!rule.to.empty() && !fields_of_record.contains(rule.to))
            reader.mistake("to", "one of the fields" + listed(fields_of_record));
        reader.text("kind", rule.kind);
        reader.text("role", rule.role);
        reader.choice("scope", rule.scope, {"content", "media", "thumbnail", "metadata"});
        reader.text("lang", rule.lang);
        reader.text("scheme", rule.scheme);
    }

    model::Extract read_part(JsonPlace const &part, ExtractReader const &extracts) const {
        if (part.value.kind != JsonValue::Kind::object) return extracts.read_short(part);
        model::Extract extract;
        ObjectReader::read(part, [&](ObjectReader &reader) {
            extract = extracts.read(reader);
            if (!reader.has("from") && !reader.has("template") && !reader.has("default"))
                reader.mistake("from", "one of 'from', 'template', 'default'");
            check_where(reader);
        });
        return extract;
    }

    /// A rule has from, template or default; or each with parts, which hold these.
    void check_sources(ObjectReader &reader) const {
        if (!reader.has("each")) {
            if (reader.has("parts")) reader.mistake("parts", "'each' beside 'parts'");
            if (!reader.has("from") && !reader.has("template") && !reader.has("default"))
                reader.mistake("from", "one of 'from', 'template', 'default', 'each'");
            return check_where(reader);
        }
        reader.require("parts", "the parts of a value beside 'each'");
        for (auto const *key : {"from", "template", "default", "where", "take", "steps"})
            if (reader.has(key)) reader.mistake(key, "this inside of 'parts' when the rule has 'each'");
    }

    /// Conditions choose among found values; a template is filled when all of its paths lead to values.
    static void check_where(ObjectReader &reader) {
        if (reader.has("where") && !reader.has("from"))
            reader.mistake("where", "this beside 'from' only, whose values it chooses");
    }

    static model::Obligation obligation_of(ObjectReader &reader) {
        std::string word = "O";
        reader.choice("obligation", word, {"M", "MA", "R", "O"});
        if (word == "M") return model::Obligation::mandatory;
        if (word == "MA") return model::Obligation::mandatory_if_applicable;
        return word == "R" ? model::Obligation::recommended : model::Obligation::optional;
    }

    std::string m_name;
    MistakeLog &m_log;
    model::Vocabularies const &m_vocabularies;
    model::Crosswalk m_crosswalk;
};

} // namespace

std::optional<model::Crosswalk> read_crosswalk(std::filesystem::path const &file, std::string shown_name,
                                               model::Vocabularies const &vocabularies,
                                               model::Mistakes &mistakes) {
    MistakeLog log(std::move(shown_name), mistakes);
    auto const json = read_json_object(file, log);
    if (!json) return std::nullopt;
    auto crosswalk = CrosswalkReader(file, log, vocabularies).read(*json);
    if (!log.clean()) return std::nullopt;
    return crosswalk;
}

} // namespace tsunagi::schemas
