#include <algorithm>

#include "config/addresses.hpp"
#include "config/readers.hpp"

namespace tsunagi::config {

namespace fs = std::filesystem;

namespace {

using Kind = schemas::JsonValue::Kind;

bool is_scalar(schemas::JsonValue const &value) {
    return value.kind != Kind::list && value.kind != Kind::object;
}

/// A number or text that is sent with a request; null is sent as nothing.
std::string sent(schemas::JsonValue const &value) { return value.kind == Kind::null ? "" : value.text; }

void require_url(ObjectReader &source, std::string &url) {
    source.require("url", "the address of the source");
    read_url(source, "url", url);
}

void read_headers(ObjectReader &source, model::Pairs &headers) {
    source.members("headers", [&](std::string const &name, JsonPlace const &place) {
        auto const *value = place.text();
        if (!value) return;
        if (!may_be_named_by_dataset(*value))
            place.mistake("a variable whose name begins with TSUNAGI_SOURCE_, as env:TSUNAGI_SOURCE_KEY; a "
                          "dataset reaches no other secret");
        headers.emplace_back(name, *value);
    });
}

/// What every request to the source carries, and how its bytes may be encoded.
void read_requests(ObjectReader &source, model::Source &out) {
    read_headers(source, out.headers);
    source.texts("encodings", out.encodings);
}

void read_oai_pmh(ObjectReader &source, model::OaiPmhSource &oai) {
    require_url(source, oai.url);
    if (source.has("metadata_prefix") && source.has("metadata_prefixes"))
        source.mistake("metadata_prefix", "either 'metadata_prefix' or 'metadata_prefixes', not both");
    std::string prefix = "oai_dc"; // every repository must offer it (OAI-PMH 2.0, section 3.4)
    source.text("metadata_prefix", prefix);
    oai.metadata_prefixes = {prefix};
    source.texts("metadata_prefixes", oai.metadata_prefixes);
    if (oai.metadata_prefixes.empty()) source.mistake("metadata_prefixes", "at least one prefix");
    source.texts("sets", oai.sets);
    source.choice("method", oai.method, {"GET", "POST"});
    source.flag("token_verbatim", oai.token_verbatim);
}

/// ["limit", 100]: name of the parameter and its first value.
void read_parameter(JsonPlace const &place, std::pair<std::string, std::string> &out) {
    auto const &items = place.value.items;
    if (place.value.kind != Kind::list || items.size() != 2 || items[0].kind != Kind::text ||
        !is_scalar(items[1]))
        return place.mistake("[name of the parameter, first value]");
    out = {items[0].text, sent(items[1])};
}

void read_delta(JsonPlace const &place, model::JsonApiSource &api) {
    static std::set<std::string> const formats{"iso8601", "date", "epoch", "epoch_ms"};
    read_parameter(place, api.delta);
    if (!api.delta.first.empty() && !formats.contains(api.delta.second))
        place.item(1).mistake("one of iso8601, date, epoch, epoch_ms");
}

void read_params(ObjectReader &params, model::JsonApiSource &api) {
    for (auto const *name : {"size", "page", "offset", "cursor", "after"})
        if (auto const place = params.find(name)) read_parameter(*place, api.params[name]);
    if (auto const place = params.find("delta")) read_delta(*place, api);
    params.members("fixed", [&](std::string const &name, JsonPlace const &place) {
        if (!is_scalar(place.value)) return place.mistake("a text or a number");
        api.fixed.emplace_back(name, sent(place.value));
    });
}

void read_json_api(ObjectReader &source, model::JsonApiSource &api) {
    require_url(source, api.url);
    source.choice("method", api.method, {"GET", "POST"});
    source.choice("paging", api.paging, {"page", "offset", "cursor", "link_header", "search_after"});
    source.object("params", [&](ObjectReader &params) { read_params(params, api); });
    source.object("paths", [&](ObjectReader &paths) {
        for (auto const *name : {"list", "id", "datestamp", "deleted", "total", "next", "sort_key"}) {
            std::string path;
            paths.text(name, path);
            if (!path.empty()) api.paths[name] = path;
        }
    });
}

bool is_below(fs::path const &file, fs::path const &folder) {
    auto const way = file.lexically_relative(folder);
    return !way.empty() && *way.begin() != "..";
}

/// Links are followed before comparing: a link inside the workspace may not lead out of it.
fs::path real(fs::path const &path) { return fs::weakly_canonical(path); }

void read_folder(ObjectReader &source, model::FilesSource &files, Surroundings const &around) {
    std::string written;
    source.text("folder", written);
    if (written.empty()) return;
    auto const folder = path_for_dataset(written, around);
    if (!folder)
        return source.mistake("folder",
                              "a folder inside the workspace or below one of 'file_roots' of service.json");
    files.folder = folder->string();
}

void read_files(ObjectReader &source, model::FilesSource &files, Surroundings const &around) {
    read_url(source, "url", files.url);
    read_folder(source, files, around);
    if (!files.url.empty() && !files.folder.empty())
        source.mistake("folder", "either 'url' or 'folder', not both");
    source.text("pattern", files.pattern);
    source.choice("format", files.format, {"json_lines", "json", "csv", "tsv", "xml", "auto"});
    source.text("encoding", files.encoding);
    source.text("delimiter", files.delimiter);
    if (files.delimiter.size() > 1) source.mistake("delimiter", "one character");
    source.number("header_row", files.header_row, 0, 1000);
    source.text("record_path", files.record_path);
    source.text("id_column", files.id_column);
    source.text("id_path", files.id_path);
    if (!files.id_column.empty() && !files.id_path.empty())
        source.mistake("id_path", "either 'id_column' or 'id_path', not both");
    std::string delivery = "part";
    source.choice("delivery", delivery, {"whole", "part"});
    files.whole = delivery == "whole";
}

void read_resourcesync(ObjectReader &source, model::ResourceSyncSource &out) {
    require_url(source, out.url);
    source.flag("allow_deletion", out.allow_deletion);
}

} // namespace

std::optional<fs::path> path_for_dataset(std::string const &written, Surroundings const &around) {
    auto const path = real(around.workspace / written);
    bool allowed = is_below(path, real(around.workspace));
    for (auto const &root : around.service.file_roots)
        allowed = allowed || is_below(path, real(around.workspace / root));
    return allowed ? std::optional(path) : std::nullopt;
}

void read_source(ObjectReader &source, model::Source &out, Surroundings const &around) {
    source.require("type", "one of oai_pmh, json_api, files, iiif_collection, resourcesync");
    source.choice("type", out.type, {"oai_pmh", "json_api", "files", "iiif_collection", "resourcesync"});
    if (out.type.empty()) return source.leave_the_rest(); // which keys there are depends on it
    read_requests(source, out);
    if (out.type == "oai_pmh") read_oai_pmh(source, out.oai_pmh);
    if (out.type == "json_api") read_json_api(source, out.json_api);
    if (out.type == "files") read_files(source, out.files, around);
    if (out.type == "iiif_collection") require_url(source, out.iiif_collection.url);
    if (out.type == "resourcesync") read_resourcesync(source, out.resourcesync);
}

std::string const &url_of(model::Source const &source) {
    if (source.type == "oai_pmh") return source.oai_pmh.url;
    if (source.type == "json_api") return source.json_api.url;
    if (source.type == "iiif_collection") return source.iiif_collection.url;
    if (source.type == "resourcesync") return source.resourcesync.url;
    return source.files.url;
}

} // namespace tsunagi::config
