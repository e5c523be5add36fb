#include "harvester/cut/iiif_document.hpp"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

namespace tsunagi::harvester {

namespace {

using Kind = IiifDocument::Kind;
using Value = rapidjson::Value;

/// Version 3 writes `id` and `type`, version 2 `@id` and `@type`.
std::string text_of(Value const &object, char const *name, char const *older_name) {
    for (auto const *each : {name, older_name}) {
        auto const member = object.FindMember(each);
        if (member != object.MemberEnd() && member->value.IsString())
            return {member->value.GetString(), member->value.GetStringLength()};
    }
    return {};
}

Kind kind_of(std::string const &type) {
    auto const name = type.substr(type.find(':') + 1); // sc:Manifest
    if (name == "Manifest") return Kind::manifest;
    return name == "Collection" || name == "CollectionPage" ? Kind::collection : Kind::other;
}

void add(Value const &member, Kind unless_told, std::vector<std::string> &members) {
    std::string address;
    if (member.IsString()) address.assign(member.GetString(), member.GetStringLength());
    auto kind = unless_told;
    if (member.IsObject()) {
        address = text_of(member, "id", "@id");
        auto const type = text_of(member, "type", "@type");
        if (!type.empty()) kind = kind_of(type);
    }
    if (!address.empty() && kind != Kind::other) members.push_back(std::move(address));
}

void add_list(Value const &document, char const *name, Kind unless_told, std::vector<std::string> &members) {
    auto const list = document.FindMember(name);
    if (list == document.MemberEnd() || !list->value.IsArray()) return;
    for (auto const &member : list->value.GetArray()) add(member, unless_told, members);
}

void add_members(Value const &document, std::vector<std::string> &members) {
    add_list(document, "items", Kind::other, members);
    add_list(document, "collections", Kind::collection, members);
    add_list(document, "manifests", Kind::manifest, members);
    add_list(document, "members", Kind::other, members);
    for (auto const *page : {"first", "next"}) {
        auto const link = document.FindMember(page);
        if (link != document.MemberEnd()) add(link->value, Kind::collection, members);
    }
}

} // namespace

IiifDocument read_iiif(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(text.data(), text.size());
    IiifDocument document;
    if (json.HasParseError()) {
        document.flaw = "it is not JSON at byte " + std::to_string(json.GetErrorOffset()) + ": " +
                        rapidjson::GetParseError_En(json.GetParseError());
        return document;
    }
    if (!json.IsObject()) {
        document.flaw = "it is no JSON object";
        return document;
    }
    document.type = text_of(json, "type", "@type");
    document.kind = kind_of(document.type);
    if (document.kind == Kind::collection) add_members(json, document.members);
    return document;
}

} // namespace tsunagi::harvester
