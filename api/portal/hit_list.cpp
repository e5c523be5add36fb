#include "api/portal/hit_list.hpp"

#include <iostream>
#include <stdexcept>

#include "api/portal/cover.hpp"
#include "api/portal/shown_record.hpp"
#include "api/portal/spoken.hpp"
#include "api/portal/use_badge.hpp"
#include "schemas/codec/record_json.hpp"

namespace tsunagi::api {

namespace {

Html facts(model::Record const &record, Labels const &labels) {
    Html spans;
    auto const add = [&](Html const &words) {
        if (!words.empty()) spans += element("span", words);
    };
    add(spoken(first_author(record)));
    if (!record.temporal.empty()) add(shown_date(labels.tongue(), record.temporal.front()));
    if (!record.type.empty()) add(text(labels.of("type", record.type.front().code)));
    return spans.empty() ? spans : element("p", {{"class", "facts"}}, spans);
}

Html foot(model::Record const &record, Labels const &labels) {
    return element("div", {{"class", "foot"}},
                   use_badge(labels.tongue(), record.rights.content) +
                       element("span", spoken(labels.of("db", record.dataset))));
}

Html one_hit(model::Record const &record, View view, Visit const &visit, Labels const &labels) {
    auto const address = visit.link("/item/" + percent_encode(record.id));
    auto article = element("h2", element("a", {{"href", address}}, shown_title(visit.tongue, record)));
    auto const reading = view == View::list ? shown_reading(record) : Html{};
    if (!reading.empty()) article += element("p", {{"class", "yomi"}}, reading);
    article += facts(record, labels) + foot(record, labels);
    return element("li", {{"class", "hit"}},
                   plate(record, plain_title(visit.tongue, record), first_author(record)) +
                       element("article", article));
}

Html sentence(std::string_view words) { return element("li", {{"class", "hit"}}, element("p", text(words))); }

/// One record that cannot be shown is told in its place; the others go on.
Html row(model::RecordId const &id, View view, Visit const &visit, Labels const &labels,
         Readers const &readers) {
    auto const stored = readers.records.get(id);
    if (!stored || stored->status != "live") // the index follows the store within a second
        return sentence(
            say(visit.tongue, "この記録は取り下げられました。", "This record has been withdrawn."));
    try {
        return one_hit(schemas::read_record(stored->json), view, visit, labels);
    } catch (std::invalid_argument const &error) {
        std::cerr << "tsunagi: record '" << id << "' in the store cannot be read: " << error.what()
                  << std::endl;
        return sentence(say(visit.tongue, "この記録は読み取れません。", "This record cannot be read."));
    }
}

} // namespace

Html hit_list(indexer::Hits const &hits, View view, Visit const &visit, Labels const &labels,
              Readers const &readers) {
    Html rows;
    for (auto const &hit : hits.page) rows += row(hit.id, view, visit, labels, readers);
    return element("ol", {{"class", view == View::tile ? "hits tiles" : "hits"}}, rows);
}

} // namespace tsunagi::api
