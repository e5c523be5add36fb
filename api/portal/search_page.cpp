#include <algorithm>

#include "api/portal/address.hpp"
#include "api/portal/cover.hpp"
#include "api/portal/facets.hpp"
#include "api/portal/frame.hpp"
#include "api/portal/pages.hpp"
#include "api/portal/shown_record.hpp"
#include "api/portal/use_badge.hpp"
#include "api/query/compatible_query.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::api {

namespace {

/// Beyond this the window of the API ends (query API contract 4); the page says so instead of turning for
/// ever.
constexpr std::uint64_t window = 2000;

class SearchPage {
public:
    SearchPage(Request const &request, Parameters const &parameters, Readers const &readers)
        : m_readers(readers), m_parameters(parameters), m_address(parameters),
          m_tongue(tongue_of(request, parameters)) {
        auto parsed = parse_compatible(parameters, "", readers.catalog);
        m_refused = parsed.refused;
        m_query = std::move(parsed.query);
        m_query.exclude_own_filter = true;
        for (auto const &[id, dataset] : readers.settings.datasets)
            if (dataset.visibility == "hidden") m_query.hidden_datasets.push_back(id);
        if (!m_refused) m_hits = readers.index.search(m_query);
    }

    Response response() const {
        auto const words = m_parameters.last("keyword");
        PortalPage page{
            .tongue = m_tongue,
            .title = words.empty() ? "" : words + std::string(say(m_tongue, " の検索結果", " – results"))};
        page.other_address = m_address.with("lang", m_tongue == Tongue::ja ? "en" : "ja").url();
        page.main = element("form", {{"action", "/"}, {"method", "get"}, {"role", "search"}},
                            carried() + seek() + element("div", {{"class", "frame"}}, finding()));
        return framed(page, m_readers);
    }

private:
    std::string_view tell(std::string_view ja, std::string_view en) const { return say(m_tongue, ja, en); }

    /// Conditions that have no control of their own on the page travel on as hidden fields.
    Html carried() const {
        Html fields;
        auto const shown = [&](std::string const &name) {
            return name == "r-tempo" || name == "sort" || name.starts_with("f-");
        };
        bool first_keyword = true;
        for (auto const &[name, value] : m_address.list()) {
            bool const in_box = name == "keyword" && std::exchange(first_keyword, false);
            if (!shown(name) && !in_box)
                fields += lone("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
        }
        return fields;
    }

    Html seek() const {
        auto const all = m_parameters.all("keyword");
        auto const words = all.empty() ? std::string() : all.front();
        auto const line =
            element("label", {{"class", "unseen"}, {"for", "q"}},
                    text(tell("さがす言葉", "Words to search"))) +
            lone("input", {{"id", "q"},
                           {"name", "keyword"},
                           {"type", "search"},
                           {"value", words},
                           {"autocomplete", "off"}}) +
            element("button", {{"type", "submit"}}, icon("search") + text(tell("さがす", "Search")));
        auto const ways =
            element("p", {{"class", "seek-ways fine"}},
                    element("span", text(tell("かな・旧字体・ローマ字でもさがせます",
                                              "Kana, old characters and romaji find as well"))));
        return element("div", {{"class", "seek"}},
                       element("div", {{"class", "frame"}},
                               element("div", {{"class", "seek-line"}}, line) + ways + years()));
    }

    Html years() const {
        auto const range = m_parameters.last("r-tempo");
        auto const comma = range.find(',');
        auto const side = [](std::string year) {
            return year == "0000" || year == "9999" ? std::string() : year;
        };
        auto const field = [&](std::string_view id, std::string_view label, std::string const &value) {
            return element(
                "label", {{"for", id}},
                text(label) +
                    lone("input", {{"id", id}, {"name", id}, {"inputmode", "numeric"}, {"value", value}}));
        };
        return element("div", {{"class", "years-set"}},
                       field("year-from", tell("はじめの年", "From year"), side(range.substr(0, comma))) +
                           field("year-to", tell("おわりの年", "To year"),
                                 comma == range.npos ? "" : side(range.substr(comma + 1))) +
                           element("button", {{"type", "submit"}},
                                   text(tell("この年代でしぼります", "Limit to these years"))));
    }

    Html finding() const {
        return element(
            "div", {{"class", "finding"}},
            facets_column(m_tongue, m_address, m_hits, m_readers) +
                element("div", chosen_filters(m_tongue, m_address, m_readers) + tally() + results()));
    }

    Html tally() const {
        auto const number = element("b", text(grouped(m_hits.total)));
        auto const said = m_tongue == Tongue::ja ? number + text("件 見つかりました")
                                                 : number + text(m_hits.total == 1 ? " record" : " records");
        Html options;
        for (auto const &[code, ja, en] : {std::tuple{"score", "合っている順", "Best match"},
                                           {"new", "新しい順", "Newest"},
                                           {"old", "古い順", "Oldest"},
                                           {"title", "題名の順", "By title"}})
            options +=
                element("option", {{"value", code}, {"selected", when(m_parameters.last("sort") == code)}},
                        text(tell(ja, en)));
        auto const sort =
            element("label", {{"class", "unseen"}, {"for", "sort"}}, text(tell("並べる順", "Order"))) +
            element("select", {{"id", "sort"}, {"name", "sort"}}, options) +
            element("button", {{"type", "submit"}}, text(tell("並べかえます", "Sort")));
        return element("div", {{"class", "tally"}},
                       element("div", {{"role", "status"}}, element("h1", said)) + sort);
    }

    Html results() const {
        if (m_refused)
            return note("odo", tell("ここから先は表示できません。条件をしぼってください。",
                                    "The list cannot be shown this far. Narrow it down."));
        if (m_hits.page.empty()) return nothing_found();
        Html hits;
        for (auto const &hit : m_hits.page) hits += one_hit(hit);
        return element("ol", {{"class", "hits"}}, hits) + pager();
    }

    Html note(std::string_view colour, std::string_view sentence) const {
        return element("div", {{"class", "note " + std::string(colour)}}, element("p", text(sentence)));
    }

    Html nothing_found() const {
        auto const words = m_parameters.last("keyword");
        auto const heading = m_tongue == Tongue::ja ? "「" + words + "」の記録は見つかりませんでした"
                                                    : "Nothing found for “" + words + "”";
        Html repairs;
        bool const narrowed = std::ranges::any_of(m_address.list(), [](auto const &each) {
            return each.name.starts_with("f-") || each.name == "r-tempo";
        });
        if (narrowed) {
            auto open = m_address.without("r-tempo");
            for (auto const &each : m_address.list())
                if (each.name.starts_with("f-")) open = open.without(each.name);
            repairs += element("a", {{"class", "button"}, {"href", open.url()}},
                               text(tell("しぼりこみをすべて外します", "Take all conditions away")));
        }
        repairs +=
            element("a",
                    {{"class", "button"},
                     {"href", Address(Parameters{}).with("lang", std::string(code_of(m_tongue))).url()}},
                    text(tell("すべての記録を見ます", "See all records")));
        return element("div", {{"class", "none"}},
                       element("h2", text(heading)) +
                           element("p", text(tell("言葉を短くするか、ほかの書き方でさがしてください。",
                                                  "Try fewer words or another spelling."))) +
                           element("p", {{"class", "acts"}}, repairs));
    }

    Html one_hit(indexer::Hit const &hit) const {
        auto const stored = m_readers.records.get(hit.id);
        if (!stored || stored->status != "live")
            return element("li", {{"class", "hit"}},
                           text(tell("この記録は取り下げられました。", "This record has been withdrawn.")));
        auto const record = schemas::read_record(stored->json);
        auto const title = plain_title(m_tongue, record);
        auto const address = "/item/" + percent_encode(record.id) + "?lang=" + std::string(code_of(m_tongue));
        auto article = element("h2", element("a", {{"href", address}}, shown_title(m_tongue, record)));
        if (auto const *reading = title_of(record, "reading"))
            article += element("p", {{"class", "yomi"}},
                               element("span", {{"lang", "ja-Kana"}}, text(reading->value)));
        article += facts(record) + foot(record);
        return element("li", {{"class", "hit"}},
                       plate(record, title, first_author(record)) + element("article", article));
    }

    Html facts(model::Record const &record) const {
        Html spans;
        auto const add = [&](std::string const &words) {
            if (!words.empty()) spans += element("span", text(words));
        };
        add(first_author(record));
        if (!record.temporal.empty()) add(shown_date(m_tongue, record.temporal.front()));
        if (!record.type.empty()) add(type_label(m_tongue, record.type.front().code, m_readers.catalog));
        return element("p", {{"class", "facts"}}, spans);
    }

    Html foot(model::Record const &record) const {
        return element("div", {{"class", "foot"}},
                       use_badge(m_tongue, record.rights.content) +
                           element("span", text(value_label(m_tongue, "db", record.dataset, m_readers))));
    }

    Html pager() const {
        auto const from = m_query.from, shown = static_cast<std::uint32_t>(m_hits.page.size());
        auto const place = m_tongue == Tongue::ja ? grouped(m_hits.total) + " 件のうち " + grouped(from + 1) +
                                                        " から " + grouped(from + shown) + " まで"
                                                  : grouped(from + 1) + " to " + grouped(from + shown) +
                                                        " of " + grouped(m_hits.total);
        auto links = element("span", {{"class", "fine"}}, text(place));
        auto const link = [&](std::uint32_t to, std::string_view words, std::string_view sign) {
            return element("a",
                           {{"class", "button"}, {"href", m_address.with("from", std::to_string(to)).url()}},
                           text(words) + icon(sign));
        };
        if (from > 0)
            links +=
                link(from > m_query.size ? from - m_query.size : 0, tell("まえのページ", "Previous"), "back");
        auto const next = from + m_query.size;
        if (next < m_hits.total && next + m_query.size <= window)
            links += link(next, tell("つぎのページ", "Next"), "next");
        if (next < m_hits.total && next + m_query.size > window)
            links += element("span", {{"class", "fine"}},
                             text(tell("ここまでで 2,000 件です。続きは条件をしぼってください。",
                                       "The first 2,000 are shown. Narrow down to see more.")));
        return element("nav", {{"class", "pager"}, {"aria-label", tell("つづき", "Pages")}}, links);
    }

    Readers const &m_readers;
    Parameters const &m_parameters;
    Address m_address;
    Tongue m_tongue;
    indexer::Query m_query;
    indexer::Hits m_hits;
    bool m_refused = false;
};

/// The two year fields of the form become the API's one parameter; the address then is an API request.
std::optional<Response> redirected_years(Parameters const &parameters) {
    if (!parameters.has("year-from") && !parameters.has("year-to")) return std::nullopt;
    auto const from = parameters.last("year-from"), to = parameters.last("year-to");
    auto address = Address(parameters).without("year-from").without("year-to").without("r-tempo");
    if (!from.empty() || !to.empty()) address = address.with("r-tempo", from + "," + to);
    return Response{.status = 303,
                    .content_type = "text/plain; charset=utf-8",
                    .headers = {{"Location", address.url()}},
                    .body = ""};
}

} // namespace

Response search_page(Request const &request, Parameters const &parameters, Readers const &readers) {
    if (auto redirect = redirected_years(parameters)) return *redirect;
    return SearchPage(request, parameters, readers).response();
}

} // namespace tsunagi::api
