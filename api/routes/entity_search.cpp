#include "api/routes/entity_search.hpp"

#include <algorithm>
#include <set>

#include "api/query/code_tables.hpp"
#include "api/query/compatible_query.hpp"
#include "api/query/keyword_value.hpp"
#include "api/query/known_parameters.hpp"
#include "api/render/entities.hpp"

namespace tsunagi::api {
namespace {

using indexer::Filter;
using indexer::Keywords;
using indexer::Sign;

constexpr int entity_seconds = 60;

struct EntityQuery {
    std::vector<Keywords> keywords; ///< terms folded
    std::vector<Filter> filters;
};

class EntityQueryReader {
public:
    EntityQueryReader(Call const &call, std::vector<std::string> const &facets, Warnings &warnings)
        : m_call(call), m_facets(facets), m_warnings(warnings) {}

    EntityQuery read() {
        KeywordReader keywords(m_warnings);
        for (auto const &parameter : m_call.parameters.list()) {
            if (parameter.name == "keyword") {
                if (!parameter.value.empty()) keywords.read(parameter, "", Sign::must, m_query.keywords);
            } else if (auto const facet = facet_of(parameter.name); !facet.empty()) {
                read_filter(parameter, facet);
            } else if (parameter.name != "from" && parameter.name != "size" && parameter.name != "csid") {
                m_warnings.push_back({"unknown-parameter", {{"param", parameter.name}}});
            }
        }
        for (auto &keyword : m_query.keywords)
            for (auto &term : keyword.terms) term.text = m_call.desk.folding.fold(term.text);
        return std::move(m_query);
    }

private:
    std::string facet_of(std::string const &name) const {
        for (auto const &facet : m_facets)
            if (name == "f-" + facet) return facet;
        return {};
    }

    void read_filter(Parameter const &parameter, std::string const &facet) {
        auto const value = read_sign(parameter.value);
        if (value.body.empty()) return;
        bool const known = facet == "org" ? m_call.readers.settings.institutions.contains(value.body)
                                          : is_known_code(facet, value.body, m_call.readers.catalog);
        if (!known)
            m_warnings.push_back({"unknown-code", {{"param", parameter.name}, {"value", value.body}}});
        m_query.filters.push_back({facet, value.body, value.sign});
    }

    Call const &m_call;
    std::vector<std::string> const &m_facets;
    Warnings &m_warnings;
    EntityQuery m_query;
};

/// Signed conditions together: every must, no must_not, one of each group of should.
template <class Condition, class Group, class Holds>
bool meets(std::vector<Condition> const &conditions, Group const &group_of, Holds const &holds) {
    std::map<std::string, bool> groups;
    for (auto const &condition : conditions) {
        bool const held = holds(condition);
        if (condition.sign == Sign::should) {
            groups[group_of(condition)] |= held;
        } else if (held != (condition.sign == Sign::must)) {
            return false;
        }
    }
    return std::all_of(groups.begin(), groups.end(), [](auto const &group) { return group.second; });
}

bool matches(Entity const &entity, std::string const &folded_text, EntityQuery const &query) {
    auto const has_terms = [&](Keywords const &keywords) {
        return std::all_of(keywords.terms.begin(), keywords.terms.end(),
                           [&](auto const &term) { return folded_text.find(term.text) != folded_text.npos; });
    };
    auto const has_value = [&](Filter const &filter) {
        auto const found = entity.values.find(filter.facet);
        return found != entity.values.end() &&
               std::count(found->second.begin(), found->second.end(), filter.value) > 0;
    };
    return meets(
               query.keywords, [](auto const &k) { return std::to_string(k.group); }, has_terms) &&
           meets(
               query.filters, [](auto const &f) { return f.facet; }, has_value);
}

/// Descending count, then code ascending (contract 5.1).
indexer::Facet count(std::string const &key, std::vector<Entity const *> const &hits) {
    std::map<std::string, std::uint64_t> counts;
    for (auto const *hit : hits)
        if (auto const found = hit->values.find(key); found != hit->values.end())
            for (auto const &code : std::set<std::string>(found->second.begin(), found->second.end()))
                ++counts[code];
    indexer::Facet facet{key, {counts.begin(), counts.end()}};
    std::stable_sort(facet.counts.begin(), facet.counts.end(),
                     [](auto const &a, auto const &b) { return a.second > b.second; });
    return facet;
}

} // namespace

Response search_entities(Call const &call, std::vector<Entity> const &entities,
                         std::vector<std::string> const &facets) {
    auto warnings = call.warnings;
    auto const query = EntityQueryReader(call, facets, warnings).read();
    auto const page = read_page(call.parameters, "", warnings);
    if (page.refused) return json_answer(write_refused_search(), {entity_seconds}, warnings);
    std::vector<Entity const *> hits;
    for (auto const &entity : entities)
        if (matches(entity, call.desk.folding.fold(entity.text), query)) hits.push_back(&entity);
    std::vector<std::string> rows;
    for (std::size_t i = page.from; i < hits.size() && rows.size() < page.size; ++i)
        rows.push_back(hits[i]->write());
    std::vector<indexer::Facet> counted;
    for (auto const &facet : facets) counted.push_back(count(facet, hits));
    return json_answer(write_search(rows, hits.size(), page.from, counted), {entity_seconds}, warnings);
}

} // namespace tsunagi::api
