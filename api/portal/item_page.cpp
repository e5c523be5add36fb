#include <algorithm>

#include "api/portal/address.hpp"
#include "api/portal/cover.hpp"
#include "api/portal/facets.hpp"
#include "api/portal/frame.hpp"
#include "api/portal/pages.hpp"
#include "api/portal/record_pairs.hpp"
#include "api/portal/shown_record.hpp"
#include "api/portal/terms.hpp"
#include "api/portal/use_badge.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::api {

namespace {

/// Japanese interface, no Latin words, at most 24 characters: such a title stands upright (look, section 3).
bool stands_upright(Tongue tongue, std::string const &title) {
    auto const latin = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    auto const characters =
        std::ranges::count_if(title, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return tongue == Tongue::ja && characters <= 24 && std::ranges::none_of(title, latin);
}

class ItemPage {
public:
    ItemPage(model::Record record, Tongue tongue, Readers const &readers)
        : m_record(std::move(record)), m_tongue(tongue), m_readers(readers),
          m_title(plain_title(tongue, m_record)) {}

    Response response() const {
        PortalPage page{.tongue = m_tongue, .title = m_title};
        page.other_address =
            "/item/" + percent_encode(m_record.id) + (m_tongue == Tongue::ja ? "?lang=en" : "?lang=ja");
        auto const columns = element("div", {{"class", "two"}},
                                     element("div", description() + journey()) +
                                         element("div", terms_section(m_tongue, m_record) + cite()));
        page.main = element("div", {{"class", "frame"}}, element("article", head() + second() + columns));
        return framed(page, m_readers);
    }

private:
    std::string_view tell(std::string_view ja, std::string_view en) const { return say(m_tongue, ja, en); }

    Html by_line() const {
        Html lines;
        for (auto const &line :
             {m_record.agents.empty() ? std::string() : m_record.agents.front().provided,
              m_record.temporal.empty() ? std::string() : m_record.temporal.front().provided})
            if (!line.empty()) lines += (lines.empty() ? Html{} : lone("br", {})) + text(line);
        return lines.empty() ? lines : element("p", {{"class", "by"}}, lines);
    }

    Html head() const {
        auto const title = element("h1", shown_title(m_tongue, m_record));
        if (!stands_upright(m_tongue, m_title))
            return element("header", {{"class", "level"}}, title + reading() + by_line());
        auto const figure = element("figure", {{"class", "stage"}},
                                    plate(m_record, m_title, first_author(m_record)) + caption());
        return element("header", {{"class", "object"}},
                       figure + element("div", {{"class", "upright"}}, title + by_line())) +
               reading();
    }

    Html caption() const {
        bool const pictured = std::ranges::any_of(
            m_record.links.thumbnail, [](auto const &url) { return url.starts_with("https://"); });
        auto const words = pictured
                               ? tell("画像は所蔵館から届いています。", "The picture comes from the holder.")
                               : tell("この記録には画像がありません。", "This record has no picture.");
        auto inner = element("span", text(words));
        if (!m_record.links.iiif.empty())
            inner += outward(m_record.links.iiif, tell("IIIF マニフェスト", "IIIF manifest"));
        return element("figcaption", inner);
    }

    static Html outward(std::string const &url, std::string_view words) {
        return element("a", {{"href", url}, {"rel", "noreferrer"}}, text(words));
    }

    Html reading() const {
        auto const *title = title_of(m_record, "reading");
        return title ? element("p", {{"class", "fine"}, {"lang", "ja-Kana"}}, text(title->value)) : Html{};
    }

    Html second() const {
        Html inner;
        if (auto const *translated = title_of(m_record, "translated"))
            inner += element(
                "p", {{"class", "record"}, {"lang", when(!translated->lang.empty(), translated->lang)}},
                text(translated->value));
        inner += use_badge(m_tongue, m_record.rights.content);
        if (!m_record.links.landing_page.empty()) {
            auto const holder =
                name_in(m_tongue, m_record.owner.name.ja.empty() && m_record.owner.name.en.empty()
                                      ? m_record.provider.name
                                      : m_record.owner.name);
            auto const words = m_tongue == Tongue::ja ? holder + "で見ます" : "See it at " + holder;
            inner += element(
                "div", {{"class", "acts"}},
                element(
                    "a",
                    {{"class", "button main"}, {"href", m_record.links.landing_page}, {"rel", "noreferrer"}},
                    text(words) + icon("out")));
        }
        return element("div", {{"class", "second"}}, inner);
    }

    Html description() const {
        auto const about = tell("明朝の文字は届いたままの記録です。「整えた値」はつなぎが加えました。",
                                "Serif type is the record as it came. “Tidied” values are ours.");
        return element("section", {{"aria-labelledby", "rec"}},
                       element("div", {{"class", "head"}},
                               element("h2", {{"id", "rec"}}, text(tell("記録", "Record"))) +
                                   element("p", {{"class", "fine"}}, text(about))) +
                           record_pairs(m_tongue, m_record, m_readers.catalog));
    }

    Html step(std::string const &who, std::string_view did, std::string const &details) const {
        return element("li", element("b", text(who)) + text("　") + text(did) + lone("br", {}) +
                                 element("span", {{"class", "fine"}}, text(details)));
    }

    Html journey() const {
        auto const &provenance = m_record.provenance;
        auto const database = value_label(m_tongue, "db", m_record.dataset, m_readers);
        auto inner =
            step(name_in(m_tongue, m_record.provider.name), tell("記録を作りました", "made the record"),
                 database +
                     (m_record.source_datestamp.empty()
                          ? ""
                          : std::string(tell("　最終更新 ", ", last changed ")) + m_record.source_datestamp));
        auto const dataset = m_readers.settings.datasets.find(m_record.dataset);
        if (dataset != m_readers.settings.datasets.end())
            if (auto const linkage = m_readers.settings.institutions.find(dataset->second.aggregator);
                linkage != m_readers.settings.institutions.end())
                inner += step(name_in(m_tongue, linkage->second.name), tell("つなぎ役", "coordinator"), "");
        inner += step(
            std::string(tell("つなぎ", "Tsunagi")),
            tell("受け取り、日付と利用条件を整えました", "received it and tidied dates and terms of use"),
            std::string(tell("実行 ", "run ")) + provenance.run + "　" + provenance.harvested + "　" +
                provenance.schema);
        return element(
            "section", {{"aria-labelledby", "prov"}},
            element("div", {{"class", "head"}},
                    element("h2", {{"id", "prov"}}, text(tell("ここに届くまで", "How it came here")))) +
                element("ol", {{"class", "thread"}}, inner));
    }

    Html cite() const {
        auto const date =
            m_record.temporal.empty() ? std::string() : m_record.temporal.front().provided + "、";
        auto const author = first_author(m_record);
        auto const holder = name_in(m_tongue, m_record.provider.name);
        auto const address = m_readers.settings.service.base_url + "/item/" + percent_encode(m_record.id);
        auto const line = m_tongue == Tongue::ja
                              ? author + "「" + m_title + "」" + date + holder
                              : (author.empty() ? "" : author + ", ") + "“" + m_title + "”, " + holder;
        return element(
            "section", {{"aria-labelledby", "cite"}},
            element("h2", {{"id", "cite"}}, text(tell("引用と書き出し", "Cite and export"))) +
                element("p", {{"class", "note record"}}, text(line) + lone("br", {}) + text(address)) +
                element("div", {{"class", "acts"}},
                        element("a",
                                {{"class", "button"}, {"href", "/api/item/" + percent_encode(m_record.id)}},
                                icon("save") + text("JSON"))));
    }

    model::Record m_record;
    Tongue m_tongue;
    Readers const &m_readers;
    std::string m_title;
};

bool is_hidden(std::string const &dataset, Readers const &readers) {
    auto const found = readers.settings.datasets.find(dataset);
    return found != readers.settings.datasets.end() && found->second.visibility == "hidden";
}

} // namespace

Response item_page(Request const &request, std::string const &id, Parameters const &parameters,
                   Readers const &readers) {
    auto const tongue = tongue_of(request, parameters);
    auto const stored = readers.records.get(id);
    if (!stored || is_hidden(stored->dataset, readers) || stored->status == "empty")
        return page_with_note(
            tongue, 404, say(tongue, "この番号の記録はありません", "There is no such record"),
            say(tongue, "番号が変わったか、まだ届いていない記録です。題名でさがしてください。",
                "The number may have changed, or the record has not arrived yet. Search by its title."),
            readers);
    if (stored->status == "deleted")
        return page_with_note(tongue, 410,
                              say(tongue, "この記録は取り下げられました", "This record has been withdrawn"),
                              say(tongue, "提供元が記録を取り下げました。所蔵者にたずねてください。",
                                  "Its provider has withdrawn it. Ask the holder."),
                              readers);
    return ItemPage(schemas::read_record(stored->json), tongue, readers).response();
}

} // namespace tsunagi::api
