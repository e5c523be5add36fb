// Reads JSON into values in the order of record_members.hpp: the reverse of RecordWriter.
// Private to the .cpp files of schemas/codec.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <rapidjson/document.h>

#include "schemas/codec/record_members.hpp"

namespace tsunagi::schemas {

/// Stands on one JSON object. Text that is absent is read as empty, whatever the default of the value is:
/// writing leaves empty text out. Throws std::invalid_argument when a member has another JSON type.
class RecordReader {
public:
    explicit RecordReader(rapidjson::Value const &object) : m_object(object) {}

    static bool whole() { return true; }

    void text(std::string_view name, std::string &text) const;
    void excerpt(std::string_view name, std::string &value) const { text(name, value); }
    void texts(std::string_view name, std::vector<std::string> &texts) const;
    void texts_always(std::string_view name, std::vector<std::string> &list) const { texts(name, list); }
    void text_or_texts(std::string_view name, std::vector<std::string> &texts) const;
    void flag(std::string_view name, bool &flag) const;
    void count(std::string_view name, std::uint64_t &number) const;
    void degrees(std::string_view name, double &degrees) const { number(name, degrees); }
    void confidence(std::string_view name, double &confidence) const { number(name, confidence); }
    void day(std::string_view name, std::optional<model::CivilDay> &day) const;
    void severity(std::string_view name, model::Severity &severity) const;

    template <class T>
    void object(std::string_view name, T &object) const {
        if (auto const *found = find(name, rapidjson::kObjectType)) read(*found, object);
    }
    template <class T>
    void object_always(std::string_view name, T &value) const {
        object(name, value);
    }
    template <class T>
    void optional(std::string_view name, std::optional<T> &value) const {
        if (auto const *found = find(name, rapidjson::kObjectType)) read(*found, value.emplace());
    }
    template <class T>
    void objects(std::string_view name, std::vector<T> &list) const {
        auto const *found = find(name, rapidjson::kArrayType);
        if (!found) return;
        list.reserve(found->Size());
        for (auto const &each : found->GetArray()) {
            expect(each, rapidjson::kObjectType, name);
            read(each, list.emplace_back());
        }
    }
    template <class T>
    void objects_always(std::string_view name, std::vector<T> &list) const {
        objects(name, list);
    }
    template <class Body>
    void group(std::string_view name, bool, Body body) {
        auto const *found = find(name, rapidjson::kObjectType);
        if (!found) return;
        auto const outer = m_object;
        m_object = *found;
        body();
        m_object = outer;
    }

    void inline_object(model::Evidence &evidence) { describe(*this, evidence); }
    void deciding_rule(std::string &rule, model::Evidence &evidence) const {
        text("rule", rule);
        evidence.rule = rule;
    }
    void place_and_confidence(model::Evidence &evidence) const {
        text_or_texts("sourcePath", evidence.source_path);
        confidence("confidence", evidence.confidence);
    }
    void table(std::string_view name,
               std::vector<std::pair<std::string, std::vector<std::string>>> &columns) const;
    void evidence_of_fields(std::string_view name,
                            std::map<std::string, std::vector<model::Evidence>> &fields) const;

private:
    template <class T>
    static void read(rapidjson::Value const &json, T &value) {
        RecordReader reader(json);
        describe(reader, value);
    }
    void number(std::string_view name, double &number) const;
    /// The member, or null when it is absent or null.
    rapidjson::Value const *find(std::string_view name) const;
    rapidjson::Value const *find(std::string_view name, rapidjson::Type type) const;
    static void expect(rapidjson::Value const &, rapidjson::Type, std::string_view name);

    std::reference_wrapper<rapidjson::Value const> m_object;
};

} // namespace tsunagi::schemas
