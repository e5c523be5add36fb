// Members of an answer in the order of the contract; absent values are left out (query API contract 5.2).
// Private to the .cpp files of api/render.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "schemas/model/local_text.hpp"

namespace tsunagi::api {

class JsonWriter {
public:
    void begin_object() { m_json.StartObject(); }
    void end_object() { m_json.EndObject(); }
    void begin_array() { m_json.StartArray(); }
    void end_array() { m_json.EndArray(); }
    void name(std::string_view text) {
        m_json.Key(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    void value(std::string_view text) {
        m_json.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    void value(std::int64_t number) { m_json.Int64(number); }
    void value(double number) { m_json.Double(number); }
    void value(bool truth) { m_json.Bool(truth); }
    void json(std::string_view text) { m_json.RawValue(text.data(), text.size(), rapidjson::kObjectType); }

    void text(std::string_view member, std::string const &text) {
        if (!text.empty()) name(member), value(std::string_view(text));
    }
    void number(std::string_view member, std::int64_t number) { name(member), value(number); }
    /// Always there, empty or not.
    void list(std::string_view member, std::vector<std::string> const &texts) {
        name(member);
        begin_array();
        for (auto const &text : texts) value(std::string_view(text));
        end_array();
    }
    void texts(std::string_view member, std::vector<std::string> const &texts) {
        if (!texts.empty()) list(member, texts);
    }
    void local(std::string_view member, model::LocalText const &text_in_both) {
        if (text_in_both.ja.empty() && text_in_both.en.empty()) return;
        name(member);
        begin_object();
        text("ja", text_in_both.ja);
        text("en", text_in_both.en);
        end_object();
    }
    void point(std::string_view member, double lat, double lon) {
        name(member);
        begin_object();
        name("lat"), value(lat);
        name("lon"), value(lon);
        end_object();
    }

    std::string result() const { return {m_buffer.GetString(), m_buffer.GetSize()}; }

private:
    rapidjson::StringBuffer m_buffer;
    rapidjson::Writer<rapidjson::StringBuffer> m_json{m_buffer};
};

} // namespace tsunagi::api
