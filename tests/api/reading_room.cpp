#include "tests/api/reading_room.hpp"

#include <filesystem>

#include "schemas/codec/record_json.hpp"
#include "schemas/loader/table_reader.hpp"

namespace tsunagi::tests {

schemas::Catalog const &vocabularies_only() {
    static auto const catalog = [] {
        model::Mistakes mistakes;
        return schemas::Catalog{.vocabularies = schemas::read_vocabularies(
                                    TSUNAGI_SOURCE_DIR "/schemas/vocabularies", {}, mistakes)};
    }();
    return catalog;
}

void MemoryRecords::add(model::Record const &record) {
    put({.id = record.id,
         .dataset = record.dataset,
         .status = record.status,
         .json = schemas::write_record(record),
         .updated = record.updated});
}

store::StoredRecord MemoryRecords::put(store::StoredRecord record) {
    record.sequence = ++m_sequence;
    return m_records[record.id] = record;
}

std::optional<store::StoredRecord> MemoryRecords::get(model::RecordId const &id) const {
    auto const found = m_records.find(id);
    return found == m_records.end() ? std::nullopt : std::optional(found->second);
}

std::vector<store::StoredRecord> MemoryRecords::history(model::RecordId const &) const { return {}; }

void MemoryRecords::changes(std::uint64_t sequence,
                            std::function<bool(store::StoredRecord const &)> const &visit) const {
    std::map<std::uint64_t, store::StoredRecord const *> in_order;
    for (auto const &[id, record] : m_records)
        if (record.sequence > sequence) in_order[record.sequence] = &record;
    for (auto const &[place, record] : in_order)
        if (!visit(*record)) return;
}

void MemoryRecords::scan(model::DatasetId const &dataset,
                         std::function<bool(store::StoredRecord const &)> const &visit) const {
    for (auto const &[id, record] : m_records)
        if ((dataset.empty() || record.dataset == dataset) && !visit(record)) return;
}

std::uint64_t MemoryRecords::live(model::DatasetId const &dataset) const {
    std::uint64_t count = 0;
    for (auto const &[id, record] : m_records)
        count += record.status == "live" && (dataset.empty() || record.dataset == dataset);
    return count;
}

model::Record great_wave() {
    model::Record record{.id = "ukiyoe-0001", .dataset = "ukiyoe"};
    record.titles = {
        {.value = "冨嶽三十六景 神奈川沖浪裏", .lang = "ja"},
        {.value = "フガク サンジュウロッケイ カナガワオキ ナミウラ", .lang = "ja", .kind = "reading"},
        {.value = "The Great Wave off Kanagawa", .lang = "en", .kind = "translated"}};
    record.agents = {{.name = "葛飾北斎"}, {.name = "Katsushika Hokusai"}, {.name = " "}};
    record.temporal = {{.provided = "天保2年頃", .era_codes = {"edo"}}, {.provided = "ca. 1831"}};
    record.spatial = {{.provided = "神奈川",
                       .path = "日本 > 神奈川県",
                       .point = model::GeoPoint{.lat = 35.45, .lon = 139.64}}};
    record.subjects = {{.value = "富士山"}, {.value = "721", .scheme = "ndc9"}};
    record.type = {{.code = "paint", .provided = "浮世絵"}};
    record.rights.content.code = "pdm";
    record.access = "internet";
    record.media = "image";
    record.links = {.landing_page = "https://museum.example/items/0001",
                    .iiif = "https://museum.example/iiif/0001/manifest.json",
                    .content = {"https://museum.example/full/0001.jpg"},
                    .thumbnail = {"https://museum.example/thumb/0001.jpg"}};
    record.provider = {
        .id = "example_museum", .name = {"見本美術館", "Example Museum"}, .url = "https://museum.example/"};
    record.owner = {.id = "example_museum"};
    record.updated = "2026-01-01T00:00:00Z";
    record.source = {{"1", {"冨嶽三十六景 神奈川沖浪裏"}},
                     {"5", {"天保2年頃"}},
                     {"9", {"https://museum.example/items/0001"}},
                     {"11", {"35.45,139.64"}}};
    return record;
}

model::Record plain_record(std::string const &id, std::string const &title) {
    model::Record record{.id = id, .dataset = std::string(model::dataset_of(id))};
    record.titles = {{.value = title, .lang = "ja"}};
    record.updated = "2026-01-02T00:00:00Z";
    record.source = {{"題名", {title}}};
    return record;
}

ReadingRoom::ReadingRoom() {
    settings.service.api_exempt = {"127.0.0.0/8"};
    settings.institutions["example_museum"] = {.id = "example_museum",
                                               .name = {"見本美術館", "Example Museum"},
                                               .roles = {"provider", "owner"},
                                               .isil = "JP-2000001",
                                               .url = "https://museum.example/",
                                               .lat = 35.5,
                                               .lon = 139.5};
    settings.institutions["old_library"] = {.id = "old_library", .name = {"古書館", "Old Library"}};
    settings.datasets["ukiyoe"] = {
        .id = "ukiyoe",
        .institution = "example_museum",
        .sectors = {"art"},
        .name = {"浮世絵データベース", "Ukiyo-e Database"},
        .metadata_rights = model::RightsDefault{.code = "cc0"},
        .labels = {
            {.column = "1", .source = "1", .label = {"作品名", "Title"}, .order = 1, .common = {"title"}},
            {.column = "5", .source = "5", .type = "date", .label = {"制作年", "Date"}, .order = 5},
            {.column = "9", .source = "9", .type = "url", .label = {"URL", "URL"}, .order = 9},
            {.column = "11",
             .source = "11",
             .type = "location",
             .label = {"位置", "Location"},
             .order = 11}}};
    settings.datasets["tosho"] = {.id = "tosho",
                                  .institution = "old_library",
                                  .sectors = {"book", "humanities"},
                                  .name = {"図書", "Books"}};
    settings.datasets["portal_only"] = {.id = "portal_only", .name = {"画面のみ", ""}, .api = "no"};
    settings.datasets["secret"] = {.id = "secret", .name = {"非公開", ""}, .visibility = "hidden"};
}

api::Response ReadingRoom::get(std::string const &target,
                               std::vector<std::pair<std::string, std::string>> headers) {
    auto const mark = target.find('?');
    return ask({.method = "GET",
                .path = target.substr(0, mark),
                .query = mark == target.npos ? "" : target.substr(mark + 1),
                .headers = std::move(headers),
                .remote_address = "127.0.0.1"});
}

api::Response ReadingRoom::ask(api::Request const &request) {
    return api::make_router({index, records, settings, vocabularies_only()})(request);
}

} // namespace tsunagi::tests
