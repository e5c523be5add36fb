#include "harvester/cut/json_outline.hpp"

#include <rapidjson/document.h>

namespace tsunagi::harvester {

namespace {

using Value = rapidjson::Value;

constexpr int longest_path = 3;

std::string below(std::string const &path, Value const &name) {
    std::string const last(name.GetString(), name.GetStringLength());
    return path.empty() ? last : path + "." + last;
}

void collect_values(Value const &object, std::string const &path, int left,
                    std::vector<std::string> &values) {
    for (auto const &member : object.GetObject()) {
        auto const here = below(path, member.name);
        if (member.value.IsString() || member.value.IsNumber()) values.push_back(here);
        if (member.value.IsObject() && left > 1) collect_values(member.value, here, left - 1, values);
    }
}

void collect(Value const &value, std::string const &path, int left, JsonOutline &outline) {
    if (value.IsArray() && !value.Empty() && value[0].IsObject()) {
        if (outline.lists.empty()) collect_values(value[0], {}, longest_path, outline.item_values);
        outline.lists.push_back(path.empty() ? "$" : path);
    }
    if (value.IsUint64()) outline.numbers.push_back(path);
    if (value.IsString()) outline.texts.push_back(path);
    if (!value.IsObject() || left == 0) return;
    for (auto const &member : value.GetObject())
        collect(member.value, below(path, member.name), left - 1, outline);
}

} // namespace

JsonOutline outline_of(std::string_view text) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
    JsonOutline outline;
    if (!json.HasParseError()) collect(json, {}, longest_path, outline);
    return outline;
}

} // namespace tsunagi::harvester
