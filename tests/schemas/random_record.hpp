// Random records for the property "reading is the reverse of writing": a third walker over the list of
// members, which fills in what the writer writes.
#pragma once

#include <random>

#include "schemas/codec/record_members.hpp"

namespace tsunagi::tests {

using schemas::describe;

class RandomValues {
public:
    explicit RandomValues(unsigned seed) : m_random(seed) {}

    static bool whole() { return true; }

    void text(std::string_view, std::string &text) {
        static std::string const pool[]{"",
                                        "冨嶽三十六景",
                                        "\"引用\" \\ / \n\t\x01",
                                        "ナミウラ",
                                        "exact;open-start",
                                        "approximate;lunisolar;open-end",
                                        "𠮷野家",
                                        "https://a.example.jp/?q=1&r=<2>",
                                        "0"};
        text = pool[below(std::size(pool))];
    }
    void given(std::string &value) {
        do text("", value);
        while (value.empty());
    }
    void excerpt(std::string_view name, std::string &value) { text(name, value); }
    void texts(std::string_view, std::vector<std::string> &texts) {
        texts.resize(below(3));
        for (auto &each : texts) given(each);
    }
    void texts_always(std::string_view name, std::vector<std::string> &list) { texts(name, list); }
    void text_or_texts(std::string_view name, std::vector<std::string> &list) { texts(name, list); }
    void flag(std::string_view, bool &flag) { flag = below(2) == 1; }
    void count(std::string_view, std::uint64_t &number) { number = m_random(); }
    void degrees(std::string_view, double &degrees) {
        degrees = (static_cast<double>(below(360'000'001)) - 180'000'000) / 1'000'000;
    }
    void confidence(std::string_view, double &share) { share = static_cast<double>(below(101)) / 100; }
    void day(std::string_view, std::optional<model::CivilDay> &day) {
        if (below(3) > 0) day = model::civil_day(static_cast<std::int64_t>(below(4'000'000)) - 2'000'000);
    }
    void severity(std::string_view, model::Severity &severity) {
        severity = static_cast<model::Severity>(below(3));
    }
    template <class T>
    void object_always(std::string_view, T &object) {
        describe(*this, object);
    }
    template <class T>
    void object(std::string_view, T &object) {
        if (below(4) > 0) describe(*this, object);
    }
    template <class T>
    void optional(std::string_view, std::optional<T> &object) {
        if (below(2) > 0) describe(*this, object.emplace());
    }
    template <class T>
    void objects(std::string_view, std::vector<T> &list) {
        list.resize(below(3));
        for (auto &each : list) describe(*this, each);
    }
    template <class T>
    void objects_always(std::string_view name, std::vector<T> &list) {
        objects(name, list);
    }
    template <class Body>
    void group(std::string_view, bool, Body body) {
        if (below(2) > 0) body();
    }
    void inline_object(model::Evidence &evidence) { describe(*this, evidence); }
    void deciding_rule(std::string &rule, model::Evidence &evidence) {
        text("rule", rule);
        evidence.rule = rule;
    }
    void place_and_confidence(model::Evidence &evidence) {
        texts("sourcePath", evidence.source_path);
        confidence("confidence", evidence.confidence);
    }
    void table(std::string_view, std::vector<std::pair<std::string, std::vector<std::string>>> &columns) {
        columns.resize(below(4));
        for (auto &[column, values] : columns) {
            given(column);
            texts(column, values);
        }
    }
    void evidence_of_fields(std::string_view, std::map<std::string, std::vector<model::Evidence>> &fields) {
        for (auto const *field : {"extent", "links", "sectors"})
            if (below(2) > 0) objects(field, fields[field]);
    }

private:
    std::size_t below(std::size_t end) { return m_random() % end; }
    std::mt19937 m_random;
};

inline model::Record random_record(unsigned seed) {
    model::Record record;
    RandomValues random(seed);
    describe(random, record);
    record.id = "ukiyoe-" + std::to_string(seed);
    for (auto &span : record.temporal) {
        span.open_start = span.certainty.find("open-start") != std::string::npos;
        span.open_end = span.certainty.find("open-end") != std::string::npos;
    }
    return record;
}

} // namespace tsunagi::tests
