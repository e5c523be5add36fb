#include "tests/api/json_path.hpp"

#include <stdexcept>

#include <rapidjson/document.h>

namespace tsunagi::tests {
namespace {

using rapidjson::Value;

Value const *member(Value const *value, std::string const &name) {
    if (!value || !value->IsObject()) return nullptr;
    auto const found = value->FindMember(name.c_str());
    return found == value->MemberEnd() ? nullptr : &found->value;
}

Value const *element(Value const *value, unsigned index) {
    return value && value->IsArray() && index < value->Size() ? &(*value)[index] : nullptr;
}

/// One step, removed from the front of the expression.
Value const *follow(Value const *value, std::string &path) {
    if (path.starts_with("['")) {
        auto const end = path.find("']");
        auto const name = path.substr(2, end - 2);
        path.erase(0, end + 2);
        return member(value, name);
    }
    if (path.starts_with('[')) {
        auto const end = path.find(']');
        auto const index = std::stoul(path.substr(1, end - 1));
        path.erase(0, end + 1);
        return element(value, static_cast<unsigned>(index));
    }
    if (!path.starts_with('.')) throw std::invalid_argument("no JSONPath: '" + path + "'");
    auto const end = path.find_first_of(".[", 1);
    auto const name = path.substr(1, end == path.npos ? end : end - 1);
    path.erase(0, name.size() + 1);
    return member(value, name);
}

} // namespace

bool has_path(std::string const &json, std::string const &expression) {
    rapidjson::Document document;
    document.Parse(json.data(), json.size());
    if (document.HasParseError() || !expression.starts_with('$')) return false;
    auto path = expression.substr(1);
    Value const *value = &document;
    while (value && !path.empty()) value = follow(value, path);
    return value != nullptr;
}

} // namespace tsunagi::tests
