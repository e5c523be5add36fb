#include "api/portal/record_pairs.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "api/portal/shown_record.hpp"
#include "api/portal/spoken.hpp"

namespace tsunagi::api {

namespace {

class Pairs {
public:
    Pairs(model::Record const &record, Labels const &labels)
        : m_tongue(labels.tongue()), m_record(record), m_labels(labels) {}

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

    /// A row with the tidied value under it, which says nothing where it is empty.
    void row(std::string_view name, std::string_view value, std::string_view lang = "",
             Html const &tidied = {}) {
        noted(name, value, lang, tidied.empty() ? tidied : text(tell("整えた値　", "Tidied: ")) + tidied);
    }

    /// The name stands once for several values of a kind.
    void noted(std::string_view name, std::string_view value, std::string_view lang, Html const &note) {
        if (value.empty() && note.empty()) return;
        auto const shown = text(name);
        m_rows += element("dt", name == m_last ? element("span", {{"class", "unseen"}}, shown) : shown);
        m_last = name;
        auto inner = value.empty() ? Html{} : spoken(value, lang);
        if (!note.empty()) inner += element("span", {{"class", "tidy"}}, note);
        m_rows += element("dd", inner);
    }

    static Html code(std::string const &words) {
        return words.empty() ? Html{} : element("code", text(words));
    }

    /// Parts that say something, a wide blank between them.
    static Html joined(std::initializer_list<Html> parts) {
        Html all;
        for (auto const &part : parts)
            if (!part.empty()) all += (all.empty() ? Html{} : text("　")) + part;
        return all;
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
            bool const kana = title.kind == "reading" && (title.lang.empty() || title.lang == "ja");
            row(name, title.value, kana ? "ja-Kana" : title.lang);
        }
    }

    Html tidied_agent(model::Agent const &agent) const {
        bool const same = agent.name == agent.provided || agent.provided.empty();
        bool const dated = !agent.birth.empty() || !agent.death.empty();
        auto const life = dated ? text("（" + agent.birth + "–" + agent.death + "）") : Html{};
        auto const role = agent.role_provided.empty()
                              ? Html{}
                              : text(tell("役割：", "role: ")) + spoken(agent.role_provided);
        return joined({(same ? Html{} : spoken(agent.name)) + life,
                       agent.reading.empty() ? Html{} : spoken(agent.reading, "ja-Kana"), role});
    }

    void people() {
        for (auto const &agent : m_record.agents)
            row(tell("作者・関係者", "People"), agent.provided.empty() ? agent.name : agent.provided, "",
                tidied_agent(agent));
        for (auto const &publisher : m_record.publisher)
            row(tell("出版者", "Publisher"), publisher.name.empty() ? publisher.place : publisher.name);
        row(tell("所蔵", "Holder"), name_in(m_tongue, m_record.owner.name));
    }

    Html tidied_date(model::TimeSpan const &span) const {
        if (!span.has_interval())
            return text(span.certainty == "unknown" ? tell("年代は不明と記されています", "stated as unknown")
                        : span.certainty == "invalid" ? tell("あり得ない日付です", "a date that cannot exist")
                                                      : tell("読み取れません", "not understood"));
        Html eras;
        for (auto const &era : span.era_codes)
            eras += text((eras.empty() ? "" : "、") + m_labels.brief("tempo", era));
        return joined({text(tidied_years(m_tongue, span)), code(span.edtf), eras});
    }

    void dates() {
        for (auto const &span : m_record.temporal)
            row(tell("年代", "Date"), span.provided, "", tidied_date(span));
    }

    static std::string position(model::GeoPoint const &point) {
        std::array<char, 64> digits{};
        std::snprintf(digits.data(), digits.size(), "%.5g, %.6g", point.lat, point.lon);
        return digits.data();
    }

    void places() {
        for (auto const &place : m_record.spatial)
            row(tell("場所", "Place"), place.provided, "",
                joined({spoken(place.path), place.point ? code(position(*place.point)) : Html{}}));
    }

    void concepts() {
        for (auto const &type : m_record.type)
            row(tell("種類", "Type"), type.provided, "",
                type.code.empty() ? Html{} : text(m_labels.of("type", type.code)));
        for (auto const &subject : m_record.subjects)
            noted(tell("件名", "Subject"), subject.value, subject.lang, code(subject.scheme));
        for (auto const &language : m_record.languages)
            row(tell("言語", "Language"), language.provided, "",
                language.code == language.provided ? Html{} : code(language.code));
    }

    void texts() {
        for (auto const &extent : m_record.extent) row(tell("大きさ・数量", "Extent"), extent);
        for (auto const &description : m_record.description)
            row(tell("解説・注記", "Description"), description.value, description.lang);
        for (auto const &relation : m_record.relations)
            row(tell("関連", "Related"), relation.label.empty() ? relation.target : relation.label);
    }

    void identifiers() {
        for (auto const &id : m_record.source_ids)
            noted(tell("識別子", "Identifier"), id.value, "", code(id.type));
    }

    Tongue m_tongue;
    model::Record const &m_record;
    Labels const &m_labels;
    std::string m_last;
    Html m_rows;
};

} // namespace

Html record_pairs(model::Record const &record, Labels const &labels) { return Pairs(record, labels).list(); }

Html source_columns(Tongue tongue, model::Record const &record, model::Dataset const *dataset) {
    Html rows;
    for (auto const &[column, values] : record.source) {
        auto name = spoken(column);
        if (dataset)
            if (auto const label = std::ranges::find(dataset->labels, column, &model::Label::source);
                label != dataset->labels.end() && !name_in(tongue, label->label).empty())
                name = spoken(name_in(tongue, label->label));
        Html cells;
        for (auto const &value : values) cells += element("dd", spoken(value));
        if (!cells.empty()) rows += element("dt", name) + cells;
    }
    if (rows.empty()) return rows;
    auto const heading = say(tongue, "届いたままの項目を見ます", "Fields as they came");
    return element("details", {{"class", "came"}},
                   element("summary", text(heading) + icon("down")) +
                       element("dl", {{"class", "pairs"}}, rows));
}

} // namespace tsunagi::api
