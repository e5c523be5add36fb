#include "api/portal/facets.hpp"

#include <algorithm>
#include <array>

#include "api/portal/use_badge.hpp"
#include "api/query/code_tables.hpp"

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
                           FacetName{"tempo", "時代", "Era"},
                           FacetName{"cm", "分野", "Sector"}};

bool is_group(std::string_view code) { return code == "com" || code == "noncom" || code == "edu"; }

Html rights_label(Tongue tongue, std::string const &code, std::string const &label) {
    if (!is_group(code) && code != "uneval") return text(label);
    auto const one_of_group = code == "com"      ? "cc0"
                              : code == "noncom" ? "ccbync"
                              : code == "edu"    ? "incr_edu"
                                                 : "uneval";
    auto const shape = std::string(use_class(one_of_group));
    auto const word = code == "com"      ? say(tongue, "商用でも", "Also commercially")
                      : code == "noncom" ? say(tongue, "非商用なら", "Non-commercially")
                      : code == "edu"    ? say(tongue, "教育なら", "In education")
                                         : say(tongue, "未評価", "Not evaluated");
    return element("span", {{"class", "use " + shape}}, icon("use-" + shape, false) + text(word));
}

class Column {
public:
    Column(Tongue tongue, Address const &address, Readers const &readers)
        : m_tongue(tongue), m_address(address), m_readers(readers) {}

    Html facet(FacetName const &name, indexer::Facet const &counts) const {
        auto const legend = element("legend", text(say(m_tongue, name.ja, name.en)));
        auto const rows = counts.counts.size();
        auto inner = legend + list(name, counts, 0, std::min(rows, shown_at_once));
        if (rows > shown_at_once) {
            auto const more = say(m_tongue, "ほか ", "More: ");
            inner += element(
                "details", element("summary", text(std::string(more) + std::to_string(rows - shown_at_once)) +
                                                  icon("down")) +
                               list(name, counts, shown_at_once, rows));
        }
        if (name.key == "rights")
            inner += element("p", {{"class", "fine"}},
                             text(say(m_tongue, "上の三つは重なります。足し合わせた数にはなりません。",
                                      "The first three overlap; their numbers do not add up.")));
        return element("fieldset", {{"class", "facet"}}, inner);
    }

private:
    Html list(FacetName const &name, indexer::Facet const &counts, std::size_t from, std::size_t to) const {
        Html rows;
        for (auto i = from; i < to; ++i)
            rows += row(std::string(name.key), counts.counts[i].first, counts.counts[i].second);
        return element("ul", {{"class", "rows"}}, rows);
    }

    bool chosen(std::string const &parameter, std::string const &value) const {
        return std::ranges::any_of(m_address.list(), [&](auto const &each) {
            return each.name == parameter && each.value == value;
        });
    }

    Html row(std::string const &facet, std::string const &code, std::uint64_t count) const {
        auto const parameter = "f-" + facet;
        auto const label = value_label(m_tongue, facet, code, m_readers);
        auto const leave_out = m_tongue == Tongue::ja ? label + "を除く" : "Leave out " + label;
        bool const taken = chosen(parameter, "+" + code) || chosen(parameter, code);
        auto const take =
            element("label", lone("input", {{"class", "take"},
                                            {"type", "checkbox"},
                                            {"name", parameter},
                                            {"value", "+" + code},
                                            {"checked", when(taken)}}) +
                                 element("span", facet == "rights" ? rights_label(m_tongue, code, label)
                                                                   : text(label)));
        auto const leave = element("label", {{"class", "leave"}, {"title", leave_out}},
                                   lone("input", {{"type", "checkbox"},
                                                  {"name", parameter},
                                                  {"value", "-" + code},
                                                  {"aria-label", leave_out},
                                                  {"checked", when(chosen(parameter, "-" + code))}}) +
                                       icon("minus"));
        return element("li", take + element("span", {{"class", "num"}}, text(grouped(count))) + leave);
    }

    Tongue m_tongue;
    Address const &m_address;
    Readers const &m_readers;
};

} // namespace

std::string value_label(Tongue tongue, std::string const &facet, std::string const &code,
                        Readers const &readers) {
    if (facet == "db") {
        auto const dataset = readers.settings.datasets.find(code);
        return dataset == readers.settings.datasets.end() ? code : name_in(tongue, dataset->second.name);
    }
    for (auto const table_id :
         {std::string_view(facet), std::string_view(facet == "rights" ? "usability" : "")})
        if (auto const table = code_table(table_id, readers.catalog))
            if (auto const found = std::ranges::find(table->values, code, &Code::code);
                found != table->values.end())
                return name_in(tongue, found->label);
    return code;
}

Html facets_column(Tongue tongue, Address const &address, indexer::Hits const &hits, Readers const &readers) {
    Column const column(tongue, address, readers);
    auto inner = element("summary", text(say(tongue, "しぼりこみ", "Narrow down")) + icon("down"));
    for (auto const &name : names)
        for (auto const &facet : hits.facets)
            if (facet.key == name.key && !facet.counts.empty()) inner += column.facet(name, facet);
    inner += element("button", {{"class", "main"}, {"type", "submit"}},
                     text(say(tongue, "選んだ条件でしぼります", "Narrow down")));
    return element("aside", {{"class", "facets"}, {"aria-label", say(tongue, "しぼりこみ", "Narrow down")}},
                   element("details", inner));
}

Html chosen_filters(Tongue tongue, Address const &address, Readers const &readers) {
    Html chips;
    auto const chip = [&](Html const &words, std::string const &url, bool left_out) {
        auto const away =
            element("span", {{"class", "unseen"}}, text(say(tongue, "を外します", ", take away")));
        chips += element("li", element("a", {{"class", when(left_out, "not")}, {"href", url}},
                                       words + icon("close") + away));
    };
    for (auto const &[name, value] : address.list()) {
        if (name == "r-tempo") chip(text(value), address.without(name).url(), false);
        if (!name.starts_with("f-")) continue;
        bool const left_out = value.starts_with('-');
        auto const code = left_out || value.starts_with('+') ? value.substr(1) : value;
        auto const label = text(value_label(tongue, name.substr(2), code, readers));
        chip(left_out ? text(say(tongue, "除く　", "not ")) + element("s", label) : label,
             address.without(name, value).url(), left_out);
    }
    if (chips.empty()) return chips;
    return element("ul", {{"class", "chosen"}, {"aria-label", say(tongue, "選んでいる条件", "Chosen")}},
                   chips);
}

} // namespace tsunagi::api
