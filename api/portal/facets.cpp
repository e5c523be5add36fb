#include "api/portal/facets.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "api/portal/chosen.hpp"
#include "api/portal/spoken.hpp"
#include "api/portal/use_badge.hpp"

namespace tsunagi::api {

namespace {

constexpr std::size_t shown_at_once = 8;

struct FacetName {
    std::string_view key, ja, en;
};
constexpr std::array names{FacetName{"rights", "利用条件", "Terms of use"},
                           FacetName{"type", "種類", "Type"},
                           FacetName{"db", "データベース", "Database"},
                           FacetName{"contents", "公開のしかた", "Access"},
                           FacetName{"cm", "分野", "Sector"},
                           FacetName{"tempo", "時代", "Period"}};

/// The three groups and "not evaluated" carry their shapes; the codes below them are words.
struct Group {
    std::string_view code, shape, ja, en;
};
constexpr std::array groups{Group{"com", "com", "商用でも", "Also commercially"},
                            Group{"noncom", "noncom", "非商用なら", "Non-commercially"},
                            Group{"edu", "edu", "教育なら", "In education"},
                            Group{"uneval", "uneval", "未評価", "Not evaluated"}};

struct Row {
    std::string code;
    std::uint64_t count = 0;
    bool taken = false, left_out = false;
    bool chosen() const { return taken || left_out; }
};

class Column {
public:
    Column(Address const &address, Labels const &labels)
        : m_address(address), m_labels(labels), m_tongue(labels.tongue()) {}

    Html facet(FacetName const &name, indexer::Facet const *counts) const {
        auto const rows = rows_of(std::string(name.key), counts);
        if (rows.empty()) return {};
        auto const at_once = std::span(rows).first(std::min(rows.size(), shown_at_once));
        auto const rest = std::span(rows).subspan(at_once.size());
        auto inner = element("legend", text(say(m_tongue, name.ja, name.en))) + list(name, at_once);
        if (!rest.empty()) inner += more(name, rest);
        if (name.key == "rights")
            inner +=
                element("p", {{"class", "fine"}},
                        text(say(m_tongue, "商用・非商用・教育は重なります。足し合わせた数にはなりません。",
                                 "The groups overlap; their numbers do not add up.")));
        return element("fieldset", {{"class", "facet"}}, inner);
    }

private:
    /// What is chosen stands first and stays there with 0 records, or the next request would lose it.
    std::vector<Row> rows_of(std::string const &facet, indexer::Facet const *counts) const {
        std::vector<Row> rows;
        if (counts)
            for (auto const &[code, count] : counts->counts) rows.push_back(row_of(facet, code, count));
        for (auto const &[name, value] : m_address.list()) {
            auto const code = signed_code(value).code;
            if (name == "f-" + facet && std::ranges::find(rows, code, &Row::code) == rows.end())
                rows.push_back(row_of(facet, code, 0));
        }
        std::ranges::stable_partition(rows, &Row::chosen);
        if (facet == "rights") groups_first(rows);
        return rows;
    }

    Row row_of(std::string const &facet, std::string const &code, std::uint64_t count) const {
        auto const parameter = "f-" + facet;
        return {.code = code,
                .count = count,
                .taken = m_address.has(parameter, "+" + code) || m_address.has(parameter, code),
                .left_out = m_address.has(parameter, "-" + code)};
    }

    /// Groups in the order of the scale ◎ ○ △, then the codes.
    static void groups_first(std::vector<Row> &rows) {
        auto const place = [](Row const &row) {
            return std::ranges::find(groups, row.code, &Group::code) - groups.begin();
        };
        std::ranges::stable_sort(rows, {}, place);
    }

    Html more(FacetName const &name, std::span<Row const> rest) const {
        auto const records = std::accumulate(rest.begin(), rest.end(), std::uint64_t{0},
                                             [](auto sum, Row const &row) { return sum + row.count; });
        auto const number = grouped(rest.size());
        auto const words = m_tongue == Tongue::ja
                               ? "ほか " + number + "、のべ " + counted(m_tongue, records)
                               : number + " more, " + counted(m_tongue, records) + " in all";
        bool const open = std::ranges::any_of(rest, &Row::chosen);
        return element("details", {{"class", "facet-rest"}, {"open", when(open)}},
                       element("summary", text(words) + icon("down")) + list(name, rest));
    }

    Html list(FacetName const &name, std::span<Row const> rows) const {
        Html items;
        for (auto const &row : rows) items += item(std::string(name.key), row);
        return element("ul", {{"class", "rows"}}, items);
    }

    Html words(std::string const &facet, std::string const &code) const {
        auto const group = std::ranges::find(groups, code, &Group::code);
        if (facet != "rights" || group == groups.end()) return spoken(m_labels.of(facet, code));
        return element("span", {{"class", "use " + std::string(group->shape)}},
                       icon("use-" + std::string(group->shape), false) +
                           text(say(m_tongue, group->ja, group->en)));
    }

    Html item(std::string const &facet, Row const &row) const {
        auto const label = m_labels.of(facet, row.code);
        auto const leave_out = m_tongue == Tongue::ja ? label + "を除く" : "Leave out " + label;
        // An unsigned value means "and" in the API; its box keeps it so.
        auto const taken = m_address.has("f-" + facet, row.code) ? row.code : "+" + row.code;
        auto const box = lone("input", {{"class", "take"},
                                        {"type", "checkbox"},
                                        {"name", "f-" + facet},
                                        {"value", taken},
                                        {"checked", when(row.taken)}});
        auto const minus = lone("input", {{"type", "checkbox"},
                                          {"name", "f-" + facet},
                                          {"value", "-" + row.code},
                                          {"aria-label", leave_out},
                                          {"checked", when(row.left_out)}});
        return element(
            "li", element("label", box + element("span", words(facet, row.code))) +
                      element("span", {{"class", "num"}}, text(grouped(row.count))) +
                      element("label", {{"class", "leave"}, {"title", leave_out}}, minus + icon("minus")));
    }

    Address const &m_address;
    Labels const &m_labels;
    Tongue m_tongue;
};

} // namespace

Html facets_column(Address const &address, indexer::Hits const &hits, Labels const &labels) {
    auto const tongue = labels.tongue();
    auto heading = std::string(say(tongue, "しぼりこみ", "Narrow down"));
    if (auto const count = count_of_conditions(address))
        heading +=
            tongue == Tongue::ja ? "（" + grouped(count) + " つ選択中）" : " (" + grouped(count) + " chosen)";
    auto inner = element("summary", text(heading) + icon("down"));
    Column const column(address, labels);
    for (auto const &name : names) {
        auto const counts = std::ranges::find(hits.facets, name.key, &indexer::Facet::key);
        inner += column.facet(name, counts == hits.facets.end() ? nullptr : &*counts);
    }
    inner += element("button", {{"class", "main"}, {"type", "submit"}},
                     text(say(tongue, "選んだ条件でしぼります", "Narrow down")));
    return element("aside", {{"class", "facets"}, {"aria-label", say(tongue, "しぼりこみ", "Narrow down")}},
                   element("details", inner));
}

bool has_a_box(Parameter const &condition) {
    return condition.name.starts_with("f-") &&
           std::ranges::find(names, std::string_view(condition.name).substr(2), &FacetName::key) !=
               names.end();
}

} // namespace tsunagi::api
