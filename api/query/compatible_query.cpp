#include "api/query/compatible_query.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "api/query/code_tables.hpp"
#include "api/query/keyword_value.hpp"
#include "api/query/known_parameters.hpp"
#include "api/query/ranges.hpp"

namespace tsunagi::api {
namespace {

using indexer::Sign;
using indexer::Sort;

/// q-* parameter -> field of the index.
std::map<std::string, std::string, std::less<>> const text_fields{
    {"q-loc", "location"}, {"q-tempo", "temporal"},          {"q-title", "title"},
    {"q-about", "about"},  {"q-contributor", "contributor"}, {"q-description", "description"}};

std::map<std::string, Sort, std::less<>> const sorts{{"score", Sort::score},
                                                     {"new", Sort::newest},
                                                     {"old", Sort::oldest},
                                                     {"title", Sort::title},
                                                     {"rand", Sort::random}};

std::string scroll_address(std::string const &database) {
    return "/api/item/scroll/" + (database.empty() ? "jps-cross" : percent_encode(database) + "-default");
}

/// A code that begins with a sign may be quoted, like any term (contract 3.2).
std::string unquoted(std::string const &text) {
    bool const quoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

class CompatibleReader {
public:
    CompatibleReader(Parameters const &parameters, std::string const &database,
                     schemas::Catalog const &catalog, std::vector<std::string> const *databases)
        : m_parameters(parameters), m_database(database), m_catalog(catalog), m_databases(databases) {}

    CompatibleQuery read() {
        if (!m_database.empty()) m_out.query.filters.push_back({"db", m_database, Sign::must});
        for (auto const &parameter : m_parameters.list()) read_one(parameter);
        read_sort();
        read_years_and_circle();
        auto const page = read_page(m_parameters, scroll_address(m_database), m_out.warnings);
        m_out.query.from = page.from, m_out.query.size = page.size, m_out.refused = page.refused;
        warn_of_impossible("rights");
        warn_of_impossible("db");
        return std::move(m_out);
    }

private:
    void read_one(Parameter const &parameter) {
        switch (parameter_kind(parameter.name)) {
        case ParameterKind::keyword:
            return read_text(parameter, "", plain_sign());
        case ParameterKind::field_text:
            return read_text(parameter, text_fields.at(parameter.name), Sign::must);
        case ParameterKind::filter:
            return read_filter(parameter);
        case ParameterKind::exists:
            return read_exists(parameter);
        case ParameterKind::single:
            return note_repetition(parameter.name);
        case ParameterKind::unsupported:
            return warn("unsupported-parameter", parameter.name);
        case ParameterKind::scroll_only:
            return warn("ignored-parameter", parameter.name);
        case ParameterKind::silent:
            return;
        case ParameterKind::unknown:
            return warn_of_unknown(parameter.name);
        }
    }

    void read_text(Parameter const &parameter, std::string const &field, Sign plain) {
        if (!parameter.value.empty()) m_keywords.read(parameter, field, plain, m_out.query.keywords);
    }

    /// keywordOr=true is the older spelling of a plus sign on every keyword.
    Sign plain_sign() const { return m_parameters.last("keywordOr") == "true" ? Sign::should : Sign::must; }

    void read_filter(Parameter const &parameter) {
        auto value = read_sign(parameter.value);
        if (value.body.empty()) return;
        if (value.after_space) warn("plus-decoded-as-space", parameter.name);
        indexer::Filter const filter{parameter.name.substr(2), unquoted(value.body), value.sign};
        if (!is_known(filter)) warn_of_value("unknown-code", parameter.name, filter.value);
        m_out.query.filters.push_back(filter);
    }

    bool is_known(indexer::Filter const &filter) const {
        if (filter.facet == "about") return true; // any word
        if (filter.facet == "db")
            return !m_databases ||
                   std::find(m_databases->begin(), m_databases->end(), filter.value) != m_databases->end();
        return is_known_code(filter.facet, filter.value, m_catalog);
    }

    void read_exists(Parameter const &parameter) {
        bool const negated = parameter.value.starts_with('-');
        auto const path = parameter.value.substr(negated ? 1 : 0);
        if (path.empty() && !negated) return;
        if (!is_common_field(path)) return warn_of_value("bad-value", parameter.name, parameter.value);
        m_out.query.exists.push_back({path, negated});
    }

    void note_repetition(std::string const &name) {
        if (m_seen.insert(name).second || !m_told.insert(name).second) return;
        warn("repeated-parameter", name);
    }

    void read_sort() {
        auto const name = m_parameters.last("sort");
        auto const found = sorts.find(name);
        bool const by_text = !m_out.query.keywords.empty();
        m_out.query.sort = found != sorts.end() ? found->second : by_text ? Sort::score : Sort::newest;
        if (found == sorts.end() && !name.empty()) warn_of_value("bad-value", "sort", name);
        auto const any = m_parameters.last("keywordOr");
        if (!any.empty() && any != "true") warn_of_value("bad-value", "keywordOr", any);
    }

    void read_years_and_circle() {
        if (auto const text = m_parameters.last("r-tempo"); !text.empty()) {
            m_out.query.years = read_years(text);
            if (!m_out.query.years)
                warn_of_value("bad-value", "r-tempo", text);
            else if (!m_database.empty()) // contract 12: upstream drops it there
                m_out.warnings.push_back({"r-tempo-applied", {}});
        }
        if (auto const text = m_parameters.last("g-coordinates"); !text.empty()) {
            m_out.query.circle = read_circle(text);
            if (!m_out.query.circle) warn_of_value("bad-value", "g-coordinates", text);
        }
    }

    /// A record has one rights code and one database: two of them together match nothing. Groups of rights
    /// codes overlap and may well be combined.
    void warn_of_impossible(std::string const &facet) {
        std::set<std::string> codes;
        std::string use;
        for (auto const &filter : m_out.query.filters) {
            bool const counts = filter.facet == facet && filter.sign == Sign::must &&
                                !is_known_code("usability", filter.value, m_catalog);
            if (!counts || !codes.insert(filter.value).second) continue;
            use += (use.empty() ? "f-" : "&f-") + facet + "=%2B" + percent_encode(filter.value);
        }
        if (codes.size() > 1)
            m_out.warnings.push_back({"and-on-single-valued", {{"param", "f-" + facet}, {"use", use}}});
    }

    void warn_of_unknown(std::string const &name) {
        Warning warning{"unknown-parameter", {{"param", name}}};
        if (auto near = near_parameter(name); !near.empty()) warning.attributes.emplace_back("use", near);
        m_out.warnings.push_back(std::move(warning));
    }

    void warn(std::string const &code, std::string const &name) {
        m_out.warnings.push_back({code, {{"param", name}}});
    }

    void warn_of_value(std::string const &code, std::string const &name, std::string const &value) {
        m_out.warnings.push_back({code, {{"param", name}, {"value", value}}});
    }

    Parameters const &m_parameters;
    std::string const &m_database;
    schemas::Catalog const &m_catalog;
    std::vector<std::string> const *m_databases;
    CompatibleQuery m_out;
    KeywordReader m_keywords{m_out.warnings};
    std::set<std::string> m_seen, m_told;
};

} // namespace

CompatibleQuery parse_compatible(Parameters const &parameters, std::string const &database,
                                 schemas::Catalog const &catalog, std::vector<std::string> const *databases) {
    return CompatibleReader(parameters, database, catalog, databases).read();
}

} // namespace tsunagi::api
