// The texts of one record on their way to statements for each scope (rights contract 4 and 5).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "normalizer/normalize/rights.hpp"
#include "normalizer/normalize/rights/merge.hpp"
#include "normalizer/normalize/rights/text_reader.hpp"

namespace tsunagi::normalizer::rights {

using Texts = std::span<ProvidedRights const>;

/// Used once for one record; refers to its arguments.
class Decision {
public:
    Decision(StatementTable const &statements, TextReader const &reader, Texts provided,
             RightsDefaults const &defaults, std::string const &now)
        : m_statements(statements), m_reader(reader), m_provided(provided), m_defaults(defaults), m_now(now) {
    }

    RightsDecision run();

private:
    void read_all();
    void read(std::size_t source);
    void place(Finding const &, std::size_t source);
    bool read_agreed(std::size_t source);

    std::optional<model::RightsStatement> stated(std::string const &scope, std::string const &group);
    model::RightsStatement published(std::string const &scope, Merged const &, std::vector<Placed> const &);
    std::optional<model::RightsStatement> declared(std::string const &scope, model::RightsDefault const &,
                                                   char const *from);
    std::optional<model::RightsStatement> institution_default();
    std::optional<model::RightsStatement> inherited_content();
    model::RightsStatement none(std::string const &scope) const;

    void decide_media();
    void decide_content();
    void decide_other_scopes();
    void put_media_before_content(std::optional<model::RightsStatement> own);
    void set_flags();
    void report(model::RightsStatement &, Merged const &, std::vector<Placed> const &);
    void add(model::Problem, model::RightsStatement &);
    std::string texts_of(std::vector<std::size_t> const &sources) const;
    void tell_access(std::string const &access);

    StatementTable const &m_statements;
    TextReader const &m_reader;
    Texts m_provided;
    RightsDefaults const &m_defaults;
    std::string const &m_now;
    std::map<std::string, std::vector<Placed>> m_by_scope;
    std::map<std::string, model::RightsStatement> m_blank; ///< texts like "-", kept when no default applies
    std::string m_out_of_copyright;                        ///< of the chosen content finding, "?" = not said
    RightsDecision m_result;
};

/// Canonical URI of a statement with one version; none where the source gave a broken one or named no
/// version.
std::string uri_of(Finding const &, Statement const &);

} // namespace tsunagi::normalizer::rights
