#include <algorithm>
#include <regex>

#include "config/addresses.hpp"
#include "config/readers.hpp"

namespace tsunagi::config {

namespace {

void read_institution_id(ObjectReader &file, std::string_view key, std::string &id,
                         Surroundings const &around) {
    file.id(key, id);
    if (!id.empty() && !around.institutions.contains(id))
        file.mistake(key, "an institution that has a file config/institutions/" + id + ".json");
}

void read_bodies(ObjectReader &file, model::Dataset &dataset, Surroundings const &around) {
    file.require("institution", "the id of the institution that provides the records");
    read_institution_id(file, "institution", dataset.institution, around);
    read_institution_id(file, "owner", dataset.owner, around);
    read_institution_id(file, "aggregator", dataset.aggregator, around);
}

void read_sectors(ObjectReader &file, std::vector<std::string> &sectors, schemas::Catalog const &catalog) {
    file.texts("sectors", sectors);
    auto const &known = catalog.vocabularies.table("sectors");
    file.items("sectors", [&](JsonPlace const &item) {
        auto const is_it = [&](auto const &row) { return known.cell(row, "code") == item.value.text; };
        if (std::ranges::none_of(known.rows(), is_it)) item.mistake("a code of the vocabulary sectors.tsv");
    });
}

void read_schema(ObjectReader &file, std::string &schema, schemas::Catalog const &catalog) {
    file.require("schema", "the id of a crosswalk");
    file.text("schema", schema);
    if (schema.empty() || catalog.crosswalks.contains(schema)) return;
    std::string known;
    for (auto const &[id, crosswalk] : catalog.crosswalks) known += (known.empty() ? "" : ", ") + id;
    file.mistake("schema", "one of the crosswalks without mistakes: " + known);
}

void read_description(ObjectReader &file, model::Dataset &dataset) {
    file.require("name", "the names { \"ja\": …, \"en\": … }");
    file.local("name", dataset.name);
    if (file.has("name") && dataset.name.ja.empty() && dataset.name.en.empty())
        file.mistake("name", "a name in Japanese or English");
    file.local("description", dataset.description);
    file.choice("kind", dataset.kind,
                {"catalogue", "aggregator", "bibliography", "library", "records", "specimens", "events",
                 "video", "3d"});
    read_url(file, "url", dataset.url);
    file.text("contact", dataset.contact);
    file.text("credit", dataset.credit);
    file.text("update_cycle", dataset.update_cycle);
    read_url(file, "dump_url", dataset.dump_url);
    read_url(file, "lod_url", dataset.lod_url);
}

void read_rights(ObjectReader &file, model::Dataset &dataset, schemas::Catalog const &catalog) {
    file.require("rights", "at least { \"metadata\": … }, the terms of the metadata");
    file.object("rights", [&](ObjectReader &rights) {
        rights.require("metadata", "the terms of the metadata, as cc0");
        read_rights_default(rights, "metadata", dataset.metadata_rights, catalog);
        read_rights_default(rights, "content", dataset.content_rights, catalog);
        read_rights_default(rights, "thumbnail", dataset.thumbnail_rights, catalog);
    });
}

/// null, "month", "year" or a number of days.
void read_slice(ObjectReader &harvest, std::string &slice) {
    auto const place = harvest.find("slice");
    if (!place) return;
    auto const &value = place->value;
    bool const days = value.kind == schemas::JsonValue::Kind::number &&
                      value.text.find_first_not_of("0123456789") == std::string::npos && value.text != "0";
    if (!days && value.text != "month" && value.text != "year")
        return place->mistake("null, \"month\", \"year\" or a number of days");
    slice = value.text;
}

void read_harvest(ObjectReader &harvest, model::HarvestOptions &options) {
    harvest.number("overlap_seconds", options.overlap_seconds, 0);
    read_slice(harvest, options.slice);
    harvest.number("size_tolerance", options.size_tolerance, 0);
    harvest.number("full_every_days", options.full_every_days, 0, 100'000);
    harvest.number("reconcile_every_days", options.reconcile_every_days, 0, 100'000);
    harvest.object("stop", [&](ObjectReader &stop) {
        stop.number("max_pages", options.max_pages, 1);
        stop.number("max_records", options.max_records, 1);
    });
    harvest.texts("next_hosts", options.next_hosts);
}

void read_politeness(ObjectReader &politeness, model::Politeness &out) {
    politeness.number("delay_ms", out.delay_ms, 0, 3'600'000);
    politeness.number("max_requests_per_minute", out.max_requests_per_minute, 1, 100'000);
    politeness.number("first_wait_ms", out.first_wait_ms, 0, 3'600'000);
    politeness.number("tries_per_page", out.tries_per_page, 1, 100);
    politeness.number("tries_per_run", out.tries_per_run, 1, 10'000);
    politeness.number("connect_timeout_s", out.connect_timeout_s, 1, 3600);
    politeness.number("low_speed_bytes", out.low_speed_bytes, 1, 1'000'000'000);
    politeness.number("low_speed_s", out.low_speed_s, 1, 86'400);
    politeness.text("robots_agreement", out.robots_agreement);
}

void read_limits(ObjectReader &limits, model::Limits &out) {
    limits.number("page_mib", out.page_mib, 1);
    limits.number("page_decoded_mib", out.page_decoded_mib, 1);
    limits.number("record_mib", out.record_mib, 1);
    limits.number("run_gib", out.run_gib, 1);
    limits.number("ratio", out.ratio, 1);
}

void read_guards(ObjectReader &guards, model::Guards &out) {
    guards.number("max_deleted_percent", out.max_deleted_percent, 0, 100);
    guards.number("min_deleted", out.min_deleted, 0);
    guards.number("max_held_back_percent", out.max_held_back_percent, 0, 100);
    guards.number("min_held_back", out.min_held_back, 0);
    guards.texts("hold_rules", out.hold_rules);
}

/// Exact text -> statement of rights_codes.tsv, as agreed with the provider (rights.md case 50).
void read_rights_texts(ObjectReader &mapping, model::MappingOptions &out, schemas::Catalog const &catalog) {
    auto const &known = catalog.vocabularies.table("rights_codes");
    mapping.members("rights_texts", [&](std::string const &text, JsonPlace const &place) {
        auto const *statement = place.text();
        if (!statement) return;
        auto const is_it = [&](auto const &row) { return known.cell(row, "statement") == *statement; };
        if (std::ranges::none_of(known.rows(), is_it))
            return place.mistake("a statement of the vocabulary rights_codes.tsv, as 'CC BY'");
        out.rights_texts[text] = *statement;
    });
}

void read_mapping(ObjectReader &mapping, model::MappingOptions &out, schemas::Catalog const &catalog) {
    mapping.choice("publisher_is", out.publisher_is, {"publisher", "holder"});
    mapping.text("latin_language", out.latin_language);
    mapping.flag("ndc_in_subject", out.ndc_in_subject);
    mapping.choice("location_is", out.location_is, {"holder", "object"});
    read_rights_texts(mapping, out, catalog);
}

constexpr char key_pin[] = "[A-Za-z0-9+/]{43}=|[0-9A-Fa-f]{64}";

void read_ca_file(ObjectReader &tls, std::string &ca_file, Surroundings const &around) {
    std::string written;
    tls.text("ca_file", written);
    if (written.empty()) return;
    auto const path = path_for_dataset(written, around);
    if (!path)
        return tls.mistake("ca_file",
                           "a file inside the workspace or below one of 'file_roots' of service.json");
    ca_file = path->string();
}

void read_tls(ObjectReader &tls, model::TlsException &out, Surroundings const &around) {
    read_ca_file(tls, out.ca_file, around);
    tls.text("pin_sha256", out.pin_sha256);
    tls.text("expires", out.expires);
    tls.text("reason", out.reason);
    if (tls.has("ca_file") == tls.has("pin_sha256")) tls.mistake("ca_file", "one of 'ca_file', 'pin_sha256'");
    if (!out.pin_sha256.empty() && !std::regex_match(out.pin_sha256, std::regex(key_pin)))
        tls.mistake("pin_sha256", "the SHA-256 of the public key, in base64 or as 64 hex digits");
    tls.require("expires", "the day until which this exception holds");
    if (!out.expires.empty() && !std::regex_match(out.expires, std::regex(R"(\d{4}-\d\d-\d\d)")))
        tls.mistake("expires", "a day, as 2026-12-31");
    tls.require("reason", "why the usual certificates do not do");
}

void read_link_check(ObjectReader &links, model::LinkCheck &out) {
    links.flag("enabled", out.enabled);
    links.number("sample_percent", out.sample_percent, 0, 100);
    links.number("delay_ms", out.delay_ms, 0, 3'600'000);
    links.number("every_days", out.every_days, 1, 10'000);
}

void read_run(ObjectReader &file, model::Dataset &dataset, Surroundings const &around) {
    file.number("priority", dataset.priority, 1, 9);
    file.object("harvest", [&](ObjectReader &harvest) { read_harvest(harvest, dataset.harvest); });
    if (is_loopback_url(url_of(dataset.source))) {
        dataset.politeness.delay_ms = 0; // nobody to be polite to
        dataset.politeness.first_wait_ms = 100;
    }
    file.object("politeness", [&](ObjectReader &polite) { read_politeness(polite, dataset.politeness); });
    file.object("limits", [&](ObjectReader &limits) { read_limits(limits, dataset.limits); });
    file.object("tls", [&](ObjectReader &tls) { read_tls(tls, dataset.tls.emplace(), around); });
    file.object("guards", [&](ObjectReader &guards) { read_guards(guards, dataset.guards); });
    file.object("link_check", [&](ObjectReader &links) { read_link_check(links, dataset.link_check); });
}

} // namespace

model::Dataset read_dataset(ObjectReader &file, std::string const &file_stem, Surroundings const &around) {
    model::Dataset dataset;
    read_own_id(file, file_stem, dataset.id);
    read_bodies(file, dataset, around);
    read_sectors(file, dataset.sectors, around.catalog);
    read_description(file, dataset);
    read_schema(file, dataset.schema, around.catalog);
    file.require("source", "where the records come from: { \"type\": … }");
    file.object("source", [&](ObjectReader &source) { read_source(source, dataset.source, around); });
    read_rights(file, dataset, around.catalog);
    read_schedule(file, dataset);
    read_run(file, dataset, around);
    file.object("mapping",
                [&](ObjectReader &mapping) { read_mapping(mapping, dataset.mapping, around.catalog); });
    read_labels(file, dataset.labels);
    file.object("service_level",
                [&](ObjectReader &level) { level.number("target_days", dataset.target_days, 1, 100'000); });
    file.choice("visibility", dataset.visibility, {"public", "hidden"});
    file.choice("api", dataset.api, {"ok", "no"});
    return dataset;
}

} // namespace tsunagi::config
