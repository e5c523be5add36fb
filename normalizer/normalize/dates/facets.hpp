// Which eras of the facet an interval touches (contract 5).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "normalizer/normalize/dates/value.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::dates {

class Facets {
public:
    explicit Facets(model::Table const &);
    /// In order of time; empty when more than six are touched.
    std::vector<std::string> codes(Value const &) const;

private:
    struct Facet {
        std::string code;
        Span years; ///< whole years, inclusive
        Span days;  ///< for values with days
    };
    bool only_at_the_border(Facet const &, Value const &) const;

    std::vector<Facet> m_facets;
};

} // namespace tsunagi::normalizer::dates
