// Writes values as JSON in the order of record_members.hpp. Private to the .cpp files of schemas/codec.
#pragma once

#include <charconv>
#include <string>
#include <string_view>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "schemas/codec/record_members.hpp"

namespace tsunagi::schemas {

class RecordWriter {
public:
    enum class Form { whole, canonical };

    explicit RecordWriter(Form form = Form::whole) : m_whole(form == Form::whole), m_json(m_buffer) {}

    bool whole() const { return m_whole; }
    std::string take() const { return {m_buffer.GetString(), m_buffer.GetSize()}; }

    void key(std::string_view name) { m_json.Key(name.data(), size(name)); }
    void value(std::string_view text) { m_json.String(text.data(), size(text)); }
    template <class Body>
    void braces(Body body) {
        m_json.StartObject();
        body();
        m_json.EndObject();
    }
    template <class Range, class Body>
    void brackets(Range const &range, Body body) {
        m_json.StartArray();
        for (auto const &each : range) body(each);
        m_json.EndArray();
    }

    void text(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        key(name);
        value(text);
    }
    /// At most 200 characters of foreign text (cli contract 3.2).
    void excerpt(std::string_view name, std::string_view text);
    void texts(std::string_view name, std::vector<std::string> const &texts) {
        if (!texts.empty()) texts_always(name, texts);
    }
    void texts_always(std::string_view name, std::vector<std::string> const &texts) {
        key(name);
        brackets(texts, [&](std::string const &each) { value(each); });
    }
    void text_or_texts(std::string_view name, std::vector<std::string> const &list) {
        if (list.size() == 1)
            text(name, list.front());
        else
            texts(name, list);
    }
    void flag(std::string_view name, bool flag) {
        key(name);
        m_json.Bool(flag);
    }
    void count(std::string_view name, std::uint64_t number) {
        key(name);
        m_json.Uint64(number);
    }
    void degrees(std::string_view name, double degrees);
    void confidence(std::string_view name, double confidence);
    void day(std::string_view name, std::optional<model::CivilDay> const &day) {
        if (day) text(name, to_string(*day));
    }
    void severity(std::string_view name, model::Severity severity);

    template <class T>
    void object_always(std::string_view name, T const &object) {
        key(name);
        braces([&] { describe(*this, object); });
    }
    template <class T>
    void object(std::string_view name, T const &object) {
        if (!(object == T{})) object_always(name, object);
    }
    template <class T>
    void optional(std::string_view name, std::optional<T> const &object) {
        if (object) object_always(name, *object);
    }
    template <class T>
    void objects_always(std::string_view name, std::vector<T> const &list) {
        key(name);
        brackets(list, [&](T const &each) { braces([&] { describe(*this, each); }); });
    }
    template <class T>
    void objects(std::string_view name, std::vector<T> const &list) {
        if (!list.empty()) objects_always(name, list);
    }
    template <class Body>
    void group(std::string_view name, bool present, Body body) {
        if (!present) return;
        key(name);
        braces(body);
    }

    void inline_object(model::Evidence const &evidence) {
        if (!(evidence == model::Evidence{})) describe(*this, evidence);
    }
    void deciding_rule(std::string const &rule, model::Evidence const &evidence) {
        text("rule", rule.empty() ? evidence.rule : rule);
    }
    void place_and_confidence(model::Evidence const &evidence) {
        text_or_texts("sourcePath", evidence.source_path);
        confidence("confidence", evidence.confidence);
    }
    void table(std::string_view name,
               std::vector<std::pair<std::string, std::vector<std::string>>> const &columns);
    void evidence_of_fields(std::string_view name,
                            std::map<std::string, std::vector<model::Evidence>> const &fields);

private:
    static rapidjson::SizeType size(std::string_view text) {
        return static_cast<rapidjson::SizeType>(text.size());
    }
    void number(std::string_view name, std::string_view digits) {
        key(name);
        m_json.RawValue(digits.data(), digits.size(), rapidjson::kNumberType);
    }

    bool m_whole;
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_json;
};

} // namespace tsunagi::schemas
