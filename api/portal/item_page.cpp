#include <algorithm>

#include "api/portal/cover.hpp"
#include "api/portal/frame.hpp"
#include "api/portal/labels.hpp"
#include "api/portal/pages.hpp"
#include "api/portal/record_pairs.hpp"
#include "api/portal/shown_record.hpp"
#include "api/portal/spoken.hpp"
#include "api/portal/terms.hpp"
#include "api/portal/use_badge.hpp"
#include "api/portal/visible_search.hpp"
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
    ItemPage(model::Record record, Visit const &visit, Readers const &readers)
        : m_record(std::move(record)), m_visit(visit), m_tongue(visit.tongue), m_readers(readers),
          m_labels(visit.tongue, readers), m_title(plain_title(visit.tongue, m_record)) {
        auto const found = readers.settings.datasets.find(m_record.dataset);
        if (found != readers.settings.datasets.end()) m_dataset = &found->second;
    }

    Response response() const {
        PortalPage page{.visit = m_visit, .title = m_title};
        page.other_address =
            "/item/" + percent_encode(m_record.id) + "?lang=" + std::string(code_of(other(m_tongue)));
        auto const columns = element("div", {{"class", "two"}},
                                     element("div", description() + journey()) +
                                         element("div", terms_section(m_tongue, m_record) + cite()));
        page.main = element("div", {{"class", "frame"}}, element("article", head() + second() + columns));
        return framed(page, m_readers);
    }

private:
    std::string_view tell(std::string_view ja, std::string_view en) const { return say(m_tongue, ja, en); }

    Html head() const {
        bool const upright = stands_upright(m_tongue, m_title);
        auto const figure = element("figure", {{"class", "stage"}},
                                    plate(m_record, m_title, first_author(m_record)) + caption());
        auto const title = element("h1", {{"class", when(m_title.size() > 120, "long")}},
                                   titled_with_reading(m_tongue, m_record));
        auto const name = element("div", {{"class", upright ? "upright" : "level"}}, title + by_line());
        return element("header", {{"class", upright ? "object" : "object lying"}}, figure + name);
    }

    Html by_line() const {
        Html lines;
        if (!m_record.agents.empty()) {
            auto const &agent = m_record.agents.front();
            lines += spoken(agent.provided.empty() ? agent.name : agent.provided);
        }
        if (!m_record.temporal.empty() && !m_record.temporal.front().provided.empty())
            lines += (lines.empty() ? Html{} : lone("br", {})) + spoken(m_record.temporal.front().provided);
        return lines.empty() ? lines : element("p", {{"class", "by"}}, lines);
    }

    Html caption() const {
        auto const words = picture_of(m_record).empty()
                               ? tell("この記録には画像がありません。", "This record has no picture.")
                               : tell("画像は所蔵館から届いています。", "The picture comes from the holder.");
        auto inner = element("span", text(words));
        if (is_web_address(m_record.links.iiif))
            inner += outward(m_record.links.iiif, text(tell("IIIF マニフェスト", "IIIF manifest")));
        return element("figcaption", inner);
    }

    /// Translated title, badge, and the way to the holder.
    Html second() const {
        Html inner;
        if (auto const *translated = title_of(m_record, "translated"))
            inner += element("p", {{"class", "record"}}, spoken(translated->value, translated->lang));
        inner += use_badge(m_tongue, m_record.rights.content);
        if (is_web_address(m_record.links.landing_page)) {
            auto const words = m_tongue == Tongue::ja ? spoken(holder()) + text("で見ます")
                                                      : text("See it at ") + spoken(holder());
            inner += element(
                "div", {{"class", "acts"}},
                outward(m_record.links.landing_page, element("span", words) + icon("out"), "button main"));
        }
        return element("div", {{"class", "second"}}, inner);
    }

    /// The owner's name, else the provider's, as the record or the configuration has it.
    std::string holder() const {
        for (auto const *body : {&m_record.owner, &m_record.provider}) {
            if (auto const &name = name_in(m_tongue, body->name); !name.empty()) return name;
            if (auto const name = institution(body->id); !name.empty()) return name;
        }
        return std::string(tell("所蔵館", "the holder"));
    }

    std::string institution(model::InstitutionId const &id) const {
        auto const found = m_readers.settings.institutions.find(id);
        return found == m_readers.settings.institutions.end() ? "" : name_in(m_tongue, found->second.name);
    }

    Html description() const {
        auto const about = tell("明朝の文字は届いたままの記録です。「整えた値」はつなぎが加えました。",
                                "Serif type is the record as it came. “Tidied” values are ours.");
        return element("section", {{"aria-labelledby", "rec"}},
                       element("div", {{"class", "head"}},
                               element("h2", {{"id", "rec"}}, text(tell("記録", "Record"))) +
                                   element("p", {{"class", "fine"}}, text(about))) +
                           record_pairs(m_record, m_labels) + source_columns(m_tongue, m_record, m_dataset));
    }

    static Html step(std::string const &who, std::string_view did, Html const &details) {
        auto inner = element("b", spoken(who)) + text("　") + text(did);
        if (!details.empty()) inner += lone("br", {}) + element("span", {{"class", "fine"}}, details);
        return element("li", inner);
    }

    /// Who handed the record on to whom: its maker, a coordinator, Tsunagi.
    Html journey() const {
        auto const &provenance = m_record.provenance;
        auto const maker = name_in(m_tongue, m_record.provider.name);
        auto came = spoken(m_labels.of("db", m_record.dataset));
        if (!m_record.source_datestamp.empty())
            came += text(std::string(tell("　最終更新 ", ", last changed ")) +
                         day_of(m_tongue, m_record.source_datestamp));
        auto inner =
            step(maker.empty() ? holder() : maker, tell("記録を作りました", "made the record"), came);
        if (m_dataset && !institution(m_dataset->aggregator).empty())
            inner += step(institution(m_dataset->aggregator), tell("つなぎ役", "coordinator"), {});
        auto tidied = text(day_of(m_tongue, provenance.harvested));
        for (auto const &detail : {provenance.run, provenance.mapper_version})
            if (!detail.empty())
                tidied += (tidied.empty() ? Html{} : text("　")) + element("code", text(detail));
        inner += step(
            name_in(m_tongue, m_readers.settings.service.name),
            tell("受け取り、日付と利用条件を整えました", "received it and tidied dates and terms of use"),
            tidied);
        return element(
            "section", {{"aria-labelledby", "prov"}},
            element("div", {{"class", "head"}},
                    element("h2", {{"id", "prov"}}, text(tell("ここに届くまで", "How it came here")))) +
                element("ol", {{"class", "thread"}}, inner));
    }

    std::string citation() const {
        auto const author = first_author(m_record);
        auto const date = m_record.temporal.empty() ? std::string() : m_record.temporal.front().provided;
        if (m_tongue == Tongue::ja)
            return author + "「" + m_title + "」" + (date.empty() ? "" : date + "、") + holder();
        return (author.empty() ? "" : author + ", ") + "“" + m_title + "”, " +
               (date.empty() ? "" : date + ", ") + holder();
    }

    Html cite() const {
        auto const path = percent_encode(m_record.id);
        auto const address = m_readers.settings.service.base_url + "/item/" + path;
        bool const delivered = m_dataset && m_dataset->api == "ok";
        auto const export_to =
            element("a", {{"class", "button"}, {"href", "/api/item/" + path}}, icon("save") + text("JSON"));
        auto const kept = text(tell("この記録は画面だけで公開しています。API では配っていません。",
                                    "This record is shown on pages only, not given out by the API."));
        return element("section", {{"aria-labelledby", "cite"}},
                       element("h2", {{"id", "cite"}}, text(tell("引用と書き出し", "Cite and export"))) +
                           element("p", {{"class", "note record"}},
                                   spoken(citation()) + lone("br", {}) + text(address)) +
                           (delivered ? element("div", {{"class", "acts"}}, export_to)
                                      : element("p", {{"class", "fine"}}, kept)));
    }

    model::Record m_record;
    Visit m_visit;
    Tongue m_tongue;
    Readers const &m_readers;
    Labels m_labels;
    model::Dataset const *m_dataset = nullptr;
    std::string m_title;
};

} // namespace

Response item_page(Request const &request, std::string const &id, Parameters const &parameters,
                   Readers const &readers) {
    auto const visit = visit_of(request, parameters);
    auto const tongue = visit.tongue;
    auto const stored = readers.records.get(id);
    if (!stored || !is_shown(stored->dataset, readers) || stored->status == "empty")
        return page_with_note(
            visit, 404, say(tongue, "この番号の記録はありません", "There is no such record"),
            say(tongue, "番号が変わったか、まだ届いていない記録です。題名でさがしてください。",
                "The number may have changed, or the record has not arrived yet. Search by its title."),
            readers);
    if (stored->status == "deleted")
        return page_with_note(visit, 410,
                              say(tongue, "この記録は取り下げられました", "This record has been withdrawn"),
                              say(tongue, "提供元が記録を取り下げました。所蔵者にたずねてください。",
                                  "Its provider has withdrawn it. Ask the holder."),
                              readers);
    return ItemPage(schemas::read_record(stored->json), visit, readers).response();
}

} // namespace tsunagi::api
