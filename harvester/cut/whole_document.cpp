// Pages that are one record, and lists that are none.
#include <stdexcept>

#include "harvester/cut/json_items.hpp"
#include "harvester/cut/record_cutters.hpp"
#include "harvester/cut/sitemap.hpp"
#include "harvester/cut/xml_repair.hpp"
#include "harvester/cut/xml_scanner.hpp"

namespace tsunagi::harvester {

namespace {

using model::RawRecord;

/// The text without white space around it.
RawRecord whole_text(CutText &cut, model::Dataset const &dataset, model::MediaType type) {
    RawRecord record;
    record.dataset = dataset.id;
    record.media_type = type;
    auto const text = trimmed(cut.text);
    auto const offset = text.empty() ? 0 : static_cast<std::uint64_t>(text.data() - cut.text.data());
    record.place = {cut.next_ordinal++, offset, text.size()};
    record.payload = text;
    record.repairs = cut.repairs;
    return record;
}

void hold_back(RawRecord &record, std::string rule, std::string fault) {
    record.fault_rule = std::move(rule);
    record.fault = std::move(fault);
}

void check_size(RawRecord &record, model::Dataset const &dataset, std::string const &rule) {
    auto const limit = dataset.limits.record_mib << 20;
    if (record.payload.size() > limit)
        hold_back(record, rule,
                  "the record has " + std::to_string(record.payload.size()) + " bytes; the limit is " +
                      std::to_string(limit));
}

void take_repaired(RawRecord &record, RepairedText &&repaired) {
    record.payload = std::move(repaired.text);
    record.repairs.insert(record.repairs.end(), repaired.repairs.begin(), repaired.repairs.end());
}

/// Names of the object itself: read as the only item of a list around it.
std::string own_name(std::string_view json) {
    JsonPaths paths;
    paths.list = "$";
    paths.ids = {"id", "@id"};
    auto const found = read_json_items("[" + std::string(json) + "]", paths);
    if (!found.flaw.empty()) throw std::runtime_error("the document cannot be read: " + found.flaw);
    return found.items.size() == 1 ? found.items.front().id : std::string{};
}

RawRecord json_document(CutText &cut, model::Dataset const &dataset) {
    auto record = whole_text(cut, dataset, model::MediaType::json);
    record.identifier = own_name(record.payload);
    if (!record.payload.starts_with('{')) hold_back(record, "X-JSON", "the document is not a JSON object");
    if (auto repaired = repair_utf8(record.payload, record.place.offset))
        take_repaired(record, std::move(*repaired));
    check_size(record, dataset, "X-JSON");
    return record;
}

void check_markup(RawRecord &record) {
    XmlScanner scanner(record.payload);
    auto token = scanner.next();
    while (token != XmlScanner::Token::broken && token != XmlScanner::Token::finished) token = scanner.next();
    if (scanner.flaw() == XmlScanner::Flaw::cut_off)
        throw std::runtime_error("the document is not whole: " + scanner.flaw_sentence());
    if (token == XmlScanner::Token::broken)
        hold_back(record, "X-XML", "the document cannot be read: " + scanner.flaw_sentence());
}

RawRecord xml_document(CutText &cut, model::Dataset const &dataset) {
    auto record = whole_text(cut, dataset, model::MediaType::xml);
    if (find_flaw(record.payload) != std::string_view::npos)
        take_repaired(record, repair_xml(record.payload, record.place.offset, dataset.source.encodings));
    check_markup(record);
    check_size(record, dataset, "X-XML");
    return record;
}

std::string since_of(std::string const &address) {
    constexpr std::string_view mark = "#since=";
    auto const at = address.rfind(mark);
    return at == std::string::npos ? std::string{} : address.substr(at + mark.size());
}

} // namespace

bool is_list_page(std::string_view cut_as) {
    return cut_as == "iiif_collection" || cut_as == "resource_list" || cut_as == "change_list";
}

bool is_document_page(std::string_view cut_as) { return cut_as == "json_document" || cut_as == "resource"; }

void cut_json_document(CutText &cut, model::Dataset const &dataset, RecordSink const &sink) {
    sink(json_document(cut, dataset));
}

void cut_resource(CutText &cut, model::Dataset const &dataset, RecordSink const &sink) {
    auto const text = trimmed(cut.text);
    bool const is_json = text.starts_with('{') || text.starts_with('[');
    bool const is_xml = text.starts_with('<');
    auto record = is_json  ? json_document(cut, dataset)
                  : is_xml ? xml_document(cut, dataset)
                           : whole_text(cut, dataset, model::MediaType::xml);
    if (!is_json && !is_xml) hold_back(record, "X-XML", "the resource is neither XML nor JSON");
    record.identifier = cut.address;
    sink(std::move(record));
}

void cut_change_list(CutText &cut, model::Dataset const &dataset, RecordSink const &sink) {
    if (!dataset.source.resourcesync.allow_deletion) return;
    auto const list = read_sitemap(cut.text);
    if (!list.flaw.empty()) throw std::runtime_error("the change list cannot be read: " + list.flaw);
    for (auto const *entry : last_changes(list, since_of(cut.address))) {
        if (entry->change != "deleted") continue;
        RawRecord record;
        record.dataset = dataset.id;
        record.identifier = entry->url;
        record.datestamp = entry->time;
        record.deleted = true;
        record.place = {cut.next_ordinal++, entry->offset, entry->size};
        record.payload = cut.text.substr(entry->offset, entry->size);
        sink(std::move(record));
    }
}

} // namespace tsunagi::harvester
