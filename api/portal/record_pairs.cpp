#include "api/portal/record_pairs.hpp"

#include "api/portal/shown_record.hpp"

namespace tsunagi::api {

namespace {

class Pairs {
public:
    Pairs(Tongue tongue, model::Record const &record, schemas::Catalog const &catalog)
        : m_tongue(tongue), m_record(record), m_catalog(catalog) {}

    Html list() {
        titles();
        people();
        dates();
        places();
        concepts();
        texts();
        identifiers();
        return element("dl", {{"class", "pairs"}}, m_rows);
    }

private:
    std::string_view tell(std::string_view ja, std::string_view en) const { return say(m_tongue, ja, en); }

    /// A row; the name stands once for several values of a kind.
    void row(std::string_view name, std::string_view value, std::string_view lang,
             std::string const &tidied = "") {
        if (value.empty()) return;
        if (name != m_last)
            m_rows += element("dt", text(name));
        else
            m_rows += element("dt", element("span", {{"class", "unseen"}}, text(name)));
        m_last = name;
        auto inner = text(value);
        if (!tidied.empty()) {
            auto const said = std::string(tell("整えた値　", "Tidied: ")) + tidied;
            inner += element("span", {{"class", "tidy"}, {"lang", m_tongue == Tongue::ja ? "ja" : "en"}},
                             text(said));
        }
        m_rows += element("dd", {{"lang", when(!lang.empty(), lang)}}, inner);
    }

    void titles() {
        for (auto const &title : m_record.titles) {
            auto const name = title.kind == "main"         ? tell("題名", "Title")
                              : title.kind == "reading"    ? tell("読み", "Reading")
                              : title.kind == "translated" ? tell("ほかの言語の題", "Translated title")
                              : title.kind == "series"     ? tell("シリーズ", "Series")
                              : title.kind == "volume"     ? tell("巻次", "Volume")
                              : title.kind == "part"       ? tell("部分", "Part")
                                                           : tell("ほかの題名", "Other title");
            row(name, title.value, title.kind == "reading" ? "ja-Kana" : title.lang);
        }
    }

    std::string tidied_agent(model::Agent const &agent) const {
        std::string text = agent.name == agent.provided ? "" : agent.name;
        if (!agent.birth.empty() || !agent.death.empty())
            text += "（" + agent.birth + "–" + agent.death + "）";
        if (!agent.reading.empty()) text += (text.empty() ? "" : "　") + agent.reading;
        if (!agent.role_provided.empty())
            text += (text.empty() ? "" : "　") + std::string(tell("役割：", "role: ")) + agent.role_provided;
        return text;
    }

    void people() {
        for (auto const &agent : m_record.agents)
            row(tell("作者・関係者", "People"), agent.provided.empty() ? agent.name : agent.provided, "",
                tidied_agent(agent));
        for (auto const &publisher : m_record.publisher)
            row(tell("出版者", "Publisher"), publisher.name.empty() ? publisher.place : publisher.name, "");
        if (!m_record.owner.name.ja.empty() || !m_record.owner.name.en.empty())
            row(tell("所蔵", "Holder"), name_in(m_tongue, m_record.owner.name), "");
    }

    std::string tidied_date(model::TimeSpan const &span) const {
        if (!span.has_interval())
            return std::string(
                span.certainty == "unknown" ? tell("年代は不明と記されています", "stated as unknown")
                : span.certainty == "invalid" ? tell("あり得ない日付です", "a date that cannot exist")
                                              : tell("読み取れません", "not understood"));
        auto years = shown_date(m_tongue, span);
        auto const extra = years.substr(std::min(years.size(), span.provided.size()));
        return (extra.empty() ? "" : extra + "　") + span.edtf +
               (span.era_name.empty() ? "" : "　" + span.era_name);
    }

    void dates() {
        for (auto const &span : m_record.temporal)
            row(tell("年代", "Date"), span.provided, "", tidied_date(span));
    }

    void places() {
        for (auto const &place : m_record.spatial) {
            auto tidied = place.path;
            if (place.point)
                tidied += (tidied.empty() ? "" : "　") + std::to_string(place.point->lat).substr(0, 8) +
                          ", " + std::to_string(place.point->lon).substr(0, 8);
            row(tell("場所", "Place"), place.provided, "", tidied);
        }
    }

    void concepts() {
        for (auto const &type : m_record.type)
            row(tell("種類", "Type"), type.provided.empty() ? type.code : type.provided, "",
                type_label(m_tongue, type.code, m_catalog));
        for (auto const &subject : m_record.subjects)
            row(tell("件名", "Subject"), subject.value, subject.lang, subject.scheme);
        for (auto const &language : m_record.languages)
            row(tell("言語", "Language"), language.provided, "",
                language.code == language.provided ? "" : language.code);
    }

    void texts() {
        for (auto const &extent : m_record.extent) row(tell("大きさ・数量", "Extent"), extent, "");
        for (auto const &description : m_record.description)
            row(tell("解説・注記", "Description"), description.value, description.lang);
        for (auto const &relation : m_record.relations)
            row(tell("関連", "Related"), relation.label.empty() ? relation.target : relation.label, "");
    }

    void identifiers() {
        for (auto const &id : m_record.source_ids) row(tell("識別子", "Identifier"), id.value, "", id.type);
    }

    Tongue m_tongue;
    model::Record const &m_record;
    schemas::Catalog const &m_catalog;
    std::string m_last;
    Html m_rows;
};

} // namespace

Html record_pairs(Tongue tongue, model::Record const &record, schemas::Catalog const &catalog) {
    return Pairs(tongue, record, catalog).list();
}

} // namespace tsunagi::api
