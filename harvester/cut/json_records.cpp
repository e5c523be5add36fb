#include <algorithm>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

#include "harvester/cut/json_items.hpp"
#include "harvester/cut/record_cutters.hpp"
#include "harvester/cut/xml_repair.hpp"
#include "harvester/cut/xml_scanner.hpp"

namespace tsunagi::harvester {

namespace {

using model::Dataset;
using model::RawRecord;

std::string path_of(Dataset const &dataset, char const *name) {
    auto const found = dataset.source.json_api.paths.find(name);
    return found == dataset.source.json_api.paths.end() ? std::string{} : found->second;
}

JsonPaths file_paths(Dataset const &dataset) {
    auto const &id_path = dataset.source.files.id_path;
    JsonPaths paths;
    // "@id" stays in the list: blank nodes of a JSON-LD file have no other name.
    paths.ids =
        id_path.empty() ? std::vector<std::string>{"@id", "id"} : std::vector<std::string>{id_path, "@id"};
    return paths;
}

void check_size(RawRecord &record, Dataset const &dataset) {
    auto const limit = dataset.limits.record_mib << 20;
    if (record.payload.size() <= limit) return;
    record.fault = "the record has " + std::to_string(record.payload.size()) + " bytes; the limit is " +
                   std::to_string(limit);
    record.fault_rule = "X-JSON";
}

RawRecord json_record(CutText &cut, std::string_view text, JsonItem item, Dataset const &dataset) {
    RawRecord record;
    record.dataset = dataset.id;
    record.media_type = model::MediaType::json;
    record.identifier = std::move(item.id);
    record.datestamp = std::move(item.datestamp);
    record.deleted = item.deleted;
    record.place = {cut.next_ordinal++, item.offset, item.length};
    record.payload = text.substr(item.offset, item.length);
    record.repairs = cut.repairs;
    if (auto repaired = repair_utf8(record.payload, item.offset)) {
        record.payload = std::move(repaired->text);
        record.repairs.insert(record.repairs.end(), repaired->repairs.begin(), repaired->repairs.end());
    }
    if (!item.is_object) {
        record.fault = "the item is not a JSON object";
        record.fault_rule = "X-JSON";
    }
    check_size(record, dataset);
    return record;
}

/// Blank nodes of a JSON-LD file by label. Labels mean something inside of one file only.
class BlankNodes {
public:
    explicit BlankNodes(std::string_view text) : m_text(text) {}

    void add(JsonItem const &item) { m_nodes.emplace(item.id, m_text.substr(item.offset, item.length)); }

    /// {"_:b0": {…}} with the nodes that `payload` refers to, directly or through others; null when there are
    /// none.
    std::shared_ptr<std::string const> needed_by(std::string_view payload) const {
        if (m_nodes.empty()) return nullptr;
        std::string context;
        std::unordered_set<std::string> taken;
        std::vector<std::string_view> waiting{payload};
        while (!waiting.empty()) {
            auto const text = waiting.back();
            waiting.pop_back();
            for (auto const &label : labels_in(text)) {
                auto const node = m_nodes.find(label);
                if (node == m_nodes.end() || !taken.insert(label).second) continue;
                context += (context.empty() ? "{\"" : ",\"") + label + "\":";
                context += node->second;
                waiting.push_back(node->second);
            }
        }
        if (context.empty()) return nullptr;
        return std::make_shared<std::string const>(context + "}");
    }

private:
    static std::vector<std::string> labels_in(std::string_view text) {
        std::vector<std::string> labels;
        for (auto at = text.find("\"_:"); at != std::string_view::npos; at = text.find("\"_:", at + 3)) {
            auto const end = text.find('"', at + 1);
            if (end == std::string_view::npos) break;
            labels.emplace_back(text.substr(at + 1, end - at - 1));
        }
        return labels;
    }

    std::string_view m_text;
    std::unordered_map<std::string, std::string_view> m_nodes;
};

bool is_blank(JsonItem const &item) { return item.id.starts_with("_:"); }

void hand_over(CutText &cut, std::string_view text, JsonItems &found, Dataset const &dataset,
               RecordSink const &sink) {
    BlankNodes blank_nodes(text);
    for (auto const &item : found.items)
        if (is_blank(item)) blank_nodes.add(item);
    for (auto &item : found.items) {
        if (is_blank(item)) continue;
        auto record = json_record(cut, text, std::move(item), dataset);
        record.context = blank_nodes.needed_by(record.payload);
        sink(std::move(record));
    }
}

/// Where the records of a JSON file are when nobody says so.
JsonItems find_records(std::string_view text, JsonPaths paths, std::string &mended,
                       std::vector<std::string> &repairs) {
    paths.list = "$";
    auto found = read_or_mend(text, paths, mended, repairs);
    if (!found.flaw.empty() || found.list_found || !found.root_is_object) return found;
    auto const readable = mended.empty() ? text : std::string_view(mended);
    paths.list = "@graph";
    auto graph = read_json_items(readable, paths);
    if (graph.list_found) return graph;
    // One object that is the record: read as the only item of a list around it.
    paths.list = "$";
    auto const begin = readable.find('{');
    auto alone = read_json_items("[" + std::string(readable.substr(begin)) + "]", paths);
    for (auto &item : alone.items) item.offset += begin - 1;
    return alone;
}

} // namespace

JsonEnvelope cut_json_page(CutText &cut, Dataset const &dataset, RecordSink const &sink) {
    JsonPaths paths;
    paths.list = path_of(dataset, "list");
    paths.ids = {path_of(dataset, "id")};
    paths.datestamp = path_of(dataset, "datestamp");
    paths.deleted = path_of(dataset, "deleted");
    paths.sort_key = path_of(dataset, "sort_key");
    paths.total = path_of(dataset, "total");
    paths.next = path_of(dataset, "next");
    std::string mended;
    auto found = read_or_mend(cut.text, paths, mended, cut.repairs);
    if (!found.flaw.empty()) throw std::runtime_error("the page cannot be read: " + found.flaw);
    if (!found.list_found) throw std::runtime_error("the page has no list at \"" + paths.list + "\"");
    JsonEnvelope envelope{found.total, found.next, {}, found.has_duplicate_keys};
    if (!found.items.empty()) {
        auto const &last = found.items.back();
        envelope.last_sort_key = paths.sort_key.empty() ? last.id : last.sort_key;
    }
    auto const text = mended.empty() ? cut.text : std::string_view(mended);
    for (auto &item : found.items) sink(json_record(cut, text, std::move(item), dataset));
    return envelope;
}

void cut_broken_item(CutText &cut, Dataset const &dataset, RecordSink const &sink) {
    JsonItem const whole{.length = cut.text.size(), .is_object = true};
    auto record = json_record(cut, cut.text, whole, dataset);
    auto const flaw = read_json_items(cut.text, {}).flaw;
    record.fault =
        "the source does not give this item as JSON: " + (flaw.empty() ? "there is no list" : flaw);
    record.fault_rule = "X-JSON";
    sink(std::move(record));
}

void cut_json_file(CutText &cut, Dataset const &dataset, RecordSink const &sink) {
    auto paths = file_paths(dataset);
    paths.list = dataset.source.files.record_path;
    std::string mended;
    auto found = paths.list.empty() ? find_records(cut.text, paths, mended, cut.repairs)
                                    : read_or_mend(cut.text, paths, mended, cut.repairs);
    if (!found.flaw.empty()) throw std::runtime_error("the file cannot be read: " + found.flaw);
    if (!found.list_found)
        throw std::runtime_error("the file has no list of records at \"" + paths.list +
                                 "\"; expected an array there, at the root or at \"@graph\"");
    hand_over(cut, mended.empty() ? cut.text : std::string_view(mended), found, dataset, sink);
}

void cut_json_lines(CutText &cut, Dataset const &dataset, RecordSink const &sink) {
    auto paths = file_paths(dataset);
    paths.list = "$";
    std::string wrapped, mended;
    std::uint64_t line_number = 0;
    for (std::size_t at = 0; at < cut.text.size();) {
        auto const end = std::min(cut.text.find('\n', at), cut.text.size());
        auto const line = trimmed(cut.text.substr(at, end - at));
        at = end + 1;
        ++line_number;
        if (line.empty()) continue;
        wrapped.assign(1, '[').append(line).append(1, ']');
        std::vector<std::string> repairs;
        mended.clear();
        auto found = read_or_mend(wrapped, paths, mended, repairs);
        bool const is_one = found.flaw.empty() && found.items.size() == 1;
        JsonItem item = is_one ? std::move(found.items.front()) : JsonItem{.is_object = true};
        item.offset = 1;
        item.length = line.size();
        auto record = json_record(cut, mended.empty() ? wrapped : mended, std::move(item), dataset);
        record.place.offset = static_cast<std::uint64_t>(line.data() - cut.text.data());
        record.repairs.insert(record.repairs.end(), repairs.begin(), repairs.end());
        if (!is_one) {
            record.fault = "line " + std::to_string(line_number) + ": " +
                           (found.flaw.empty() ? "it holds more than one value" : found.flaw);
            record.fault_rule = "X-JSON";
        }
        sink(std::move(record));
    }
}

} // namespace tsunagi::harvester
