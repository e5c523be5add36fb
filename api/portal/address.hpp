// The address of a results page: the same parameters as the API, with one of them changed.
#pragma once

#include <string>
#include <vector>

#include "api/query/parameters.hpp"

namespace tsunagi::api {

/// Parameters that change the page: no empty ones, no unknown ones, no page position, no defaults.
class Address {
public:
    explicit Address(Parameters const &parameters);
    /// Adds a pair; a name that stands once (sort, from, lang, r-tempo) is replaced.
    Address with(std::string const &name, std::string const &value) const;
    Address without(std::string const &name, std::string const &value) const;
    Address without(std::string const &name) const;
    /// Without everything that narrows the result down: the words alone stay.
    Address without_conditions() const;
    bool has(std::string const &name, std::string const &value) const;
    bool has(std::string const &name) const;
    bool has_conditions() const;
    std::vector<Parameter> const &list() const { return m_list; }
    /// "/?keyword=…"
    std::string url() const;

private:
    std::vector<Parameter> m_list;
};

} // namespace tsunagi::api
