// The statements of rights_codes.tsv: code, URI, flags and order of restrictiveness.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/model/rights.hpp"
#include "schemas/model/table.hpp"

namespace tsunagi::normalizer::rights {

struct Statement {
    std::string name, code;
    std::string uri; ///< empty for statements with several versions
    std::string family;
    model::UseFlags flags;
    int restrictiveness = 0; ///< 1 = freest

    bool is_creative_commons() const { return family == "creative_commons"; }
    bool is_non_commercial() const { return is_creative_commons() && flags.commercial == "N"; }
    /// Those that the guards protect: what they grant must not be read into a text (rights contract 3).
    bool is_free() const {
        return is_creative_commons() || family == "public_domain" || family == "gov_terms";
    }
};

class StatementTable {
public:
    /// Throws std::runtime_error with a sentence when UNKNOWN or NONE is missing or a rank is no number.
    explicit StatementTable(model::Vocabularies const &);

    Statement const *find(std::string_view name) const;       ///< null when there is none of that name
    Statement const &operator[](std::string_view name) const; ///< UNKNOWN when there is none of that name
    /// The statement that a Japan Search code stands for; null for an unknown code.
    Statement const *of_code(std::string_view code) const;
    /// The RightsStatements.org statement whose own label (ja or en, folded) a whole text is; null when none.
    Statement const *of_label(std::string_view folded) const;
    std::string const &stricter(std::string const &one, std::string const &other) const;

private:
    std::map<std::string, Statement, std::less<>> m_by_name;
    std::map<std::string, std::string, std::less<>> m_by_code;
    std::map<std::string, std::string, std::less<>> m_by_label;
};

} // namespace tsunagi::normalizer::rights
