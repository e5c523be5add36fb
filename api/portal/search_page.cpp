#include <algorithm>
#include <array>

#include "api/portal/chosen.hpp"
#include "api/portal/eras.hpp"
#include "api/portal/facets.hpp"
#include "api/portal/frame.hpp"
#include "api/portal/hit_list.hpp"
#include "api/portal/nothing_found.hpp"
#include "api/portal/pager.hpp"
#include "api/portal/pages.hpp"
#include "api/portal/spoken.hpp"
#include "api/portal/visible_search.hpp"
#include "api/portal/years.hpp"

namespace tsunagi::api {

namespace {

struct Order {
    std::string_view code, ja, en;
};
/// Age means the record's last change here (query API contract 3.5), not the work's.
constexpr std::array orders{
    Order{"score", "合っている順", "Best match"}, Order{"new", "更新の新しい順", "Latest change first"},
    Order{"old", "更新の古い順", "Oldest change first"}, Order{"title", "題名の順", "By title"}};

class SearchPage {
public:
    SearchPage(Request const &request, Parameters const &parameters, Warnings const &warnings,
               Readers const &readers)
        : m_readers(readers), m_parameters(parameters), m_warnings(warnings), m_address(parameters),
          m_visit(visit_of(request, parameters)), m_labels(m_visit.tongue, readers) {
        auto parsed = parse_compatible(parameters, "", readers.catalog);
        m_refused = parsed.refused;
        m_query = std::move(parsed.query);
        m_query.exclude_own_filter = true;
        if (m_query.size == 0) m_query.size = 20; // a page without records helps nobody
        m_warnings.insert(m_warnings.end(), parsed.warnings.begin(), parsed.warnings.end());
        if (!m_refused) m_hits = search_visible(m_query, readers);
    }

    Response response() const {
        auto const words = m_parameters.last("keyword");
        PortalPage page{.visit = m_visit,
                        .title = words.empty() ? "" : words + std::string(tell(" の検索結果", " – results")),
                        .place = Place::search};
        page.other_address = m_address.with("lang", std::string(code_of(other(m_visit.tongue)))).url();
        page.main =
            element("form", {{"action", "/"}, {"method", "get"}, {"role", "search"}},
                    carried() + seek() + element("div", {{"class", "frame"}}, when_section() + finding()));
        return framed(page, m_readers);
    }

private:
    std::string_view tell(std::string_view ja, std::string_view en) const {
        return say(m_visit.tongue, ja, en);
    }

    /// Conditions that have no control of their own on the page travel on as hidden fields.
    Html carried() const {
        Html fields;
        bool first_keyword = true;
        for (auto const &each : m_address.list()) {
            bool const in_box = each.name == "keyword" && std::exchange(first_keyword, false);
            bool const has_control =
                in_box || each.name == "r-tempo" || each.name == "sort" || has_a_box(each);
            if (!has_control)
                fields += lone("input", {{"type", "hidden"}, {"name", each.name}, {"value", each.value}});
        }
        return fields;
    }

    Html seek() const {
        auto const all = m_parameters.all("keyword");
        auto const line =
            element("label", {{"class", "unseen"}, {"for", "q"}},
                    text(tell("さがす言葉", "Words to search"))) +
            lone("input", {{"id", "q"},
                           {"name", "keyword"},
                           {"type", "search"},
                           {"value", all.empty() ? std::string() : all.front()},
                           {"autocomplete", "off"}}) +
            element("button", {{"type", "submit"}}, icon("search") + text(tell("さがす", "Search")));
        auto const ways =
            element("p", {{"class", "seek-ways fine"}},
                    element("span", text(tell("かな・旧字体・ローマ字でもさがせます",
                                              "Kana, old characters and romaji find as well"))));
        return element(
            "div", {{"class", "seek"}},
            element("div", {{"class", "frame"}}, element("div", {{"class", "seek-line"}}, line) + ways));
    }

    Html when_section() const {
        auto const plot = timeline(m_address, m_hits, m_labels);
        auto const heading = element("h2", {{"id", "years-h"}}, text(tell("いつの記録ですか", "When?")));
        auto const meaning = tell("棒は時代ごとの件数です。二つの時代にまたがる記録は、両方で数えます。",
                                  "Bars are records in each period. A record that spans two counts in both.");
        return element(
            "section", {{"class", "years"}, {"aria-labelledby", "years-h"}},
            element("div", {{"class", "head"}},
                    heading + (plot.empty() ? Html{} : element("p", {{"class", "fine"}}, text(meaning)))) +
                plot + year_fields(m_visit.tongue, m_parameters) + undated());
    }

    /// Undated stays undated and is counted beside the rest (look, principle 7).
    Html undated() const {
        std::string const name = "exists", value = "-common.temporal";
        if (m_refused || m_address.has(name, value)) return {};
        auto const open = m_address.without("r-tempo").without("f-tempo").with(name, value);
        auto const count = count_at(open, m_readers);
        if (count == 0) return {};
        auto const words = m_visit.tongue == Tongue::ja ? "年代の記載がない記録が、ほかに " +
                                                              counted(m_visit.tongue, count) + "あります"
                                                        : counted(m_visit.tongue, count) + " without a date";
        return element("p", {{"class", "fine"}}, element("a", {{"href", open.url()}}, text(words)));
    }

    Html finding() const {
        auto results = chosen_conditions(m_address, m_labels) + unused() + tally();
        if (m_refused)
            results += note(tell("ここから先は表示できません。条件をしぼってください。",
                                 "The list cannot be shown this far. Narrow it down."));
        else if (m_hits.total == 0)
            results += nothing_found(m_visit, m_address, m_readers);
        else if (m_hits.page.empty())
            results += note(tell("一覧はここより前で終わっています。", "The list ends before this page.")) +
                       element("p", {{"class", "acts"}},
                               element("a", {{"class", "button"}, {"href", m_address.url()}},
                                       text(tell("はじめのページへ戻ります", "Back to the first page"))));
        else
            results += hit_list(m_hits, view(), m_visit, m_labels, m_readers) +
                       pager(m_visit.tongue, m_address,
                             {m_query.from, m_query.size, m_hits.page.size(), m_hits.total});
        return element("div", {{"class", "finding"}},
                       facets_column(m_address, m_hits, m_labels) + element("div", results));
    }

    /// A condition that cannot be read changes nothing, and the page says so.
    Html unused() const {
        std::string list;
        for (auto const &warning : m_warnings) {
            if (warning.code != "bad-value" && warning.code != "bad-encoding") continue;
            for (auto const &[name, value] : warning.attributes)
                list += (name == "value" ? "=" : list.empty() ? "" : ", ") + value;
        }
        if (list.empty()) return {};
        return note(std::string(tell("読み取れない条件は使っていません：", "Not understood and not used: ")) +
                    list);
    }

    View view() const { return m_address.has("view", "tile") ? View::tile : View::list; }

    Html tally() const {
        bool const asked = m_address.has("keyword") || m_address.has_conditions();
        auto const number = element("b", text(grouped(m_hits.total)));
        auto const ja = asked ? "件 見つかりました" : "件の記録をさがせます";
        auto const plural = m_hits.total == 1 ? " record" : " records";
        auto const said = number + text(m_visit.tongue == Tongue::ja ? ja : plural);
        auto const ways = m_hits.total > 1 ? order() + views() : Html{};
        return element("div", {{"class", "tally"}},
                       element("div", {{"role", "status"}}, element("h1", said)) + ways);
    }

    Html order() const {
        auto const chosen = m_parameters.last("sort");
        bool const by_words = !m_query.keywords.empty();
        Html options;
        for (auto const &each : orders)
            if (by_words || each.code != "score")
                options += element("option", {{"value", each.code}, {"selected", when(chosen == each.code)}},
                                   text(tell(each.ja, each.en)));
        return element(
            "div", {{"class", "order"}},
            element("label", {{"class", "unseen"}, {"for", "sort"}}, text(tell("並べる順", "Order"))) +
                element("select", {{"id", "sort"}, {"name", "sort"}}, options) +
                element("button", {{"type", "submit"}}, text(tell("並べかえます", "Sort"))));
    }

    Html views() const {
        auto const link = [&](View each, std::string_view sign, std::string_view name,
                              Address const &target) {
            return element(
                "a",
                {{"href", target.url()}, {"title", name}, {"aria-current", when(view() == each, "true")}},
                icon(sign) + element("span", {{"class", "unseen"}}, text(name)));
        };
        return element("nav", {{"class", "views"}, {"aria-label", tell("見せ方", "View")}},
                       link(View::list, "list", tell("一覧", "List"), m_address.without("view")) +
                           link(View::tile, "tile", tell("タイル", "Tiles"), m_address.with("view", "tile")));
    }

    static Html note(std::string_view sentence) {
        return element("div", {{"class", "note odo"}}, element("p", text(sentence)));
    }

    Readers const &m_readers;
    Parameters const &m_parameters;
    Warnings m_warnings;
    Address m_address;
    Visit m_visit;
    Labels m_labels;
    indexer::Query m_query;
    indexer::Hits m_hits;
    bool m_refused = false;
};

} // namespace

Response search_page(Request const &request, Parameters const &parameters, Warnings const &warnings,
                     Readers const &readers) {
    if (auto redirect = redirected_years(parameters)) return *redirect;
    return SearchPage(request, parameters, warnings, readers).response();
}

} // namespace tsunagi::api
