// Names of codes and databases in the language of the page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "api/portal/tongue.hpp"
#include "api/query/code_tables.hpp"
#include "api/readers.hpp"

namespace tsunagi::api {

/// Made once for a page, so that its many rows share the tables. The readers must outlive it.
class Labels {
public:
    Labels(Tongue tongue, Readers const &readers);

    /// 絵画, みなと市立美術館 収蔵品 …; what nobody names stands for itself.
    std::string of(std::string const &facet, std::string const &code) const;
    /// The name without what stands in brackets: 室町 of 室町（南北朝・戦国を含む）.
    std::string brief(std::string const &facet, std::string const &code) const;
    /// Codes of a table in its own order.
    std::vector<std::string> codes(std::string const &facet) const;
    Tongue tongue() const { return m_tongue; }

private:
    Tongue m_tongue;
    Readers const &m_readers;
    std::map<std::string, CodeTable, std::less<>> m_tables;
};

} // namespace tsunagi::api
