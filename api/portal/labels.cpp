#include "api/portal/labels.hpp"

#include <algorithm>

namespace tsunagi::api {

namespace {

model::LocalText const *label_in(std::vector<Code> const &values, std::string const &code) {
    auto const found = std::ranges::find(values, code, &Code::code);
    return found == values.end() ? nullptr : &found->label;
}

} // namespace

Labels::Labels(Tongue tongue, Readers const &readers) : m_tongue(tongue), m_readers(readers) {
    for (auto const *id : {"rights", "contents", "type", "cm", "tempo"})
        if (auto table = code_table(id, readers.catalog)) m_tables.emplace(id, *std::move(table));
    // The facet of rights counts groups beside codes (query API contract 3.3).
    if (auto groups = code_table("usability", readers.catalog))
        for (auto &group : groups->values) m_tables["rights"].values.push_back(std::move(group));
}

std::string Labels::of(std::string const &facet, std::string const &code) const {
    if (facet == "db") {
        auto const dataset = m_readers.settings.datasets.find(code);
        if (dataset == m_readers.settings.datasets.end()) return code;
        auto const &name = name_in(m_tongue, dataset->second.name);
        return name.empty() ? code : name;
    }
    auto const table = m_tables.find(facet);
    auto const *label = table == m_tables.end() ? nullptr : label_in(table->second.values, code);
    return label ? name_in(m_tongue, *label) : code;
}

std::string Labels::brief(std::string const &facet, std::string const &code) const {
    auto const name = of(facet, code);
    return name.substr(0, std::min(name.find("（"), name.find(" (")));
}

std::vector<std::string> Labels::codes(std::string const &facet) const {
    std::vector<std::string> codes;
    if (auto const table = m_tables.find(facet); table != m_tables.end())
        for (auto const &value : table->second.values) codes.push_back(value.code);
    return codes;
}

} // namespace tsunagi::api
