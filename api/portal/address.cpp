#include "api/portal/address.hpp"

#include <algorithm>

namespace tsunagi::api {

Address::Address(Parameters const &parameters) {
    for (auto const &parameter : parameters.list())
        if (!parameter.value.empty() && parameter.name != "from") m_list.push_back(parameter);
}

Address Address::with(std::string const &name, std::string const &value) const {
    bool const repeated = name.starts_with("f-") || name == "keyword";
    auto changed = repeated ? *this : without(name);
    changed.m_list.push_back({name, value});
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

std::string Address::url() const { return m_list.empty() ? "/" : "/?" + encode_parameters(m_list); }

} // namespace tsunagi::api
