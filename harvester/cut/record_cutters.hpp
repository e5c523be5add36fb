// One cutter for each cut_as; they differ in where a record begins and ends.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "harvester/cut.hpp"

namespace tsunagi::harvester {

/// A stretch of a page to cut: the whole decoded page, or one entry of a zip.
struct CutText {
    std::string_view text;
    std::string address;              ///< of the page, with what was noted behind "#"
    std::uint32_t next_ordinal = 0;   ///< goes on over the entries of a zip
    std::vector<std::string> repairs; ///< of the whole text: "encoding:Shift_JIS"
};

// All: records in order, places relative to `cut.text`; `next_ordinal` is left behind the last. Throw
// std::runtime_error with a sentence when the text as a whole cannot be cut.

struct JsonEnvelope {
    std::string total, next, last_sort_key; ///< empty = not told
    bool has_duplicate_keys = false;
};
JsonEnvelope cut_json_page(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);
/// A page of one item that never came as JSON: one unreadable record.
void cut_broken_item(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);
/// One array, a configured record_path, JSON-LD @graph (blank nodes become the context of the records that
/// refer to them), or one object that is the record.
void cut_json_file(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);
void cut_json_lines(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);
/// RFC 4180; the header row is the context of every record.
void cut_csv(CutText &cut, char delimiter, model::Dataset const &dataset, RecordSink const &sink);
/// Elements named record_path; without it the document is one record.
void cut_xml_file(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);
/// One JSON object that names itself by `id` or `@id`: a IIIF manifest.
void cut_json_document(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);
/// One XML document or JSON object that is named by its address (ResourceSync).
void cut_resource(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);
/// The deletions that a ResourceSync change list tells, where the dataset lets it delete; entries before the
/// time behind "#since=" of the address are left out.
void cut_change_list(CutText &cut, model::Dataset const &dataset, RecordSink const &sink);

/// Pages of a crawl: those that lead to others, and those that are a record.
bool is_list_page(std::string_view cut_as);
bool is_document_page(std::string_view cut_as);

} // namespace tsunagi::harvester
