// The members of a record's JSON, once, in the order of the crosswalks contract 1.1. RecordWriter and
// RecordReader walk the same list, so that reading is the exact reverse of writing.
// Private to schemas/codec.
#pragma once

#include <concepts>
#include <type_traits>

#include "schemas/model/record.hpp"

namespace tsunagi::schemas {

/// A T or a T const: written from const values, read into others.
template <class V, class T>
concept Is = std::same_as<std::remove_const_t<V>, T>;

template <class Io, Is<model::LocalText> V>
void describe(Io &io, V &text) {
    io.text("ja", text.ja);
    io.text("en", text.en);
}

/// Nothing is written of evidence that says nothing; otherwise the confidence always is.
template <class Io, Is<model::Evidence> V>
void describe(Io &io, V &evidence) {
    io.text_or_texts("sourcePath", evidence.source_path);
    io.text("rule", evidence.rule);
    io.confidence("confidence", evidence.confidence);
}

template <class Io, class V>
void describe_value(Io &io, V &value) {
    io.inline_object(value.evidence);
}

template <class Io, Is<model::SourceId> V>
void describe(Io &io, V &id) {
    io.text("value", id.value);
    io.text("type", id.type);
}

template <class Io, Is<model::Title> V>
void describe(Io &io, V &title) {
    io.text("value", title.value);
    io.text("lang", title.lang);
    io.text("script", title.script);
    io.text("kind", title.kind);
    describe_value(io, title);
}

template <class Io, Is<model::Agent> V>
void describe(Io &io, V &agent) {
    io.text("name", agent.name);
    io.text("reading", agent.reading);
    io.text("role", agent.role);
    io.text("roleProvided", agent.role_provided);
    io.text("certainty", agent.certainty);
    io.group("dates", !agent.birth.empty() || !agent.death.empty(), [&] {
        io.text("birth", agent.birth);
        io.text("death", agent.death);
    });
    io.text("kind", agent.kind);
    io.text("uri", agent.uri);
    io.text("provided", agent.provided);
    describe_value(io, agent);
}

template <class Io, Is<model::DateEvent> V>
void describe(Io &io, V &event) {
    io.text("provided", event.provided);
    io.text("kind", event.kind);
    io.day("start", event.start);
    io.day("end", event.end);
}

/// The date rule stands for the evidence's rule: it decided last.
template <class Io, Is<model::TimeSpan> V>
void describe(Io &io, V &span) {
    io.text("provided", span.provided);
    io.text("edtf", span.edtf);
    io.day("start", span.start);
    io.day("end", span.end);
    io.group("era", !span.era_codes.empty() || !span.era_name.empty(), [&] {
        io.texts("codes", span.era_codes);
        io.text("name", span.era_name);
    });
    io.text("certainty", span.certainty);
    io.text("precision", span.precision);
    io.text("kind", span.kind);
    io.text("calendar", span.calendar);
    io.deciding_rule(span.rule, span.evidence);
    io.objects("events", span.events);
    io.place_and_confidence(span.evidence);
}

template <class Io, Is<model::GeoPoint> V>
void describe(Io &io, V &point) {
    io.degrees("lat", point.lat);
    io.degrees("lon", point.lon);
    io.text("datum", point.datum);
    io.text("source", point.source);
}

template <class Io, Is<model::Place> V>
void describe(Io &io, V &place) {
    io.text("provided", place.provided);
    io.text("label", place.label);
    io.text("placeUri", place.place_uri);
    io.text("country", place.country);
    io.text_or_texts("prefecture", place.prefectures);
    io.text("province", place.province);
    io.text("path", place.path);
    io.optional("point", place.point);
    io.text("kind", place.kind);
    io.text("certainty", place.certainty);
    io.deciding_rule(place.rule, place.evidence);
    io.place_and_confidence(place.evidence);
}

template <class Io, Is<model::Subject> V>
void describe(Io &io, V &subject) {
    io.text("value", subject.value);
    io.text("lang", subject.lang);
    io.text("scheme", subject.scheme);
    io.text("uri", subject.uri);
    describe_value(io, subject);
}

template <class Io, Is<model::ItemType> V>
void describe(Io &io, V &type) {
    io.text("code", type.code);
    io.text("provided", type.provided);
    describe_value(io, type);
}

template <class Io, Is<model::Description> V>
void describe(Io &io, V &description) {
    io.text("value", description.value);
    io.text("lang", description.lang);
    io.text("kind", description.kind);
    describe_value(io, description);
}

template <class Io, Is<model::Language> V>
void describe(Io &io, V &language) {
    io.text("code", language.code);
    io.text("provided", language.provided);
    describe_value(io, language);
}

template <class Io, Is<model::Publisher> V>
void describe(Io &io, V &publisher) {
    io.text("name", publisher.name);
    io.text("place", publisher.place);
    describe_value(io, publisher);
}

template <class Io, Is<model::Relation> V>
void describe(Io &io, V &relation) {
    io.text("type", relation.type);
    io.text("target", relation.target);
    io.text("label", relation.label);
    describe_value(io, relation);
}

template <class Io, Is<model::RightsStatement> V>
void describe(Io &io, V &statement) {
    io.text("scope", statement.scope);
    io.text("statement", statement.statement);
    io.text("code", statement.code);
    io.text("uri", statement.uri);
    io.text("version", statement.version);
    io.text("port", statement.port);
    io.texts("provided", statement.provided);
    io.texts("sourcePath", statement.source_path);
    io.text("rule", statement.rule);
    io.flag("inherited", statement.inherited);
    io.text("from", statement.from);
    io.texts("conflict", statement.conflict);
    io.texts("warnings", statement.warnings);
    if (io.whole()) io.text("checkedAt", statement.checked_at);
}

template <class Io, Is<model::UseFlags> V>
void describe(Io &io, V &flags) {
    io.text("commercial", flags.commercial);
    io.text("modify", flags.modify);
    io.text("shareAlike", flags.share_alike);
    io.text("attribution", flags.attribution);
    io.text("education", flags.education);
    io.text("outOfCopyright", flags.out_of_copyright);
}

template <class Io, Is<model::Rights> V>
void describe(Io &io, V &rights) {
    io.object_always("content", rights.content);
    io.object_always("metadata", rights.metadata);
    io.object_always("thumbnail", rights.thumbnail);
    io.objects_always("media", rights.media);
    io.object_always("flags", rights.flags);
    io.text("credit", rights.credit);
    io.text("holder", rights.holder);
    io.flag("creditRequested", rights.credit_requested);
}

template <class Io, Is<model::Links> V>
void describe(Io &io, V &links) {
    io.text("landingPage", links.landing_page);
    io.texts("content", links.content);
    io.text("iiif", links.iiif);
    io.texts("thumbnail", links.thumbnail);
}

template <class Io, Is<model::Organization> V>
void describe(Io &io, V &organization) {
    io.text("id", organization.id);
    io.object("name", organization.name);
    io.text("url", organization.url);
}

/// Command output and problems are snake_case (cli contract 3.2), inside a record, too.
template <class Io, Is<model::Problem> V>
void describe(Io &io, V &problem) {
    io.text("rule", problem.rule);
    io.severity("severity", problem.severity);
    io.text("field", problem.field);
    io.excerpt("value", problem.value);
    io.object("message", problem.message);
    io.object("suggestion", problem.suggestion);
    io.text("source_path", problem.source_path);
    io.text("crosswalk", problem.crosswalk);
}

template <class Io, Is<model::Provenance> V>
void describe(Io &io, V &provenance) {
    io.text("schema", provenance.schema);
    io.text("root", provenance.root);
    io.text("run", provenance.run);
    io.text("harvested", provenance.harvested);
    io.text("request", provenance.request);
    io.text("pageHash", provenance.page_hash);
    io.count("offset", provenance.offset);
    io.count("length", provenance.length);
    io.text("contentHash", provenance.content_hash);
    io.text("mapperVersion", provenance.mapper_version);
    io.texts_always("repairs", provenance.repairs);
    io.evidence_of_fields("fields", provenance.fields);
}

template <class Io, Is<model::Record> V>
void describe_head(Io &io, V &record) {
    io.text("id", record.id);
    io.text("dataset", record.dataset);
    io.text("status", record.status);
    io.objects("sourceIds", record.source_ids);
}

template <class Io, Is<model::Record> V>
void describe_tombstone(Io &io, V &record) {
    describe_head(io, record);
    if (io.whole()) io.text("updated", record.updated);
    io.text("reason", record.reason);
}

template <class Io, Is<model::Record> V>
void describe_values(Io &io, V &record) {
    io.objects("titles", record.titles);
    io.objects("agents", record.agents);
    io.objects("temporal", record.temporal);
    io.objects("spatial", record.spatial);
    io.objects("subjects", record.subjects);
    io.objects("type", record.type);
    io.texts("sectors", record.sectors);
    io.objects("description", record.description);
    io.objects("languages", record.languages);
    io.objects("publisher", record.publisher);
    io.texts("extent", record.extent);
    io.objects("relations", record.relations);
}

template <class Io, Is<model::Record> V>
void describe(Io &io, V &record) {
    describe_head(io, record);
    describe_values(io, record);
    io.object_always("rights", record.rights);
    io.text("access", record.access);
    io.object("links", record.links);
    io.text("media", record.media);
    io.object("provider", record.provider);
    io.object("owner", record.owner);
    if (io.whole()) {
        io.text("updated", record.updated);
        io.text("sourceDatestamp", record.source_datestamp);
    }
    io.table("source", record.source);
    if (io.whole()) {
        io.objects("problems", record.problems);
        io.object("provenance", record.provenance);
    }
}

} // namespace tsunagi::schemas
