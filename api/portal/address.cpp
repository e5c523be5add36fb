#include "api/portal/address.hpp"

#include <algorithm>

#include "api/query/known_parameters.hpp"

namespace tsunagi::api {

namespace {

bool changes_the_page(Parameter const &parameter) {
    auto const &[name, value] = parameter;
    if (value.empty() || name == "from") return false;
    if (name == "lang") return value == "ja" || value == "en";
    if (name == "view") return value == "tile";
    if (name == "sort") return value != "score"; // the order that comes by itself
    switch (parameter_kind(name)) {
    case ParameterKind::unknown:
    case ParameterKind::unsupported:
    case ParameterKind::silent:
    case ParameterKind::scroll_only:
        return false;
    default:
        return true;
    }
}

bool may_repeat(std::string const &name) {
    return name == "keyword" || name == "exists" || name.starts_with("f-") || name.starts_with("q-");
}

bool narrows(Parameter const &parameter) {
    auto const &name = parameter.name;
    return name == "r-tempo" || name == "g-coordinates" || (name != "keyword" && may_repeat(name));
}

} // namespace

Address::Address(Parameters const &parameters) {
    for (auto const &parameter : parameters.list()) {
        if (!changes_the_page(parameter) || has(parameter.name, parameter.value)) continue;
        if (!may_repeat(parameter.name)) // of several the last counts
            std::erase_if(m_list, [&](auto const &each) { return each.name == parameter.name; });
        m_list.push_back(parameter);
    }
}

Address Address::with(std::string const &name, std::string const &value) const {
    auto changed = may_repeat(name) ? *this : without(name);
    if (!changed.has(name, value)) changed.m_list.push_back({name, value});
    return changed;
}

Address Address::without(std::string const &name, std::string const &value) const {
    auto changed = *this;
    std::erase_if(changed.m_list, [&](auto const &each) { return each.name == name && each.value == value; });
    return changed;
}

Address Address::without(std::string const &name) const {
    auto changed = *this;
    std::erase_if(changed.m_list, [&](auto const &each) { return each.name == name; });
    return changed;
}

Address Address::without_conditions() const {
    auto changed = *this;
    std::erase_if(changed.m_list, narrows);
    return changed;
}

bool Address::has(std::string const &name, std::string const &value) const {
    return std::ranges::any_of(m_list,
                               [&](auto const &each) { return each.name == name && each.value == value; });
}

bool Address::has(std::string const &name) const {
    return std::ranges::any_of(m_list, [&](auto const &each) { return each.name == name; });
}

bool Address::has_conditions() const { return std::ranges::any_of(m_list, narrows); }

std::string Address::url() const { return m_list.empty() ? "/" : "/?" + encode_parameters(m_list); }

} // namespace tsunagi::api
