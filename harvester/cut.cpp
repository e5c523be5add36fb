#include "harvester/cut.hpp"

#include <stdexcept>

#include <xxhash.h>

#include "harvester/cut/oai_page.hpp"
#include "harvester/cut/page_text.hpp"
#include "harvester/cut/record_cutters.hpp"
#include "harvester/cut/xml_scanner.hpp"
#include "harvester/files/content.hpp"
#include "harvester/http/url.hpp"

namespace tsunagi::harvester {

namespace {

using model::Dataset;

/// The prefix that a page was asked with: in its address, or behind "#" where the request did not show it.
std::string metadata_prefix_of(std::string const &url, Dataset const &dataset) {
    constexpr std::string_view name = "metadataPrefix=";
    auto const at = url.rfind(name);
    if (at != std::string::npos) {
        auto const value = at + name.size();
        return url.substr(value, url.find_first_of("&#", value) - value);
    }
    auto const &prefixes = dataset.source.oai_pmh.metadata_prefixes;
    return prefixes.empty() ? std::string{} : prefixes.front();
}

/// ListIdentifiers names records without bringing them; only what it says of deletions is a record.
bool is_header_alone(model::RawRecord const &record) {
    return record.payload.empty() && !record.deleted && record.fault.empty();
}

std::uint32_t cut_oai_pmh(std::string_view bytes, std::uint32_t first_ordinal, Dataset const &dataset,
                          std::string const &prefix, RecordSink const &sink) {
    auto const text = xml_text(bytes);
    OaiReading const reading{dataset.id, prefix, dataset.source.encodings, dataset.limits.record_mib << 20};
    auto const page = read_oai_page(text.text(), reading, [&](model::RawRecord &&record) {
        record.place.ordinal += first_ordinal;
        if (!text.encoding.empty())
            record.repairs.insert(record.repairs.begin(), "encoding:" + text.encoding);
        if (!is_header_alone(record)) sink(std::move(record));
    });
    if (!page.refusal.empty()) throw std::runtime_error(page.refusal_sentence);
    return first_ordinal + static_cast<std::uint32_t>(page.records);
}

/// A record that could not be had: the archive keeps the reason in its place.
void cut_unavailable(store::ArchivedPage const &page, std::string_view reason, Dataset const &dataset,
                     RecordSink const &sink) {
    model::RawRecord record;
    record.dataset = dataset.id;
    record.identifier = argument_of(page.provenance.url, "identifier");
    record.place.length = reason.size();
    record.fault = reason;
    record.fault_rule = "X-XML";
    sink(std::move(record));
}

std::vector<std::string> encodings_of(Dataset const &dataset) {
    auto encodings = dataset.source.encodings;
    auto const &first = dataset.source.files.encoding;
    if (!first.empty() && first != "UTF-8") encodings.insert(encodings.begin(), first);
    return encodings;
}

char delimiter_of(Dataset const &dataset, std::string const &cut_as) {
    auto const &configured = dataset.source.files.delimiter;
    if (configured == "\\t") return '\t';
    if (!configured.empty()) return configured.front();
    return cut_as == "tsv" ? '\t' : ',';
}

void cut_one(CutText &cut, std::string const &cut_as, Dataset const &dataset, RecordSink const &sink) {
    if (cut_as == "json_api") return void(cut_json_page(cut, dataset, sink));
    if (cut_as == "broken_item") return cut_broken_item(cut, dataset, sink);
    if (cut_as == "json") return cut_json_file(cut, dataset, sink);
    if (cut_as == "json_lines") return cut_json_lines(cut, dataset, sink);
    if (cut_as == "xml") return cut_xml_file(cut, dataset, sink);
    if (cut_as == "json_document") return cut_json_document(cut, dataset, sink);
    if (cut_as == "resource") return cut_resource(cut, dataset, sink);
    if (cut_as == "change_list") return cut_change_list(cut, dataset, sink);
    if (is_list_page(cut_as)) return; // it leads to records and holds none
    if (cut_as == "csv" || cut_as == "tsv") return cut_csv(cut, delimiter_of(dataset, cut_as), dataset, sink);
    throw std::runtime_error(
        "a page is to be cut as \"" + cut_as +
        "\", expected one of oai_pmh, json_api, json_lines, json, csv, tsv, xml, json_document, "
        "resource, iiif_collection, resource_list, change_list");
}

bool is_markup(std::string const &cut_as, std::string_view bytes) {
    if (cut_as == "resource") return trimmed(bytes).starts_with('<') || bytes.starts_with("\xEF\xBB\xBF<");
    return cut_as == "xml" || cut_as == "resource_list" || cut_as == "change_list";
}

/// Files may come in any encoding; what speaks a protocol is UTF-8 or says what it is.
bool is_file(std::string const &cut_as) {
    return cut_as == "json" || cut_as == "json_lines" || cut_as == "csv" || cut_as == "tsv";
}

/// Converts where the bytes are no UTF-8; places count from the first byte of the decoded bytes.
void cut_text(std::string_view bytes, CutText &cut, std::string const &cut_as, Dataset const &dataset,
              RecordSink const &sink) {
    auto const text = is_markup(cut_as, bytes) ? xml_text(bytes)
                                               : readable_text(bytes, encodings_of(dataset), is_file(cut_as));
    auto const unmarked = text.text().substr(text.text().starts_with("\xEF\xBB\xBF") ? 3 : 0);
    cut.text = unmarked;
    cut.repairs.clear();
    if (!text.encoding.empty()) cut.repairs.push_back("encoding:" + text.encoding);
    auto const mark = text.encoding.empty() ? static_cast<std::uint64_t>(unmarked.data() - bytes.data()) : 0;
    cut_one(cut, cut_as, dataset, [&](model::RawRecord &&record) {
        record.place.offset += mark;
        sink(std::move(record));
    });
}

} // namespace

void cut(store::ArchivedPage const &page, std::string_view body, Dataset const &dataset,
         RecordSink const &sink) {
    auto const &how = page.provenance.cut_as;
    if (how == "rejected") return;
    auto const prefix = metadata_prefix_of(page.provenance.url, dataset);
    if (how == "unavailable") return cut_unavailable(page, body, dataset, sink);
    CutText cut;
    cut.address = page.provenance.url;
    open_content(body, dataset.limits, [&](std::string_view label, std::string_view bytes) {
        try {
            if (how == "oai_pmh")
                cut.next_ordinal = cut_oai_pmh(bytes, cut.next_ordinal, dataset, prefix, sink);
            else
                cut_text(bytes, cut, how, dataset, sink);
        } catch (ContentError const &) {
            throw;
        } catch (std::runtime_error const &error) {
            if (label.empty()) throw;
            throw std::runtime_error("entry \"" + std::string(label) + "\": " + error.what());
        }
    });
}

std::string ledger_identifier(store::ArchivedPage const &page, model::RawRecord const &record) {
    if (!record.identifier.empty()) return record.identifier;
    return page.hash + "#" + std::to_string(record.place.ordinal);
}

std::string payload_hash(model::RawRecord const &record) {
    constexpr std::string_view digits = "0123456789abcdef";
    auto hash = XXH3_64bits(record.payload.data(), record.payload.size());
    if (record.context) hash = XXH3_64bits_withSeed(record.context->data(), record.context->size(), hash);
    std::string text = "xxh3:";
    for (int shift = 60; shift >= 0; shift -= 4) text += digits[hash >> shift & 15];
    return text;
}

} // namespace tsunagi::harvester
