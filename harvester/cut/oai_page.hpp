// One answer of an OAI-PMH server: the envelope, and its records cut out byte for byte.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harvester/cut.hpp"

namespace tsunagi::harvester {

struct OaiError {
    std::string code, text;
};

struct ResumptionToken {
    std::string text; ///< white space around it removed; empty = the list ends here
    std::optional<std::uint64_t> complete_list_size;
};

struct OaiPage {
    std::string response_date, verb; ///< verb: name of the element that holds the answer, empty = none
    std::vector<OaiError> errors;
    std::optional<ResumptionToken> token;                      ///< absent when there is no such element
    std::vector<std::pair<std::string, std::string>> identify; ///< granularity, deletedRecord …
    std::vector<std::string> names; ///< prefixes of ListMetadataFormats, sets of ListSets
    std::uint64_t records = 0;
    std::vector<std::string> remarks; ///< trailing_bytes, envelope_namespace
    /// Why the page cannot be accepted: page_truncated, doctype, blocked, not_oai; empty = it can.
    std::string refusal, refusal_sentence;

    std::string identify_value(std::string_view name) const;
};

/// What the cutter must know beside the bytes.
struct OaiReading {
    model::DatasetId dataset;
    std::string metadata_prefix;
    std::vector<std::string> encodings; ///< tried when a record is not valid UTF-8
    std::uint64_t max_record_bytes = 4ULL << 20;
};

/// Reads to the closing root element. Records come in order; one that is not well-formed comes with its
/// fault, and the page goes on. Places are offsets in `body`. Records may have been handed over before a
/// refusal is known: a caller that gets one forgets them.
OaiPage read_oai_page(std::string_view body, OaiReading const &reading, RecordSink const &sink);

} // namespace tsunagi::harvester
